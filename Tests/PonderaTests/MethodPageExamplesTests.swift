import Pondera
import Testing

/// The code of the pages of decision methods, word for word, and what the pages say that it gives.
@Suite struct MethodPageExamplesTests {
  private static func accounts() throws -> (DecisionMatrix, Weights) {
    let matrix = try DecisionMatrix(
      criteria: [Criterion("revenue"), Criterion("loyalty")], values: Matrix(rows: [[600, 8], [600, 5], [50, 3]]))
    return (matrix, try Weights(criteria: ["revenue", "loyalty"], values: [0.5, 0.5]))
  }

  @Test func electreTriB() throws {
    let (matrix, weights) = try Self.accounts()
    let profiles = try CategoryProfiles(
      categories: ["C", "B", "A"], criteria: ["revenue", "loyalty"], boundaries: [[100, 4], [500, 7]])
    let method = try SortingCatalogue.entry(named: "electre-tri-b").make(profiles, ["lambda": .number(0.6)])
    print(try method.outcome(matrix, weights: weights).assignments)  // 0 is C, 2 is A
    #expect(try method.outcome(matrix, weights: weights).assignments == [2, 1, 0])
  }

  @Test func mrSort() throws {
    let (matrix, weights) = try Self.accounts()
    let profiles = try CategoryProfiles(
      categories: ["C", "B", "A"], criteria: ["revenue", "loyalty"], boundaries: [[100, 4], [500, 7]])
    let method = try SortingCatalogue.entry(named: "mr-sort").make(profiles, ["majority": .number(0.6)])
    print(try method.outcome(matrix, weights: weights).assignments)  // 0 is C, 2 is A
    #expect(try method.outcome(matrix, weights: weights).assignments == [2, 1, 0])
  }

  @Test func ahpGroup() throws {
    let anna = try PairwiseComparisons(
      criteria: ["price", "fuel"], judgments: [(first: "price", second: "fuel", value: 3)])
    let ben = try PairwiseComparisons(
      criteria: ["price", "fuel"], judgments: [(first: "price", second: "fuel", value: 5)])
    let group = try PairwiseGroup([.init("Anna", anna), .init("Ben", ben, weight: 2)])
    print(try WeightingCatalogue.entry(named: "ahp-group").make().result(of: group).values)  // 0.808…, 0.191…
    try expect(WeightingCatalogue.entry(named: "ahp-group").make().result(of: group).values, [0.8083, 0.1917])
  }

  @Test func ahpHierarchy() throws {
    let goal = try PairwiseComparisons(
      criteria: ["cost", "service"], judgments: [(first: "cost", second: "service", value: 3)])
    let cost = try PairwiseComparisons(
      criteria: ["price", "fuel"], judgments: [(first: "price", second: "fuel", value: 4)])
    let hierarchy = try PairwiseHierarchy(goal: goal, groups: ["cost": cost])
    print(try WeightingCatalogue.entry(named: "ahp-hierarchy").make().result(of: hierarchy).values)  // 0.6, 0.15, 0.25
    try expect(
      WeightingCatalogue.entry(named: "ahp-hierarchy").make().result(of: hierarchy).values, [0.6, 0.15, 0.25])
  }

  @Test func bwm() throws {
    let answers = try BestWorstComparisons(
      criteria: ["image", "reliability", "price"], best: "price", worst: "image",
      bestToOthers: [8, 2, 1], othersToWorst: [1, 5, 8])
    print(try WeightingCatalogue.entry(named: "bwm").make().result(of: answers).values)  // 0.071…, 0.321…, 0.607…
    try expect(WeightingCatalogue.entry(named: "bwm").make().result(of: answers).values, [0.0714, 0.3214, 0.6071])
  }

  @Test func fucom() throws {
    let answers = try RankedRatios(order: ["price", "reliability", "fuel"], ratios: [1.5, 2])
    print(try WeightingCatalogue.entry(named: "fucom").make().result(of: answers).values)  // 0.5, 0.333…, 0.166…
    try expect(WeightingCatalogue.entry(named: "fucom").make().result(of: answers).values, [1 / 2, 1 / 3, 1 / 6])
  }

  @Test func rancom() throws {
    let ranks = try CriterionRanks(order: [["reliability"], ["price", "fuel"]])
    print(try WeightingCatalogue.entry(named: "rancom").make().result(of: RankComparisons(ranks)).values)
    // 0.555…, 0.222…, 0.222…
    let result = try WeightingCatalogue.entry(named: "rancom").make().result(of: RankComparisons(ranks))
    try expect(result.values, [5 / 9, 2 / 9, 2 / 9])
  }

  @Test func derivedImportance() throws {
    let answers = try OutcomeRatings(
      criteria: ["reliability", "price"],
      ratings: Matrix(rows: [[9, 3], [7, 5], [4, 4], [8, 6], [2, 7], [5, 5]]), outcome: [9, 8, 4, 8, 3, 5])
    print(try WeightingCatalogue.entry(named: "standardised-coefficients").make().result(of: answers).values)
    print(try WeightingCatalogue.entry(named: "relative-weights").make().result(of: answers).values)
    print(try WeightingCatalogue.entry(named: "lmg").make().result(of: answers).values)
    for entry in WeightingCatalogue.entries where entry.inputKind == .outcome {
      let values = try entry.make().result(of: answers).values
      #expect(values[0] > 0.8 && abs(values[0] + values[1] - 1) < 1e-12)
    }
  }

  @Test func robustness() throws {
    let (matrix, weights) = try Self.accounts()
    let method = WSM(.minMax)
    let stability = try WeightStability(method, matrix, weights: weights)
    let shifts = try WeightShift.shifts(method, matrix, weights: weights)
    let acceptability = try SMAA(seed: 1).analyse(method, matrix).rankAcceptabilities
    let reversals = try RankReversal(method, matrix, weights: weights).trials.filter(\.isReversal)
    #expect(stability?.winner == 0)
    // Nobody is better than the winner on anything.
    #expect(shifts?.isEmpty == true)
    #expect(acceptability[0, 0] == 1)
    #expect(reversals.isEmpty)
  }

  private func expect(_ found: [Double], _ stated: [Double]) throws {
    #expect(found.count == stated.count)
    for (value, expected) in zip(found, stated) { #expect(abs(value - expected) < 5e-5) }
  }
}
