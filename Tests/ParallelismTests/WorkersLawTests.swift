import Parallelism
import Testing

@Suite struct WorkersLawTests {
  private struct Failure: Error, Equatable { let index: Int }

  @Test(arguments: [1, 2, 3, 64]) func resultsComeInIndexOrder(threads: Int) {
    #expect(Workers(count: threads).map(1_000) { $0 * $0 } == (0..<1_000).map { $0 * $0 })
    #expect(Workers(count: threads).map(0) { $0 }.isEmpty)
  }

  @Test(arguments: [1, 2, 64]) func theLowestFailureWins(threads: Int) {
    #expect(throws: Failure(index: 11)) {
      try Workers(count: threads).map(500) { (index) throws(Failure) -> Int in
        if index >= 11 { throw Failure(index: index) }
        return index
      }
    }
  }

  @Test func thereIsAlwaysAWorker() {
    #expect(Workers(count: -3).count == 1)
    #expect(Workers.automatic.count >= 1)
  }
}
