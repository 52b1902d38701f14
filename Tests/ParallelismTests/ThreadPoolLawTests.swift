import Synchronization
import Testing

@testable import Parallelism

@Suite struct ThreadPoolLawTests {
  /// Where no thread can be made the host does all of the work alone.
  @Test func withoutThreadsTheHostWorksAlone() {
    let asked = Atomic(0)
    let pool = ThreadPool { _ in
      asked.add(1, ordering: .relaxed)
      return false
    }
    let next = Atomic(0)
    let runs = Atomic(0)
    for _ in 0..<10 {
      next.store(0, ordering: .relaxed)
      pool.perform(guestCount: 3) {
        runs.add(1, ordering: .relaxed)
        while next.wrappingAdd(1, ordering: .relaxed).newValue < 100 {}
      }
      #expect(next.load(ordering: .relaxed) == 100)
    }
    #expect(runs.load(ordering: .relaxed) == 10)
    // A system that made none is not asked again at once.
    #expect(asked.load(ordering: .relaxed) == 1)
  }

  /// With one thread where three were asked for, whoever comes shares the work and nothing is done twice.
  @Test func withFewerThreadsThanAskedAllIsDoneOnce() {
    let made = Atomic(0)
    let pool = ThreadPool { pool in
      made.add(1, ordering: .relaxed).newValue == 1 && ThreadPool.startThread(for: pool)
    }
    for _ in 0..<200 {
      let next = Atomic(0)
      let sum = Atomic(0)
      pool.perform(guestCount: 3) {
        while true {
          let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard index < 50 else { return }
          sum.add(index, ordering: .relaxed)
        }
      }
      #expect(sum.load(ordering: .relaxed) == 1_225)
    }
  }

  /// Loops within loops within loops end, and give what one thread gives.
  @Test(arguments: [1, 2, 3, 16]) func nestedLoopsEnd(threads: Int) {
    let workers = Workers(count: threads)
    let found = workers.map(8) { a in
      workers.map(6) { b in workers.map(5) { c in 100 * a + 10 * b + c }.reduce(0, +) }.reduce(0, +)
    }
    #expect(
      found == (0..<8).map { a in (0..<6).reduce(0) { $0 + (0..<5).reduce(0) { $0 + $1 } + 5 * (100 * a + 10 * $1) } })
  }
}
