import Parallelism
import Synchronization
import Testing

@Suite struct WorkersPipelineLawTests {
  private struct Failure: Error, Equatable { let piece: Int }
  private final class Slot {
    var piece = 0
    var square = 0
  }

  private func squares(
    _ count: Int, threads: Int, failing: (stage: Int, pieces: ClosedRange<Int>)? = nil
  ) throws(Failure) -> [Int] {
    func check(_ stage: Int, _ piece: Int) throws(Failure) {
      if let failing, failing.stage == stage, failing.pieces.contains(piece) { throw Failure(piece: piece) }
    }
    var next = 0
    var results: [Int] = []
    do throws(Failure) {
      try Workers(count: threads).pipeline(
        makeSlot: { Slot() },
        take: { (slot) throws(Failure) in
          guard next < count else { return false }
          slot.piece = next
          next += 1
          try check(0, slot.piece)
          return true
        },
        work: { (slot) throws(Failure) in
          try check(1, slot.piece)
          slot.square = slot.piece * slot.piece
        },
        deliver: { (slot) throws(Failure) in
          try check(2, slot.piece)
          results.append(slot.square)
        })
    } catch {
      // What lies before the fault was delivered, and nothing behind it.
      #expect(results == (0..<error.piece).map { $0 * $0 })
      throw error
    }
    return results
  }

  @Test(arguments: [1, 2, 3, 64]) func piecesAreDeliveredInOrder(threads: Int) throws {
    for count in [0, 1, 2, 7, 2_000] {
      #expect(try squares(count, threads: threads) == (0..<count).map { $0 * $0 })
    }
  }

  @Test(arguments: [1, 2, 3, 64], 0...2) func theFirstFailureWins(threads: Int, stage: Int) {
    for first in [0, 1, 5, 300] {
      #expect(throws: Failure(piece: first)) {
        try squares(400, threads: threads, failing: (stage, first...(first + 50)))
      }
    }
  }

  /// No more pieces are under way than twice the threads, and slots are used again.
  @Test func slotsAreBounded() {
    let made = Atomic(0)
    let underWay = Atomic(0)
    let most = Atomic(0)
    var next = 0
    Workers(count: 3).pipeline(
      makeSlot: {
        made.add(1, ordering: .relaxed)
        return Slot()
      },
      take: { _ in
        next += 1
        if next <= 500 { most.max(underWay.add(1, ordering: .relaxed).newValue, ordering: .relaxed) }
        return next <= 500
      },
      work: { $0.piece += 1 },
      deliver: { _ in underWay.subtract(1, ordering: .relaxed) })
    #expect(made.load(ordering: .relaxed) == 6)
    #expect((1...6).contains(most.load(ordering: .relaxed)))
  }
}
