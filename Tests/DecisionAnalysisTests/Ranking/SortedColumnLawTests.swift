import DecisionAnalysis
import Parallelism
import Provenance
import Testing

@Suite struct SortedColumnLawTests {
  private func check(_ values: [Double], _ workers: Workers) throws {
    let sorted = try #require(values.withUnsafeBufferPointer { SortedColumn($0, workers: workers) })
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    #expect(sorted.order.map { Int($0) } == order)
    #expect(sorted.values == order.map { values[$0] })
  }

  @Test(arguments: [0, 1, 2, 100, 2_048, 2_049, 50_000]) func sortsLikeThePlainSort(count: Int) throws {
    var generator = SeededGenerator(seed: 41)
    let kinds: [(inout SeededGenerator) -> Double] = [
      { $0.nextUniform() }, { Double($0.nextIndex(below: 10)) }, { 1e300 * $0.nextNormal() },
      // Nearly all in one bucket.
      { $0.nextIndex(below: 1_000) == 0 ? 1e12 : $0.nextNormal() }, { _ in 3 },
    ]
    for kind in kinds {
      let values = (0..<count).map { _ in kind(&generator) }
      for threads in [1, 3] { try check(values, Workers(count: threads)) }
    }
  }

  @Test func rangesBeyondTheLargestNumberAreSorted() throws {
    var values = (0..<5_000).map { Double($0 % 97) }
    values[17] = 1.7e308
    values[18] = -1.7e308
    try check(values, .one)
  }

  @Test func refusesWhatIsNotFinite() {
    for value in [Double.nan, .infinity] {
      #expect([1, value].withUnsafeBufferPointer { SortedColumn($0, workers: .one) == nil })
      #expect(Ranks.of([1, value], higherIsBetter: true) == nil)
    }
  }

  @Test func tiesShareTheBestRank() {
    #expect(Ranks.of([3, 1, 3, 2], higherIsBetter: true) == [1, 4, 1, 3])
    #expect(Ranks.of([3, 1, 3, 2], higherIsBetter: false) == [3, 1, 3, 2])
    // 0.1 + 0.2 is not 0.3, and no preference either.
    #expect(Ranks.of([0.1 + 0.2, 0.3, 1], higherIsBetter: true) == [2, 2, 1])
    #expect(Ranks.of([], higherIsBetter: true) == [])
  }
}
