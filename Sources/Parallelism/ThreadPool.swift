#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Threads that wait to be invited to a piece of work.
///
/// Whoever has work for many threads invites guests and sets to it at once; when there is nothing left to do, the seats that
/// nobody took are withdrawn, and only those who came are waited for. So nobody waits for a thread that has not begun: loops
/// within loops cannot lock each other out, and where the system makes no thread the host does the work alone.
final class ThreadPool: @unchecked Sendable {
  static let shared = ThreadPool(makeThread: startThread)

  /// Beyond this many threads nothing is gained and address space is lost.
  private static let threadLimit = 1_023
  /// Address space of a thread's stack in bytes. The work of our loops is not recursive.
  private static let stackSize = 1 << 20
  /// How many invitations go by before a system that made no thread is asked again.
  private static let pause = 1_000

  /// Starts a thread that attends a pool, or says that there is none to be had.
  private let makeThread: @Sendable (ThreadPool) -> Bool
  private let lock = Lock()
  private let invited = Condition()
  private let left = Condition()
  // Guarded by the lock.
  private var open: [UnsafePointer<Party>] = []
  private var threadCount = 0
  private var sleeperCount = 0
  private var invitationsToSkip = 0

  /// One piece of work; it lives in the frame of its host, who does not leave before the guests have.
  private struct Party {
    let work: () -> Void
    /// Guarded by the lock; apart from the work, which many read at once without it.
    let seats: UnsafeMutablePointer<Seats>
  }

  private struct Seats {
    var freeCount: Int
    var guestCount = 0
  }

  /// Makes a pool without threads.
  ///
  /// - Parameter makeThread: Starts a thread that calls ``attend()``, or returns `false` when the system has none.
  init(makeThread: @escaping @Sendable (ThreadPool) -> Bool) { self.makeThread = makeThread }

  /// Runs `work` on the calling thread and, at the same time, on up to `guestCount` others; returns when all have returned.
  ///
  /// `work` must be right however many run it, one included: it takes from what is left to do until nothing is.
  func perform(guestCount: Int, _ work: () -> Void) {
    withoutActuallyEscaping(work) { work in
      var seats = Seats(freeCount: guestCount)
      withUnsafeMutablePointer(to: &seats) { seats in
        withUnsafePointer(to: Party(work: work, seats: seats)) { party in
          invite(to: party)
          Self.work(at: party)
          dismiss(party)
        }
      }
    }
  }

  private func invite(to party: UnsafePointer<Party>) {
    let wakeCount = lock.locked {
      makeThreads(upTo: party.pointee.seats.pointee.freeCount)
      guard threadCount > 0 else { return 0 }
      open.append(party)
      return min(party.pointee.seats.pointee.freeCount, sleeperCount)
    }
    for _ in 0..<wakeCount { invited.signal() }
  }

  /// Withdraws the seats that nobody took and waits until the guests have left.
  private func dismiss(_ party: UnsafePointer<Party>) {
    lock.locked {
      close(party)
      while party.pointee.seats.pointee.guestCount > 0 { left.wait(lock) }
    }
  }

  /// Takes a party off the list of those that have seats.
  private func close(_ party: UnsafePointer<Party>) {
    if let index = open.lastIndex(of: party) { open.remove(at: index) }
  }

  // Never inlined, so that no reference to the work outlives the call.
  @inline(never)
  private static func work(at party: UnsafePointer<Party>) { party.pointee.work() }

  /// What a thread does for ever: goes to the party that was opened last, since the others wait for it.
  func attend() {
    while true {
      let party = nextParty()
      Self.work(at: party)
      lock.locked {
        party.pointee.seats.pointee.guestCount -= 1
        if party.pointee.seats.pointee.guestCount == 0 { left.broadcast() }
      }
    }
  }

  private func nextParty() -> UnsafePointer<Party> {
    lock.locked {
      while open.isEmpty {
        sleeperCount += 1
        invited.wait(lock)
        sleeperCount -= 1
      }
      let party = open[open.count - 1]
      party.pointee.seats.pointee.freeCount -= 1
      party.pointee.seats.pointee.guestCount += 1
      if party.pointee.seats.pointee.freeCount == 0 { close(party) }
      return party
    }
  }

  /// Makes threads until there are `count`, or as many as the system gives. The lock is held.
  private func makeThreads(upTo count: Int) {
    guard threadCount < min(count, Self.threadLimit) else { return }
    guard invitationsToSkip == 0 else {
      invitationsToSkip -= 1
      return
    }
    while threadCount < min(count, Self.threadLimit) {
      guard makeThread(self) else {
        invitationsToSkip = Self.pause
        return
      }
      threadCount += 1
    }
  }

  /// Starts a thread that attends a pool, with the signals for the process blocked: they go to the threads that were there
  /// before. Those that a thread's own instructions or writing bring about stay with it.
  @Sendable
  static func startThread(for pool: ThreadPool) -> Bool {
    var attributes = pthread_attr_t()
    guard pthread_attr_init(&attributes) == 0 else { return false }
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, stackSize)
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    var blocked = sigset_t()
    var before = sigset_t()
    sigfillset(&blocked)
    for signal in [SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGBUS, SIGSEGV, SIGSYS, SIGPIPE, SIGXFSZ] {
      sigdelset(&blocked, signal)
    }
    pthread_sigmask(SIG_BLOCK, &blocked, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let argument = Unmanaged.passRetained(pool)
    let status = pthread_create(
      &thread, &attributes,
      { argument in
        attendForEver(argument)
        return nil
      }, argument.toOpaque())
    if status != 0 { argument.release() }
    return status == 0
  }
}

/// What a thread begins with.
private func attendForEver(_ pool: UnsafeMutableRawPointer?) {
  if let pool { Unmanaged<ThreadPool>.fromOpaque(pool).takeRetainedValue().attend() }
}
