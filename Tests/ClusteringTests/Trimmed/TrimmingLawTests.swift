import Provenance
import Testing

@testable import Clustering

/// What is left out is what a full sort leaves out.
@Suite struct TrimmingLawTests {
  @Test(arguments: [1, 2, 40, 1_023, 1_025, 30_000], [0.05, 0.3, 0.97])
  func theFarthestAreLeftOut(count: Int, share: Double) {
    for kind in 0..<6 {
      var generator = SeededGenerator(seed: UInt64(kind), stream: UInt64(count))
      // Ties, equal leading bits, and a wide range.
      let distances = (0..<count).map { _ -> Double in
        switch kind % 3 {
        case 0: Double(generator.nextIndex(below: 50))
        case 1: 1 + 1e-9 * generator.nextUniform()
        default: generator.nextUniform() * [1e-300, 1e-3, 1, 1e200][generator.nextIndex(below: 4)]
        }
      }
      let weights = (0..<count).map { _ in kind < 3 ? 1 : Double(1 + generator.nextIndex(below: 8)) / 4 }
      let total = weights.reduce(0, +)
      let trimming = Trimming(share: share, totalWeight: total)
      let kept = trimming.kept(distances: distances, weights: weights)
      #expect(abs(kept.reduce(0, +) - (1 - share) * total) <= 1e-9 * total)
      #expect(zip(kept, weights).allSatisfy { 0...$1 ~= $0 })
      #expect(zip(kept, weights).count { $0 > 0 && $0 < $1 } <= 1, "one row is kept in part")
      let leastOut = kept.indices.filter { kept[$0] < weights[$0] }.map { distances[$0] }.min()
      let mostIn = kept.indices.filter { kept[$0] > 0 }.map { distances[$0] }.max()!
      #expect(leastOut.map { $0 >= mostIn } ?? true)
    }
  }

  /// 0.29 of 100 is 28.999999999999996 to a computer.
  @Test func wholeNumbersOfRowsAreWhole() {
    let distances = (0..<100).map { Double($0) }
    let ones = [Double](repeating: 1, count: 100)
    for hundredth in 1..<100 {
      let trimming = Trimming(share: Double(hundredth) / 100, totalWeight: 100)
      #expect(trimming.wholeRowCount == hundredth)
      #expect(
        trimming.kept(distances: distances, weights: ones) == (0..<100).map { $0 < 100 - hundredth ? 1 : 0 })
    }
    #expect(Trimming(share: 0, totalWeight: 100).isNothing)
    let half = Trimming(share: 0.025, totalWeight: 100).kept(distances: distances, weights: ones)
    #expect(half == (0..<100).map { $0 < 97 ? 1 : $0 == 97 ? 0.5 : 0 })
  }

  @Test func tiesAreLeftOutInTheGivenOrder() {
    let kept = Trimming(share: 0.5, totalWeight: 6).kept(
      distances: [2, 9, 2, 2, 1, 2], weights: [1, 1, 1, 1, 1, 1]
    ) { tied in
      #expect(tied == [0, 2, 3, 5])
      return [3, 0, 5, 2]
    }
    #expect(kept == [0, 0, 1, 0, 1, 1])
  }
}
