import Provenance
import Parallelism
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// One line on standard error that says how far long work has come; silent for the first second and off a terminal.
final class ProgressLine: Sendable {
  private struct State {
    var lastDrawn: ContinuousClock.Instant
    var isShown = false
  }

  /// There is one line in a process, whoever draws it.
  private static let state = Mutex(State(lastDrawn: .now))
  private let isTerminal = isatty(STDERR_FILENO) == 1

  init() { Self.state.withLock { $0.lastDrawn = .now + .seconds(1) } }

  /// What to hand to a runner.
  var handler: ProgressHandler? {
    guard isTerminal else { return nil }
    return { progress in
      Self.state.withLock { state in
        guard ContinuousClock.now > state.lastDrawn + .milliseconds(100) else { return }
        state.lastDrawn = .now
        state.isShown = true
        let percent = Int((100 * progress.fraction).rounded())
        StandardError.write("\r\u{1B}[2K\(progress.stage) \(percent) %")
      }
    }
  }

  /// Wipes the line.
  func finish() { Self.wipe() }

  /// Wipes the line if one is shown.
  static func wipe() {
    state.withLock { state in
      guard state.isShown else { return }
      state.isShown = false
      StandardError.write("\r\u{1B}[2K")
    }
  }
}
