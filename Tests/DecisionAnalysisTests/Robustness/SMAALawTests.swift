import Criteria
import DecisionAnalysis
import LinearAlgebra
import Parallelism
import Provenance
import Testing

/// A method of which nothing is known but how it ranks.
private struct NoRankingDetail: RankingDetail {}

private struct Opaque: RankingMethod {
  static let identifier = "opaque"
  static let summary = "Ranks as another method does"
  static let citations: [Citation] = []
  let inner: any RankingMethod
  var conventions: [Convention] { inner.conventions }
  var laws: MethodLaws { inner.laws }

  func rank(_ matrix: DecisionMatrix, weights: Weights) throws(DecisionError) -> Ranking<NoRankingDetail> {
    Ranking(try inner.outcome(matrix, weights: weights), detail: NoRankingDetail())
  }
}

@Suite struct SMAALawTests {
  private func decision(_ seed: UInt64, alternatives: Int = 6) throws -> RandomDecision {
    var generator = SeededGenerator(seed: seed)
    return try RandomDecision(alternatives: alternatives, criteria: 4, &generator)
  }

  /// The short ways for weighted sums and TOPSIS give what ranking each draw gives.
  @Test(arguments: ["wsm", "topsis", "wpm", "promethee2", "marcos", "spotis", "mabac", "aras", "moora"])
  func shortWaysGiveTheSame(identifier: String) throws {
    let method = try RankingCatalogue.entry(named: identifier).make(workers: .one)
    let matrix = try decision(111).matrix()
    let analysis = try SMAA(drawCount: 1_500, seed: 3, workers: .one)
    let short = try analysis.analyse(method, matrix)
    let long = try analysis.analyse(Opaque(inner: method), matrix)
    #expect(short == long)
  }

  @Test(arguments: CatalogueCase.all) func everyMethodCanBeAnalysed(entry: CatalogueCase) throws {
    let matrix = try decision(112).matrix()
    let result = try SMAA(drawCount: 120, seed: 4, workers: .one).analyse(entry.method(), matrix)
    for i in 0..<6 {
      #expect(abs(result.rankAcceptabilities.row(i).reduce(0, +) - 1) < 1e-12)
      #expect((result.centralWeights[i] == nil) == (result.firstRankAcceptability(i) == 0))
      if let centre = result.centralWeights[i] { #expect(abs(centre.reduce(0, +) - 1) < 1e-12) }
      for k in 0..<6 { #expect(result.pairwiseWinning[i, k] + result.pairwiseWinning[k, i] <= 1 + 1e-12) }
    }
  }

  @Test func threadsGiveTheSameBits() throws {
    let matrix = try decision(113).matrix()
    for spreads in [[:], ["c1": 1.5]] {
      let one = try SMAA(drawCount: 5_500, seed: 5, spreads: spreads, workers: .one).analyse(WSM(.minMax), matrix)
      let many = try SMAA(drawCount: 5_500, seed: 5, spreads: spreads, workers: Workers(count: 3)).analyse(
        WSM(.minMax), matrix)
      #expect(one == many)
    }
  }

  @Test func centralWeightsKeepTheOrderOfImportance() throws {
    let matrix = try decision(114).matrix()
    let order = ["c3", "c1", "c4", "c2"]
    let result = try SMAA(drawCount: 4_000, seed: 6, region: .ordered(order.map { [$0] })).analyse(TOPSIS(), matrix)
    for centre in result.centralWeights.compactMap({ $0 }) {
      let inOrder = [centre[2], centre[0], centre[3], centre[1]]
      #expect(inOrder == inOrder.sorted(by: >))
    }
    // Over the whole region, central weights average to the rank-order centroid.
    var mean = [Double](repeating: 0, count: 4)
    for i in 0..<6 {
      for k in 0..<4 {
        mean[k] += result.firstRankAcceptability(i) * (result.centralWeights[i]?[k] ?? 0)
      }
    }
    let centroid = [25.0 / 48, 13.0 / 48, 7.0 / 48, 3.0 / 48]
    for (weight, expected) in zip([mean[2], mean[0], mean[3], mean[1]], centroid) {
      #expect(abs(weight - expected) < 0.01)
    }
  }

  /// Two alternatives whose only values differ by d, with standard deviation s: the first is first with probability
  /// Φ(d / (s √2)), here Φ(1) = 0.8413.
  @Test func vagueValuesLowerTheConfidence() throws {
    let matrix = try DecisionMatrix(
      criteria: [Criterion("x")], values: Matrix(rows: [[10 + 2.0.squareRoot()], [10]]))
    let result = try SMAA(drawCount: 40_000, seed: 7, spreads: ["x": 1]).analyse(WSM(.none), matrix)
    #expect(abs(try #require(result.confidences[0]) - 0.841_344_746) < 0.01)
    #expect(abs(result.firstRankAcceptability(0) - 0.841_344_746) < 0.01)
    #expect(abs(try #require(result.confidences[1]) - 0.158_655_254) < 0.01)
  }

  @Test func equalAlternativesShareTheFirstRank() throws {
    let matrix = try DecisionMatrix(
      criteria: [Criterion("x"), Criterion("y")], values: Matrix(rows: [[3, 4], [3, 4]]))
    let result = try SMAA(drawCount: 100, seed: 8).analyse(TOPSIS(), matrix)
    #expect(result.rankAcceptabilities.elements == [1, 1, 0, 0] && result.pairwiseWinning.elements == [0, 0, 0, 0])
    #expect(result.confidences == [1, 1])
  }

  @Test func refusesWhatIsNoAnalysis() throws {
    let matrix = try decision(115).matrix()
    #expect(throws: DecisionError.setting(name: "draws", value: 0, allowed: "at least 1")) {
      try SMAA(drawCount: 0, seed: 1)
    }
    #expect(throws: DecisionError.setting(name: "the spread of 'x'", value: -1, allowed: "finite and at least 0")) {
      try SMAA(seed: 1, spreads: ["x": -1])
    }
    #expect(throws: DecisionError.unknownSetting("x", method: "the spreads", available: ["c1", "c2", "c3", "c4"])) {
      try SMAA(seed: 1, spreads: ["x": 1]).analyse(WSM(), matrix)
    }
    #expect(
      throws: DecisionError.weightsMismatch(
        unweighted: ["c4"], unknown: ["c5"], criteria: ["c1", "c2", "c3", "c4"])
    ) { try SMAA(seed: 1, region: .ordered([["c1", "c2"], ["c3", "c5"]])).analyse(WSM(), matrix) }
    #expect(throws: DecisionError.repeatedName("c1", kind: "criteria")) {
      try SMAA(seed: 1, region: .ordered([["c1", "c2", "c3", "c4"], ["c1"]])).analyse(WSM(), matrix)
    }
  }
}
