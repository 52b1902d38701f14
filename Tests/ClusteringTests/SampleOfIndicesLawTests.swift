import Clustering
import Provenance
import Testing

@Suite struct SampleOfIndicesLawTests {
  @Test(arguments: [(0, 0), (0, 5), (1, 1), (5, 5), (3, 10), (999, 1_000), (100, 1_000_000)])
  func sortedDistinctAndInRange(count: Int, bound: Int) {
    var generator = SeededGenerator(seed: 1)
    let sample = generator.sampleOfIndices(count, below: bound)
    #expect(sample.count == count)
    #expect(zip(sample, sample.dropFirst()).allSatisfy { $0 < $1 })
    #expect(sample.allSatisfy { 0..<bound ~= $0 })
  }

  /// Each of the 10 pairs of 5 things is drawn 2,000 times of 20,000, within five standard errors.
  @Test func everySubsetIsEquallyLikely() {
    var generator = SeededGenerator(seed: 2)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<20_000 { counts[generator.sampleOfIndices(2, below: 5), default: 0] += 1 }
    #expect(counts.count == 10)
    let error = (20_000 * 0.1 * 0.9).squareRoot()
    #expect(counts.values.allSatisfy { abs(Double($0) - 2_000) < 5 * error })
  }
}
