import Criteria
import DecisionAnalysis
import LinearAlgebra
import Parallelism
import Provenance
import Testing

@Suite struct SortingLawTests {
  enum Kind: CaseIterable { case pessimistic, optimistic, majority, vetoed }

  private func profiles(_ decision: RandomDecision) throws -> CategoryProfiles {
    try CategoryProfiles(
      categories: ["C", "B", "A"], criteria: decision.criteria.map(\.name),
      boundaries: [4.0, 8].map { level in decision.criteria.map { $0.direction == .maximize ? level : 12 - level } })
  }

  private func assignments(
    _ kind: Kind, _ decision: RandomDecision, _ profiles: CategoryProfiles, _ workers: Workers = .one
  ) throws -> [Int] {
    let (matrix, weights) = (try decision.matrix(), try decision.weighted())
    switch kind {
    case .pessimistic, .optimistic:
      let rule: ELECTRETriB.Rule = kind == .pessimistic ? .pessimistic : .optimistic
      return try ELECTRETriB(profiles, cuttingLevel: 0.6, rule: rule, workers: workers).sort(matrix, weights: weights)
        .assignments
    case .majority:
      return try MRSort(profiles, majority: 0.6, workers: workers).sort(matrix, weights: weights).assignments
    case .vetoed:
      let name = decision.criteria[0].name
      let veto = decision.criteria[0].direction == .maximize ? 2.5 : 9.5
      let vetoes = ["A": [name: veto + (veto < 6 ? 1 : -1)], "B": [name: veto]]
      return try MRSort(profiles, majority: 0.6, vetoes: vetoes, workers: workers).sort(matrix, weights: weights)
        .assignments
    }
  }

  @Test(arguments: Kind.allCases) func whatDominatesIsNotInALowerCategory(kind: Kind) throws {
    var generator = SeededGenerator(seed: 81)
    var seen: Set<Int> = []
    for round in 0..<150 {
      let decision = try RandomDecision(alternatives: 8, criteria: 2, isCoarse: round % 2 == 0, &generator)
      let found = try assignments(kind, decision, profiles(decision))
      seen.formUnion(found)
      for a in 0..<8 { for b in 0..<8 where decision.covers(a, b) { #expect(found[a] >= found[b]) } }
    }
    #expect(seen == [0, 1, 2])
  }

  @Test(arguments: Kind.allCases) func otherAlternativesDoNotMatter(kind: Kind) throws {
    var generator = SeededGenerator(seed: 82)
    for _ in 0..<30 {
      let decision = try RandomDecision(alternatives: 7, criteria: 4, &generator)
      let profiles = try profiles(decision)
      let whole = try assignments(kind, decision, profiles)
      for a in 0..<7 {
        var alone = decision
        alone.rows = [decision.rows[a]]
        #expect(try assignments(kind, alone, profiles) == [whole[a]])
      }
    }
  }

  @Test(arguments: Kind.allCases) func threadsGiveTheSameBits(kind: Kind) throws {
    var generator = SeededGenerator(seed: 83)
    let decision = try RandomDecision(alternatives: 9_000, criteria: 4, &generator)
    let profiles = try profiles(decision)
    let one = try assignments(kind, decision, profiles, .one)
    let many = try assignments(kind, decision, profiles, Workers(count: 5))
    #expect(one == many)
  }

  @Test func optimismNeverCostsACategory() throws {
    var generator = SeededGenerator(seed: 84)
    var differences = 0
    for _ in 0..<100 {
      let decision = try RandomDecision(alternatives: 10, criteria: 4, &generator)
      let low = try assignments(.pessimistic, decision, profiles(decision))
      let high = try assignments(.optimistic, decision, profiles(decision))
      for (pessimistic, optimistic) in zip(low, high) {
        #expect(pessimistic <= optimistic)
        if pessimistic < optimistic { differences += 1 }
      }
    }
    #expect(differences > 0)
  }

  @Test func aCriterionOfWeightZeroNeedsNoBoundary() throws {
    var generator = SeededGenerator(seed: 85)
    var decision = try RandomDecision(alternatives: 9, criteria: 3, &generator)
    decision.weights[1] = 0
    let whole = try profiles(decision)
    let part = try CategoryProfiles(
      categories: whole.categories, criteria: [whole.criteria[0], whole.criteria[2]],
      boundaries: whole.boundaries.map { [$0[0], $0[2]] })
    for kind in [Kind.pessimistic, .optimistic, .majority] {
      let (all, some) = (try assignments(kind, decision, whole), try assignments(kind, decision, part))
      #expect(all == some)
    }
  }

  @Test func oneCategoryHoldsAll() throws {
    var generator = SeededGenerator(seed: 86)
    let decision = try RandomDecision(alternatives: 5, criteria: 3, &generator)
    let one = try CategoryProfiles(categories: ["all"], criteria: decision.criteria.map(\.name), boundaries: [])
    for kind in [Kind.pessimistic, .optimistic, .majority] {
      #expect(try assignments(kind, decision, one) == [0, 0, 0, 0, 0])
    }
  }
}
