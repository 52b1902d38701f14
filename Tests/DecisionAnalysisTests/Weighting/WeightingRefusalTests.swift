import Criteria
import DecisionAnalysis
import LinearAlgebra
import Provenance
import Testing

/// Each bad input has its error, and each error a sentence that names the place.
@Suite struct WeightingRefusalTests {
  private func matrix(_ rows: [[Double]], _ directions: [Direction]) throws -> DecisionMatrix {
    try DecisionMatrix(
      alternatives: rows.indices.map { "offer \($0 + 1)" },
      criteria: zip(["price", "style"], directions).map { try Criterion($0, $1) }, values: Matrix(rows: rows))
  }

  @Test func orders() {
    expectRefusal(
      .outOfOrder(first: "b", second: "c", ratio: 0.5),
      "'b' stands before 'c' and is said to weigh 0.5 times as much; the ratio must be a finite number of at least 1, or "
        + "the order is wrong."
    ) { try RankedRatios(order: ["a", "b", "c"], scores: [1, 4, 2]) }
    expectRefusal(
      .outOfOrder(first: "a", second: "c", ratio: 0.5),
      "'a' stands before 'c' and is said to weigh 0.5 times as much; the ratio must be a finite number of at least 1, or "
        + "the order is wrong."
    ) { try RankedRatios(order: ["a", "b", "c"], ratios: [2, 2], secondRatios: [0.5]) }
    expectRefusal(
      .points(criterion: "a", value: 0, allowed: "a finite number above 0"),
      "'a' has 0 points; they must be a finite number above 0."
    ) {
      try RankedRatios(order: ["a", "b"], scores: [0, 4])
    }
    expectRefusal(
      .count(3, expected: 2, what: "ratios of neighbours"), "There are 3 ratios of neighbours; 2 are needed."
    ) {
      try RankedRatios(order: ["a", "b", "c"], ratios: [1, 1, 1])
    }
  }

  @Test func ranks() {
    expectRefusal(
      .rank(criterion: "b", value: 3, count: 2), "The rank of 'b' is 3; it must be a whole number from 1 to 2."
    ) {
      try CriterionRanks(criteria: ["a", "b"], ranks: [1, 3])
    }
    expectRefusal(.count(1, expected: 2, what: "ranks"), "There are 1 ranks; 2 are needed.") {
      try CriterionRanks(criteria: ["a", "b"], ranks: [1])
    }
    expectRefusal(
      .notComplementary(first: "a", second: "b", value: 1, mirrored: 0.5),
      "'a' against 'b' is 1, and 'b' against 'a' is 0.5; the two must add up to 1."
    ) { try RankComparisons(criteria: ["a", "b"], values: Matrix(rows: [[0.5, 1], [0.5, 0.5]])) }
    expectRefusal(
      .judgment(first: "a", second: "b", value: 2, allowed: "0, 0.5 or 1"),
      "The judgment of 'a' against 'b' is 2; it must be 0, 0.5 or 1."
    ) { try RankComparisons(criteria: ["a", "b"], values: Matrix(rows: [[0.5, 2], [0, 0.5]])) }
    expectRefusal(
      .setting(name: "exponent", value: 101, allowed: "a number from 0 to 100"),
      "exponent is 101; it must be a number from 0 to 100.", .usage
    ) { try WeightingCatalogue.entry(named: "rank-exponent").make(["exponent": .number(101)]) }
  }

  @Test func points() throws {
    func points(_ values: [Double]) throws -> CriterionPoints {
      try CriterionPoints(criteria: ["a", "b"], values: values)
    }
    expectRefusal(
      .points(criterion: "b", value: -1, allowed: "a finite number of at least 0"),
      "'b' has -1 points; they must be a finite number of at least 0."
    ) { try points([1, -1]) }
    expectRefusal(WeightingError.criteria(.allWeightsZero), "All weights are 0; at least one must be positive.") {
      try points([0, 0])
    }
    expectRefusal(
      .points(criterion: "a", value: 11, allowed: "from 1 to 10"), "'a' has 11 points; they must be from 1 to 10."
    ) {
      try DirectRating().weigh(points([11, 2]))
    }
    expectRefusal(.points(criterion: "b", value: 0, allowed: "above 0"), "'b' has 0 points; they must be above 0.") {
      try SMART().weigh(points([11, 0]))
    }
    expectRefusal(
      .points(criterion: "b", value: 101, allowed: "from 0 to 100"), "'b' has 101 points; they must be from 0 to 100."
    ) {
      try Swing().weigh(points([11, 101]))
    }
    expectRefusal(.pointTotal(95, expected: 100), "The points add up to 95; exactly 100 are to be allocated.") {
      try PointAllocation().weigh(points([45, 50]))
    }
    #expect(try PointAllocation(budget: 10).weigh(points([2.5, 7.5])).values == [0.25, 0.75])
    expectRefusal(
      .setting(name: "high", value: 1, allowed: "a finite number above the lowest rating"),
      "high is 1; it must be a finite number above the lowest rating.", .usage
    ) { try DirectRating(low: 1, high: 1) }
    expectRefusal(
      .setting(name: "budget", value: 0, allowed: "a finite number above 0"),
      "budget is 0; it must be a finite number above 0.", .usage
    ) {
      try PointAllocation(budget: 0)
    }
  }

  @Test func dataForRatiosAndLogarithms() {
    let negative = DecisionError.valueTooSmall(
      criterion: "style", alternative: "offer 2", value: -1, allowed: "at least 0", method: "entropy")
    expectRefusal(
      negative,
      "The value of 'offer 2' in 'style' is -1.0; entropy takes ratios or logarithms of the values, which must "
        + "be at least 0."
    ) { try EntropyWeights().weigh(matrix([[1, 2], [3, -1]], [.maximize, .maximize])) }
    func small(_ method: String, _ criterion: String, _ value: Double, _ allowed: String) -> DecisionError {
      .valueTooSmall(criterion: criterion, alternative: "offer 2", value: value, allowed: allowed, method: method)
    }
    #expect(throws: small("merec", "style", 0, "above 0")) {
      try MEREC().weigh(matrix([[1, 2], [3, 0]], [.maximize, .maximize]))
    }
    #expect(throws: small("gini", "price", -3, "at least 0")) {
      try GiniWeights().weigh(matrix([[1, 2], [-3, 0]], [.maximize, .maximize]))
    }
    #expect(throws: small("cilos", "price", 0, "above 0")) {
      try CILOS().weigh(matrix([[1, 2], [0, 0]], [.minimize, .maximize]))
    }
    #expect(throws: small("idocriw", "price", -1, "at least 0")) {
      try IDOCRIW().weigh(matrix([[1, 2], [-1, 0]], [.maximize, .maximize]))
    }
    #expect(throws: DecisionError.noPositiveSum(criterion: "price", sum: -2, method: "standard-deviation")) {
      try StandardDeviationWeights(scale: .mean).weigh(matrix([[1, 2], [-3, 0]], [.maximize, .maximize]))
    }
    #expect(throws: DecisionError.valuesTooLarge(method: "critic")) {
      try CRITIC().weigh(matrix([[1e308, 2], [-1e308, 1]], [.maximize, .maximize]))
    }
  }

  @Test func outcomes() throws {
    let names = ["a", "b"]
    func ratings(_ rows: [[Double]], _ outcome: [Double]) throws -> OutcomeRatings {
      try OutcomeRatings(criteria: names, ratings: Matrix(rows: rows), outcome: outcome)
    }
    expectRefusal(.tooFewRows(2, needed: 3), "There are 2 complete rows; at least 3 are needed.") {
      try ratings([[1, 2], [3, 4], [.nan, 5]], [1, 2, 3])
    }
    expectRefusal(.constantOutcome, "The outcome is the same in every row, so nothing can explain its differences.") {
      try ratings([[1, 2], [3, 4], [2, 5]], [7, 7, 7])
    }
    expectRefusal(
      .ratingNotFinite(row: 1, name: "b", value: .infinity),
      "Row 2 of 'b' is inf; values must be finite numbers, or missing."
    ) { try ratings([[1, 2], [3, .infinity], [2, 5]], [7, 8, 7]) }
    expectRefusal(.count(2, expected: 3, what: "outcomes"), "There are 2 outcomes; 3 are needed.") {
      try ratings([[1, 2], [3, 1], [2, 5]], [7, 8])
    }
    expectRefusal(.count(3, expected: 2, what: "columns of ratings"), "There are 3 columns of ratings; 2 are needed.") {
      try ratings([[1, 2, 3], [3, 1, 3], [2, 5, 3]], [7, 8, 9])
    }
    var generator = SeededGenerator(seed: 1)
    let columns = (0..<21).map { _ in (0..<30).map { _ in generator.nextUniform() } }
    let many = try OutcomeRatings(
      criteria: (0..<21).map { "c\($0)" }, ratings: Matrix(columns: columns), outcome: columns[0])
    expectRefusal(
      .tooManyCriteria(21, limit: 20, method: "lmg"),
      "21 criteria are too many for lmg, which goes through every subset of them; it takes at most 20. "
        + "The method relative-weights comes close and takes any number."
    ) { try ShapleyRegression().weigh(many) }
  }

  @Test func methodsAndInputs() throws {
    let available = WeightingCatalogue.identifiers
    expectRefusal(
      .unknownMethod("critik", available: available),
      "There is no method 'critik'. Did you mean 'critic'? There are: \(available.joined(separator: ", ")).", .usage
    ) { try WeightingCatalogue.entry(named: "critik") }
    expectRefusal(
      .settingName(name: "random-index", value: "saaty", allowed: RandomIndexTable.allCases.map(\.rawValue)),
      "random-index is 'saaty'; it must be one of: saaty-1980, saaty-2005, alonso-lamata-2006, "
        + "aguaron-moreno-jimenez-2003, donegan-dodd-1991. Did you mean 'saaty-1980'?", .usage
    ) { try WeightingCatalogue.entry(named: "ahp").make(["random-index": .name("saaty")]) }
    expectRefusal(
      .wrongInput(method: "roc", needed: .ranks, given: .points),
      "The method roc takes ranks of the criteria; this is points for the criteria.", .usage
    ) { try RankOrderCentroid().result(of: CriterionPoints(criteria: ["a"], values: [1])) }
    let (left, right) = (
      try SMART().weigh(CriterionPoints(criteria: ["price", "style"], values: [1, 2])).result,
      try SMART().weigh(CriterionPoints(criteria: ["prize", "style"], values: [1, 2])).result
    )
    expectRefusal(
      .weightsMismatch(unweighted: ["price"], unknown: ["prize"], criteria: ["price", "style"]),
      "The criterion 'price' has no weight. Did you mean 'prize'? "
        + "There is a weight for 'prize' and no such criterion. Did you mean 'price'?"
    ) { try WeightingComparison([("one", left), ("two", right)]) }
    expectRefusal(
      .repeatedName("one", kind: "weightings"),
      "There are two weightings of the name 'one'; each name must be used once."
    ) { try WeightingComparison([("one", left), ("one", left)]) }
    #expect(throws: DecisionError.weighting(.noCriteria)) { try WeightingComparison([]) }
  }
}
