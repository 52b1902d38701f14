extension Workers {
  /// Runs pieces of work that are taken in order, worked on at once, and delivered in order.
  ///
  /// A piece lives in a slot: `take` fills it, `work` works on it, `deliver` uses it up, and then the slot is free for
  /// another piece. `take` is called by one thread at a time, for one piece after the other, and so is `deliver`, in the
  /// same order; `work` is called by many. The three run beside each other, on any of the threads. No more pieces are
  /// under way than there are slots: twice as many as threads, so that a thread need not wait for a slower one. With one
  /// worker there is one slot and no thread is woken.
  ///
  /// - Parameters:
  ///   - pieceLimit: The greatest number of pieces there can be, if it is known: no more threads are woken.
  ///   - makeSlot: Makes a slot.
  ///   - take: Fills a slot with the next piece, or returns `false` when there is none left.
  ///   - work: What many threads may do at once; it must not depend on which thread runs it.
  ///   - deliver: What has to be done in order.
  /// - Throws: The error of the first piece, in order, for which one of the three failed; no piece behind it is delivered.
  package func pipeline<Slot: AnyObject, Failure: Error>(
    pieceLimit: Int = .max, makeSlot: () -> Slot, take: (Slot) throws(Failure) -> Bool,
    work: (Slot) throws(Failure) -> Void, deliver: (Slot) throws(Failure) -> Void
  ) throws(Failure) {
    let threads = min(count, pieceLimit)
    if threads <= 1 {
      let slot = makeSlot()
      while try take(slot) {
        try work(slot)
        try deliver(slot)
      }
      return
    }
    let line = AssemblyLine<Slot, Failure>(slots: (0..<min(2 * threads, pieceLimit)).map { _ in makeSlot() })
    withoutActuallyEscaping(take) { take in
      withoutActuallyEscaping(work) { work in
        withoutActuallyEscaping(deliver) { deliver in
          let stages = Stages(take: take, work: work, deliver: deliver)
          ThreadPool.shared.perform(guestCount: threads - 1) { line.run(stages) }
        }
      }
    }
    if let failure = line.failure { throw failure }
  }
}

/// The three functions; the assembly line calls `take` and `deliver` from one thread at a time, and `work` for slots that no
/// other thread has.
private struct Stages<Slot: AnyObject, Failure: Error>: @unchecked Sendable {
  let take: (Slot) throws(Failure) -> Bool
  let work: (Slot) throws(Failure) -> Void
  let deliver: (Slot) throws(Failure) -> Void
}

/// Which piece is where. Everything is guarded by `lock`, which no thread holds while it takes, works or delivers.
private final class AssemblyLine<Slot: AnyObject, Failure: Error>: @unchecked Sendable {
  private enum Step {
    case take(Slot, piece: Int)
    case deliver(Result<Slot, Failure>)
    case stop
  }

  private let lock = Lock()
  private let change = Condition()
  private var free: [Slot]
  private var finished: [Int: Result<Slot, Failure>] = [:]
  private var takenCount = 0
  private var deliveredCount = 0
  private var isTaking = false
  private var isDelivering = false
  private var isExhausted = false
  private var error: Failure?

  init(slots: [Slot]) { free = slots }

  var failure: Failure? { lock.locked { error } }

  /// What one thread does until nothing is left.
  func run(_ stages: Stages<Slot, Failure>) {
    while true {
      switch nextStep() {
      case .stop: return
      case .deliver(let result): delivered(result, stages.deliver)
      case .take(let slot, let piece):
        do throws(Failure) {
          let isThere = try stages.take(slot)
          taken(slot, isThere: isThere)
          guard isThere else { continue }
          try stages.work(slot)
          finish(piece, .success(slot))
        } catch {
          finish(piece, .failure(error))
        }
      }
    }
  }

  /// What to do next; waits while others have it all in hand. What is finished goes first, since it frees a slot.
  private func nextStep() -> Step {
    lock.locked {
      while true {
        if error != nil { return .stop }
        if !isDelivering, let result = finished.removeValue(forKey: deliveredCount) {
          isDelivering = true
          return .deliver(result)
        }
        if !isTaking, !isExhausted, let slot = free.popLast() {
          isTaking = true
          takenCount += 1
          return .take(slot, piece: takenCount - 1)
        }
        if isExhausted, deliveredCount == takenCount { return .stop }
        change.wait(lock)
      }
    }
  }

  private func taken(_ slot: Slot, isThere: Bool) {
    lock.locked {
      isTaking = false
      if !isThere {
        isExhausted = true
        takenCount -= 1
        free.append(slot)
      }
      change.broadcast()
    }
  }

  private func finish(_ piece: Int, _ result: Result<Slot, Failure>) {
    lock.locked {
      // Behind a piece that failed no other is taken.
      if case .failure = result {
        isExhausted = true
        if piece == takenCount - 1 { isTaking = false }
      }
      finished[piece] = result
      change.broadcast()
    }
  }

  private func delivered(_ result: Result<Slot, Failure>, _ deliver: (Slot) throws(Failure) -> Void) {
    var failure: Failure?
    do throws(Failure) { try deliver(result.get()) } catch { failure = error }
    lock.locked {
      isDelivering = false
      deliveredCount += 1
      error = failure
      if case .success(let slot) = result { free.append(slot) }
      change.broadcast()
    }
  }
}
