import Tables

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What happens when the program is told to end: nothing half-written stays, the terminal is clean, and whoever started it
/// sees by which signal it ended.
///
/// The signals are blocked in all threads and awaited by one of its own, which may therefore do what no signal handler may:
/// wait until files are in their places, remove others, write a sentence.
enum Interruption {
  private static let stackSize = 256 << 10

  /// Watches for Ctrl-C, `kill` and the end of the terminal, as far as they are not ignored (`nohup`). A file larger than
  /// allowed (`ulimit -f`) becomes an error of writing and no signal.
  ///
  /// To be called before there are threads. Where no thread can be made, signals end the program as they always do.
  static func watch() {
    signal(SIGXFSZ, SIG_IGN)
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM, SIGHUP] where !isIgnored(number) { sigaddset(&signals, number) }
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, stackSize)
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    // What is awaited lives as long as the process; whoever started it may have blocked other signals.
    let awaited = UnsafeMutablePointer<sigset_t>.allocate(capacity: 1)
    awaited.initialize(to: signals)
    if pthread_create(&thread, &attributes, { Interruption.wait(for: $0) }, awaited) != 0 {
      pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard sigaction(number, nil, &action) == 0 else { return false }
    #if canImport(Darwin)
      let handler = action.__sigaction_u.__sa_handler
    #else
      let handler = action.__sigaction_handler.sa_handler
    #endif
    // SIG_IGN is the number 1 in the place of a function.
    return unsafeBitCast(handler, to: Int.self) == 1
  }

  private static func wait(for signals: UnsafeMutableRawPointer?) -> Never {
    let signals = signals!.assumingMemoryBound(to: sigset_t.self)
    var number: Int32 = 0
    while sigwait(signals, &number) != 0 {}
    UnfinishedFiles.discardAll { committedCount in
      ProgressLine.wipe()
      let cause = number == SIGINT ? "Interrupted" : "Told to end by the signal \(number == SIGTERM ? "TERM" : "HUP")"
      let files = committedCount == 0 ? "" : "; the files were written before"
      StandardError.write("pondera: \(cause)\(files).\n")
      end(by: number)
    }
  }

  /// Ends as the signal would have, so that a shell stops its loop as well.
  private static func end(by number: Int32) -> Never {
    var only = sigset_t()
    sigemptyset(&only)
    sigaddset(&only, number)
    signal(number, SIG_DFL)
    kill(getpid(), number)
    pthread_sigmask(SIG_UNBLOCK, &only, nil)
    _exit(128 + number)
  }
}
