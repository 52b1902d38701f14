#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Turns the signal of a broken pipe into an error number, for one write and this thread only: a library must not change
/// how its process treats signals, and a killed process could not remove what it wrote aside.
enum BrokenPipe {
  /// `write(2)`, and `errno` after it.
  static func write(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> (Int, Int32) {
    var blocked = sigset_t()
    var old = sigset_t()
    var pending = sigset_t()
    sigemptyset(&blocked)
    sigaddset(&blocked, SIGPIPE)
    sigpending(&pending)
    let wasPending = sigismember(&pending, SIGPIPE) == 1
    pthread_sigmask(SIG_BLOCK, &blocked, &old)
    let written = systemWrite(descriptor, bytes, count)
    let code = errno
    // A reader that goes away half-way makes a short write that is no error and sends the signal all the same.
    if written < count, !wasPending {
      sigpending(&pending)
      if sigismember(&pending, SIGPIPE) == 1 { discard(&blocked) }
    }
    pthread_sigmask(SIG_SETMASK, &old, nil)
    return (written, code)
  }

  private static func discard(_ signals: inout sigset_t) {
    #if canImport(Darwin)
      var signal: Int32 = 0
      sigwait(&signals, &signal)
    #else
      var none = timespec()
      while sigtimedwait(&signals, nil, &none) < 0, errno == EINTR {}
    #endif
  }
}

/// `write(2)`, whose name the function above hides.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
