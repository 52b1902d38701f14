import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What this process has written aside under a name, so that a program that is told to end can remove it first.
///
/// Unnamed files vanish with the process and are not here but for the moment in which they are put in their places. A library
/// must not change how its process treats signals: the program watches for them and calls ``discardAll(thenEnd:)``.
package enum UnfinishedFiles {
  private struct State {
    var paths: Set<String> = []
    var committedCount = 0
  }

  private static let state = Mutex(State())

  /// Makes a file that has a name, and remembers it, with nothing between the two.
  static func making(_ path: String, _ make: () -> Int32) -> Int32 {
    state.withLock { state in
      let descriptor = make()
      if descriptor >= 0 { state.paths.insert(path) }
      return descriptor
    }
  }

  /// Removes a file that was written aside.
  static func remove(_ path: String) {
    state.withLock { state in
      guard state.paths.remove(path) != nil else { return }
      _ = unlink(SystemPath.bytes(of: path))
    }
  }

  /// Puts files in their places with nothing between: a process that is told to end meanwhile ends afterwards.
  static func committing<Failure: Error>(
    _ fileCount: Int, _ body: (inout Set<String>) throws(Failure) -> Void
  ) throws(Failure) {
    let result = state.withLock { state in
      Result { () throws(Failure) in
        try body(&state.paths)
        state.committedCount += fileCount
      }
    }
    try result.get()
  }

  /// Removes everything that was written aside and ends the process, so that nothing else is made meanwhile.
  ///
  /// - Parameter end: Ends the process; it is told how many files had been put in their places before.
  package static func discardAll(thenEnd end: (_ committedCount: Int) -> Never) -> Never {
    state.withLock { state in
      for path in state.paths { _ = unlink(SystemPath.bytes(of: path)) }
      end(state.committedCount)
    }
  }
}
