import Criteria
import DecisionAnalysis
import LinearAlgebra
import Provenance
import Testing

/// Each bad judgment has its error, and each error a sentence that names the place.
@Suite struct JudgmentRefusalTests {
  private func judged(_ rows: [[Double]]) throws -> PairwiseComparisons {
    try PairwiseComparisons(criteria: ["price", "style", "range"], values: Matrix(rows: rows))
  }

  @Test func pairwiseJudgments() {
    expectRefusal(
      .judgment(first: "style", second: "range", value: -2, allowed: "a finite number above 0"),
      "The judgment of 'style' against 'range' is -2; it must be a finite number above 0."
    ) { try judged([[1, 2, 3], [0.5, 1, -2], [1 / 3, -0.5, 1]]) }
    expectRefusal(
      .judgment(first: "price", second: "style", value: 0, allowed: "a finite number above 0"),
      "The judgment of 'price' against 'style' is 0; it must be a finite number above 0."
    ) { try judged([[1, 0, 3], [.nan, 1, 2], [.nan, .nan, 1]]) }
    expectRefusal(
      .notReciprocal(first: "price", second: "range", value: 3, mirrored: 3),
      "'price' against 'range' is 3, and 'range' against 'price' is 3; one must be 1 divided by the other."
    ) { try judged([[1, 2, 3], [0.5, 1, 2], [3, 0.5, 1]]) }
    expectRefusal(
      .notReciprocal(first: "price", second: "style", value: 2, mirrored: 0.48),
      "'price' against 'style' is 2, and 'style' against 'price' is 0.48; one must be 1 divided by the other."
    ) { try judged([[1, 2, 3], [0.48, 1, 2], [.nan, 0.5, 1]]) }
    expectRefusal(.selfJudgment("style", value: 2, expected: 1), "'style' against itself is 2; it must be 1.") {
      try judged([[1, 2, 3], [0.5, 2, 2], [.nan, 0.5, 1]])
    }
    expectRefusal(
      .judgmentShape(rows: 2, columns: 3, criteria: 3),
      "There are 2 x 3 judgments for 3 criteria; each criterion needs a row and a column."
    ) { try judged([[1, 2, 3], [0.5, 2, 2]]) }
  }

  @Test func namesAndChains() {
    expectRefusal(
      .unconnected(first: "price", second: "range"),
      "No chain of judgments leads from 'price' to 'range', so their weights cannot be compared; judge one pair that "
        + "joins them."
    ) { try AHP().weigh(judged([[1, 2, .nan], [.nan, 1, .nan], [.nan, .nan, 1]])) }
    expectRefusal(
      .unknownCriterion("prize", available: ["price", "style"]),
      "There is no criterion 'prize'. Did you mean 'price'? There are: price, style."
    ) { try PairwiseComparisons(criteria: ["price", "style"], judgments: [("style", "prize", 2)]) }
    expectRefusal(.noCriteria, "There is nothing to weigh: at least one criterion is needed.") {
      try PairwiseComparisons(criteria: [], judgments: [])
    }
    expectRefusal(
      .repeatedName("a", kind: "criteria"), "There are two criteria of the name 'a'; each name must be used once."
    ) {
      try PairwiseComparisons(criteria: ["a", "b", "a"], judgments: [])
    }
    expectRefusal(WeightingError.criteria(.unnamedCriterion), "A criterion has no name.") {
      try PairwiseComparisons(criteria: ["a", ""], judgments: [])
    }
    expectRefusal(
      .setting(name: "limit", value: -1, allowed: "a finite number of at least 0"),
      "limit is -1; it must be a finite number of at least 0.", .usage
    ) { try AHP(limit: -1) }
    expectRefusal(
      .setting(name: "revisions", value: -1, allowed: "at least 0"), "revisions is -1; it must be at least 0.", .usage
    ) {
      try AHP(revisionCount: -1)
    }
  }

  @Test func groups() throws {
    let names = ["price", "style"]
    let plain = try PairwiseComparisons(criteria: names, judgments: [("price", "style", 2)])
    let other = try PairwiseComparisons(criteria: ["prize", "style"], judgments: [("prize", "style", 2)])
    expectRefusal(.noMembers, "There is nobody in the group; at least one member is needed.") { try PairwiseGroup([]) }
    expectRefusal(
      .repeatedName("Ann", kind: "members"), "There are two members of the name 'Ann'; each name must be used once."
    ) {
      try PairwiseGroup([.init("Ann", plain), .init("Ann", plain)])
    }
    expectRefusal(
      .memberWeight(member: "Bob", value: 0), "The weight of the member 'Bob' is 0; it must be a finite number above 0."
    ) { try PairwiseGroup([.init("Ann", plain), .init("Bob", plain, weight: 0)]) }
    expectRefusal(
      .memberCriteria(member: "Bob", missing: ["price"], unknown: ["prize"]),
      "The member 'Bob' did not judge 'price'. The first member did not judge 'prize'. Did you mean 'price'?"
    ) { try PairwiseGroup([.init("Ann", plain), .init("Bob", other)]) }
    expectRefusal(
      .unknownGroup("costs", available: ["cost", "style"]),
      "The group 'costs' stands nowhere in the hierarchy. Did you mean 'cost'?"
    ) {
      try PairwiseHierarchy(
        goal: PairwiseComparisons(criteria: ["cost", "style"], judgments: [("cost", "style", 2)]),
        groups: ["costs": plain])
    }
    expectRefusal(
      .repeatedName("style", kind: "groups or criteria"),
      "There are two groups or criteria of the name 'style'; each name must be used once."
    ) {
      try PairwiseHierarchy(
        goal: PairwiseComparisons(criteria: ["cost", "style"], judgments: [("cost", "style", 2)]),
        groups: ["cost": plain])
    }
    // A group within itself would never end.
    expectRefusal(
      .repeatedName("price", kind: "groups or criteria"),
      "There are two groups or criteria of the name 'price'; each name must be used once."
    ) { try PairwiseHierarchy(goal: plain, groups: ["price": plain]) }
  }

  @Test func alternativesOfAHierarchy() throws {
    let weights = try Weights(criteria: ["price"], values: [1])
    let offers = ["A", "B"]
    func synthesis(_ performance: AHPSynthesis.Performance?) throws -> AHPSynthesis {
      try AHPSynthesis(of: offers, under: performance.map { ["price": $0] } ?? [:], weights: weights, ahp: AHP())
    }
    expectRefusal(.unjudgedAlternatives(criterion: "price"), "Nothing says how the alternatives do under 'price'.") {
      try synthesis(nil)
    }
    expectRefusal(
      .judgedAlternatives(criterion: "price", missing: ["B"], unknown: ["C"]),
      "Under 'price' nobody compared 'B'. Under 'price' there is no alternative 'C'."
    ) { try synthesis(.judged(PairwiseComparisons(criteria: ["A", "C"], judgments: [("A", "C", 2)]))) }
    expectRefusal(
      .measurement(alternative: "B", criterion: "price", value: 0, allowed: "a finite number above 0"),
      "The value of 'B' in 'price' is 0; to become a share it must be a finite number above 0."
    ) { try synthesis(.measured([1, 0], .minimize)) }
    expectRefusal(.count(3, expected: 2, what: "values of 'price'"), "There are 3 values of 'price'; 2 are needed.") {
      try synthesis(.measured([1, 2, 3], .minimize))
    }
    #expect(try synthesis(.measured([1, 3], .minimize)).priorities == [0.75, 0.25])
  }

  @Test func bestAndWorst() {
    func compare(
      _ bestToOthers: [Double], _ othersToWorst: [Double], best: String = "a", worst: String = "c"
    ) throws -> BestWorstComparisons {
      try BestWorstComparisons(
        criteria: ["a", "b", "c"], best: best, worst: worst, bestToOthers: bestToOthers, othersToWorst: othersToWorst)
    }
    expectRefusal(.bestIsWorst("a"), "'a' is both the best and the worst criterion; they must differ.") {
      try compare([1, 2, 4], [4, 2, 1], worst: "a")
    }
    expectRefusal(
      .judgment(first: "b", second: "c", value: 0.5, allowed: "a finite number of at least 1"),
      "The judgment of 'b' against 'c' is 0.5; it must be a finite number of at least 1."
    ) { try compare([1, 2, 4], [4, 0.5, 1]) }
    expectRefusal(.selfJudgment("a", value: 2, expected: 1), "'a' against itself is 2; it must be 1.") {
      try compare([2, 2, 4], [4, 2, 1])
    }
    expectRefusal(
      .conflictingJudgments(best: "a", worst: "c", fromBest: 4, toWorst: 5),
      "'a' against 'c' is 4 among the comparisons of the best and 5 among those with the worst; both must be the same."
    ) { try compare([1, 2, 4], [5, 2, 1]) }
    expectRefusal(
      .count(2, expected: 3, what: "comparisons with the worst"),
      "There are 2 comparisons with the worst; 3 are needed."
    ) {
      try compare([1, 2, 4], [5, 2])
    }
    expectRefusal(
      .unknownCriterion("d", available: ["a", "b", "c"]), "There is no criterion 'd'. There are: a, b, c."
    ) { try compare([1, 2, 4], [4, 2, 1], best: "d") }
  }
}
