import Criteria
import DecisionAnalysis
import LinearAlgebra
import Provenance
import Testing

@Suite struct WeightingDegenerateTests {
  private func matrix(_ rows: [[Double]]) throws -> DecisionMatrix {
    try DecisionMatrix(criteria: rows[0].indices.map { try Criterion("c\($0 + 1)") }, values: Matrix(rows: rows))
  }

  @Test(arguments: WeightingCase.all.filter { $0.entry.inputKind != .hierarchy }) func oneCriterionWeighsAll(
    _ method: WeightingCase
  ) throws {
    #expect(try method.weights(WeightingSample(criteria: 1, noise: 1, seed: 1)) == [1])
  }

  @Test func oneCriterionInAHierarchyWeighsAll() throws {
    let one = try PairwiseComparisons(criteria: ["a"], judgments: [])
    let group = try PairwiseComparisons(criteria: ["group"], judgments: [])
    let found = try HierarchyAHP(AHP()).weigh(PairwiseHierarchy(goal: group, groups: ["group": one]))
    #expect(found.criteria == ["a"] && found.values == [1] && found.consistency?.ratio == 0)
  }

  /// One alternative, or only equal ones, tell nothing: all criteria weigh the same.
  @Test(arguments: WeightingCase.taking(.matrix)) func equalAlternativesGiveEqualWeights(_ method: WeightingCase) throws
  {
    for rows in [[[3, 4, 5.0]], [[3, 4, 5], [3, 4, 5], [3, 4, 5]]] {
      let found = try method.method().result(of: matrix(rows))
      #expect(distance(found.values, [1.0 / 3, 1.0 / 3, 1.0 / 3]) <= 1e-15)
      let codes = found.diagnostics.map(\.code)
      #expect(codes == (method.entry.identifier == "equal" ? [] : ["no-contrast"]))
    }
  }

  @Test func constantCriteriaAreNamed() throws {
    let found = try EntropyWeights().weigh(matrix([[1, 7, 2, 0], [2, 7, 2, 0], [3, 7, 5, 0]]))
    #expect(found.values[1] == 0 && found.values[3] == 0 && found.detail.entropies[1] == 1)
    #expect(found.diagnostics.map(\.message) == ["One value for all alternatives, and so the weight 0: 'c2', 'c4'."])
  }

  /// One criterion varies, so it weighs all although CRITIC finds no disagreement.
  @Test func theOnlyCriterionThatVariesWeighsAll() throws {
    for method in WeightingCase.taking(.matrix) where method.entry.identifier != "equal" {
      let found = try method.method().result(of: matrix([[1, 7], [2, 7], [3, 7]]))
      #expect(found.values == [1, 0])
    }
  }

  /// Criteria that all say the same have no disagreement, whatever rounding does to their correlations.
  @Test func criteriaThatAgreePerfectlyWeighTheSame() throws {
    let rows = [[0.1, 1.3, 7.7], [0.2, 2.6, 15.4], [0.7, 9.1, 53.9], [0.4, 5.2, 30.8]]
    for correlation in CorrelationKind.allCases {
      let found = try CRITIC(correlation: correlation).weigh(matrix(rows))
      #expect(distance(found.values, [1.0 / 3, 1.0 / 3, 1.0 / 3]) <= 1e-15 && found.detail.information == [0, 0, 0])
    }
  }

  @Test func nearlyEqualSharesKeepTheirDigits() throws {
    // 1 − E is about δ² / (2 n ln n) Σ r², far below the rounding error of E itself.
    let delta = 1e-9
    let found = try EntropyWeights().weigh(matrix([[1 + delta, 1 + 2 * delta], [1 - delta, 1 - 2 * delta]]))
    #expect(abs(found.values[1] / found.values[0] - 4) <= 1e-5)
  }

  @Test func hugeAndTinyValuesAreWeighed() throws {
    for scale in [1e-300, 1e300] {
      let rows = [[3 * scale, 1], [1 * scale, 2], [2 * scale, 7.0]]
      let plain = [[3.0, 1], [1, 2], [2, 7]]
      for method in [EntropyWeights(), CRITIC(), MEREC(), GiniWeights(), CILOS(), IDOCRIW()] as [any WeightingMethod] {
        let difference = distance(
          try method.result(of: matrix(rows)).values, try method.result(of: matrix(plain)).values)
        #expect(difference <= 1e-12, "\(type(of: method).identifier)")
      }
    }
  }

  @Test func tiedRanksShareTheirPlaces() throws {
    let ranks = try CriterionRanks(criteria: ["a", "b", "c", "d"], ranks: [2, 1, 2, 4])
    #expect(distance(try RankSum().weigh(ranks).values, [0.25, 0.4, 0.25, 0.1]) <= 1e-15)
    #expect(try CriterionRanks(criteria: ["a", "b", "c", "d"], ranks: [2, 1, 2, 3]) == ranks)
    #expect(try CriterionRanks(order: [["b"], ["a", "c"], [], ["d"]]).ranks == [1, 2, 2, 4])
    #expect(try RANCOM().weigh(order: ranks).detail.wins == [2, 3.5, 2, 0.5])
    let all = try CriterionRanks(criteria: ["a", "b", "c"], ranks: [1, 1, 1])
    for method in WeightingCase.taking(.ranks) {
      #expect(distance(try method.method().result(of: all).values, [1.0 / 3, 1.0 / 3, 1.0 / 3]) <= 1e-15)
    }
    #expect(distance(try RankExponent(exponent: 0).weigh(ranks).values, [0.25, 0.25, 0.25, 0.25]) <= 1e-15)
    #expect(distance(try RankExponent(exponent: 1).weigh(ranks).values, try RankSum().weigh(ranks).values) <= 1e-15)
  }

  @Test func circlesAreCounted() throws {
    let values = try Matrix(rows: [[0.5, 1, 0, 1], [0, 0.5, 1, 1], [1, 0, 0.5, 1], [0, 0, 0, 0.5]])
    let found = try RANCOM().weigh(RankComparisons(criteria: ["a", "b", "c", "d"], values: values))
    #expect(found.detail.circleCount == 1 && found.ranks == [1, 1, 1, 4])
    #expect(
      found.diagnostics.map(\.message) == ["One triple goes round in a circle: 'a' before 'b' before 'c' before 'a'."])
  }

  @Test func twoCriteriaAreAlwaysConsistent() throws {
    let found = try AHP().weigh(
      PairwiseComparisons(criteria: ["a", "b"], values: Matrix(rows: [[1, 4], [0.25, 1]])))
    #expect(distance(found.values, [0.8, 0.2]) <= 1e-15 && found.consistency?.isAcceptable == true)
    let best = try BWM().weigh(
      BestWorstComparisons(
        criteria: ["a", "b"], best: "b", worst: "a", bestToOthers: [4, 1], othersToWorst: [1, 4]))
    #expect(distance(best.values, [0.2, 0.8]) <= 1e-15 && best.consistency?.ratio == 0)
    let equal = try BWM(model: .nonlinear).weigh(
      BestWorstComparisons(
        criteria: ["a", "b"], best: "b", worst: "a", bestToOthers: [1, 1], othersToWorst: [1, 1]))
    #expect(equal.values == [0.5, 0.5] && equal.consistency?.ratio == 0 && equal.detail.inputBasedRatio == nil)
  }

  @Test func beyondATheTableThereIsNoRatio() throws {
    let count = 17
    var rows = [[Double]](repeating: [Double](repeating: .nan, count: count), count: count)
    for i in 0..<count { for j in (i + 1)..<max(i + 1, count) { rows[i][j] = Double(1 + (i + j) % 3) } }
    let comparisons = try PairwiseComparisons(criteria: (0..<count).map { "c\($0)" }, values: Matrix(rows: rows))
    let found = try AHP(revisionCount: 1).weigh(comparisons)
    #expect(found.consistency?.ratio == nil && found.consistency?.isAcceptable == nil)
    #expect(found.detail.consistencyIndex > 0 && found.detail.revisions[0].repairedRatio == nil)
    #expect(found.diagnostics.map(\.code) == ["no-random-index"])
    let other = try AHP(randomIndex: .alonsoLamata2006).weigh(comparisons)
    #expect(abs(try #require(other.consistency?.reference) - 1.6086) < 1e-4)
  }

  @Test func judgmentsRoundedToTwoDecimalsAreRead() throws {
    let rounded = try PairwiseComparisons(
      criteria: ["a", "b", "c"], values: Matrix(rows: [[1, 3, 0.14], [0.33, 1, 0.13], [7, 8, 1]]))
    let exact = try PairwiseComparisons(
      criteria: ["a", "b", "c"], judgments: [("a", "b", 3), ("c", "a", 7), ("c", "b", 8)])
    #expect(rounded == exact)
    #expect(rounded[1, 0] == 1 / 3.0 && rounded[0, 2] == 1 / 7.0)
  }

  @Test func contradictionsOfTheBestAreNamed() throws {
    let found = try BWM().weigh(
      BestWorstComparisons(
        criteria: ["a", "b", "c"], best: "a", worst: "c", bestToOthers: [1, 9, 4], othersToWorst: [4, 2, 1]))
    #expect(
      found.diagnostics.map(\.message) == [
        "'a' was named the best and 'c' the worst, but the comparisons with 'b' exceed that of the two."
      ])
  }

  @Test func swingsWithoutALargestAreUsed() throws {
    let found = try Swing().weigh(CriterionPoints(criteria: ["a", "b"], values: [0, 40]))
    #expect(found.values == [0, 1] && found.diagnostics.map(\.code) == ["no-largest-swing"])
  }

  @Test func unitsThatMatterAreNamed() throws {
    let found = try StandardDeviationWeights().weigh(matrix([[1, 100], [2, 300]]))
    #expect(found.diagnostics.map(\.code) == ["unit-dependent"])
    #expect(try StandardDeviationWeights(scale: .range).weigh(matrix([[1, 100], [2, 300]])).values == [0.5, 0.5])
  }

  @Test func criteriaThatDoNothingForTheOutcomeWeighTheSame() throws {
    let ratings = try Matrix(rows: [[1, 1], [1, 2], [2, 1], [2, 2]])
    let none = try OutcomeRatings(criteria: ["a", "b"], ratings: ratings, outcome: [1, 0, 0, 1])
    let constant = try OutcomeRatings(
      criteria: ["a", "b"], ratings: Matrix(rows: [[1, 3], [2, 3], [5, 3], [4, 3]]), outcome: [1, 2, 4, 5])
    for method in WeightingCase.taking(.outcome) {
      let found = try method.method().result(of: none)
      #expect(
        distance(found.values, [0.5, 0.5]) <= 1e-15
          && found.diagnostics.map(\.code) == ["no-contrast", "explained-share"])
      let other = try method.method().result(of: constant)
      #expect(other.values == [1, 0] && other.diagnostics.map(\.code) == ["constant-criterion", "explained-share"])
    }
  }

  @Test func rowsWithGapsAreLeftOut() throws {
    let ratings = try Matrix(rows: [[1, 1], [.nan, 2], [2, 5], [3, 2], [4, 4], [6, 1]])
    let input = try OutcomeRatings(criteria: ["a", "b"], ratings: ratings, outcome: [1, 9, 3, 4, .nan, 8])
    #expect(input.omittedRowCount == 2 && input.outcome == [1, 3, 4, 8] && input.ratings.column(1) == [1, 5, 2, 1])
    #expect(try RelativeWeights().weigh(input).diagnostics.map(\.code) == ["omitted-rows", "explained-share"])
    let few = try OutcomeRatings(
      criteria: ["a", "b"], ratings: Matrix(rows: [[1, 1], [2, 5], [3, 2]]), outcome: [1, 3, 4])
    #expect(try RelativeWeights().weigh(few).diagnostics.map(\.code) == ["too-few-rows", "explained-share"])
  }
}
