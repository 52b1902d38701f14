import Criteria
import DecisionAnalysis
import LinearAlgebra
import Parallelism
import Provenance
import Testing

/// Laws that every entry of the catalogue is held to.
@Suite struct RankingLawTests {
  /// Two alternatives that two outcomes order differently, although they are apart by more than rounding in one of
  /// them.
  ///
  /// - Parameter other: For each alternative of `first`, its place in `second`.
  private func disagreement(_ first: RankingOutcome, _ second: RankingOutcome, places other: [Int]) -> (Int, Int)? {
    func areApart(_ outcome: RankingOutcome, _ a: Int, _ b: Int) -> Bool {
      let bound = (outcome.scores.map(abs).max() ?? 0) * 1e-9
      return outcome.ranks[a] < outcome.ranks[b] && abs(outcome.scores[a] - outcome.scores[b]) > bound
    }
    for a in other.indices {
      for b in other.indices {
        let (there, thereB) = (other[a], other[b])
        if areApart(first, a, b), second.ranks[there] >= second.ranks[thereB] { return (a, b) }
        if areApart(second, there, thereB), first.ranks[a] >= first.ranks[b] { return (a, b) }
      }
    }
    return nil
  }

  @Test(arguments: CatalogueCase.all) func scoresAndRanksAgree(entry: CatalogueCase) throws {
    var generator = SeededGenerator(seed: 1)
    for round in 0..<40 {
      let decision = try RandomDecision(
        alternatives: 2 + generator.nextIndex(below: 8), criteria: 1 + generator.nextIndex(below: 5),
        isCoarse: round % 2 == 1, &generator)
      guard let outcome = try accepted(entry, decision) else { continue }
      #expect(outcome.scores.allSatisfy { $0.isFinite } && outcome.method == entry.identifier)
      let scale = (outcome.scores.map(abs).max() ?? 0) * 0x1p-48
      for a in outcome.ranks.indices {
        let better = outcome.scores.indices.count { b in
          let difference = outcome.scores[b] - outcome.scores[a]
          return (outcome.higherIsBetter ? difference : -difference) > scale
        }
        #expect(outcome.ranks[a] == better + 1)
      }
      #expect(outcome.winners.allSatisfy { outcome.ranks[$0] == 1 } && !outcome.winners.isEmpty)
      #expect(outcome.order.map { outcome.ranks[$0] } == outcome.ranks.sorted())
    }
  }

  /// The outcome, or `nil` when whole-number values left a criterion without a range and the method said so.
  private func accepted(_ entry: CatalogueCase, _ decision: RandomDecision) throws -> RankingOutcome? {
    do {
      return try entry.outcome(decision)
    } catch DecisionError.constantCriterion(let name, _) {
      let index = try #require(decision.criteria.firstIndex { $0.name == name })
      #expect(Set(decision.rows.map { $0[index] }).count == 1)
      return nil
    }
  }

  @Test(arguments: CatalogueCase.all) func dominatedAlternativesStayBelow(entry: CatalogueCase) throws {
    var generator = SeededGenerator(seed: 2)
    let isPromised = try entry.method().laws.contains(.dominance)
    // Where violations are rare, one is known.
    guard entry.identifier != "codas" else { return #expect(!isPromised) }
    var violations = 0
    for round in 0..<(isPromised ? 150 : 1_500) {
      let decision = try RandomDecision(
        alternatives: 3 + generator.nextIndex(below: 6), criteria: 1 + generator.nextIndex(below: 4),
        isCoarse: round % 3 != 0, &generator)
      guard let outcome = try accepted(entry, decision) else { continue }
      for a in decision.rows.indices {
        for b in decision.rows.indices where decision.covers(a, b) && outcome.ranks[b] < outcome.ranks[a] {
          violations += 1
        }
      }
      if !isPromised, violations > 0 { break }
    }
    #expect((violations == 0) == isPromised, "\(violations) violations")
  }

  @Test(arguments: CatalogueCase.all) func theOrderOfAlternativesDoesNotMatter(entry: CatalogueCase) throws {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<30 {
      let decision = try RandomDecision(
        alternatives: 2 + generator.nextIndex(below: 7), criteria: 1 + generator.nextIndex(below: 5), &generator)
      let outcome = try entry.outcome(decision)
      let order = decision.rows.indices.shuffled(using: &generator)
      var shuffled = decision
      shuffled.rows = order.map { decision.rows[$0] }
      var places = [Int](repeating: 0, count: order.count)
      for (new, old) in order.enumerated() { places[old] = new }
      let other = try entry.outcome(shuffled)
      #expect(disagreement(outcome, other, places: places) == nil)
      for (old, new) in places.enumerated() {
        #expect(abs(outcome.scores[old] - other.scores[new]) <= 1e-9 * max(1, abs(outcome.scores[old])))
      }
    }
  }

  @Test(arguments: CatalogueCase.all) func theOrderOfCriteriaDoesNotMatter(entry: CatalogueCase) throws {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<30 {
      let decision = try RandomDecision(
        alternatives: 2 + generator.nextIndex(below: 7), criteria: 2 + generator.nextIndex(below: 4), &generator)
      let order = decision.criteria.indices.shuffled(using: &generator)
      var shuffled = decision
      shuffled.criteria = order.map { decision.criteria[$0] }
      shuffled.rows = decision.rows.map { row in order.map { row[$0] } }
      // The weights stay in their old order: they belong to criteria by name.
      let outcome = try entry.outcome(decision)
      let other = try entry.method().outcome(shuffled.matrix(), weights: decision.weighted())
      #expect(disagreement(outcome, other, places: Array(decision.rows.indices)) == nil)
      for (score, same) in zip(outcome.scores, other.scores) {
        #expect(abs(score - same) <= 1e-9 * max(1, abs(score)))
      }
    }
  }

  @Test(arguments: CatalogueCase.all) func anotherUnitChangesNoRankWherePromised(entry: CatalogueCase) throws {
    try rescaling(entry, law: .scaleInvariance, seed: 5) { (pow10($0), 0) }
  }

  @Test(arguments: CatalogueCase.all) func anotherZeroChangesNoRankWherePromised(entry: CatalogueCase) throws {
    try rescaling(entry, law: .translationInvariance, seed: 6) { (1, 40 * ($0 + 1)) }
  }

  private func pow10(_ u: Double) -> Double { u < -0.5 ? 0.01 : u < 0 ? 0.3 : u < 0.5 ? 7 : 1000 }

  private func rescaling(
    _ entry: CatalogueCase, law: MethodLaws, seed: UInt64, _ change: (Double) -> (factor: Double, shift: Double)
  ) throws {
    var generator = SeededGenerator(seed: seed)
    let isPromised = try entry.method().laws.contains(law)
    var violations = 0
    for _ in 0..<(isPromised ? 60 : 400) {
      let decision = try RandomDecision(
        alternatives: 2 + generator.nextIndex(below: 7), criteria: 2 + generator.nextIndex(below: 3), &generator)
      let (factor, shift) = change(2 * generator.nextUniform() - 1)
      let other = try decision.rescaled(0, times: factor, plus: shift)
      let before = try entry.outcome(decision)
      // What makes no promise may refuse the values of another unit.
      guard let after = isPromised ? try entry.outcome(other) : try? entry.outcome(other) else { continue }
      if disagreement(before, after, places: Array(decision.rows.indices)) != nil { violations += 1 }
      if !isPromised, violations > 0 { break }
    }
    #expect((violations == 0) == isPromised, "\(violations) violations")
  }

  @Test(arguments: CatalogueCase.all) func droppingOneKeepsTheOrderWherePromised(entry: CatalogueCase) throws {
    var generator = SeededGenerator(seed: 7)
    let isPromised = try entry.method().laws.contains(.rankReversalFreedom)
    var violations = 0
    for _ in 0..<(isPromised ? 60 : 2_000) {
      let decision = try RandomDecision(
        alternatives: 3 + generator.nextIndex(below: 5), criteria: 2 + generator.nextIndex(below: 3), &generator)
      let dropped = generator.nextIndex(below: decision.rows.count)
      var smaller = decision
      smaller.rows.remove(at: dropped)
      let (whole, part) = (try entry.outcome(decision), try entry.outcome(smaller))
      // From the smaller to the larger one, since that has a place for each.
      let places = smaller.rows.indices.map { $0 < dropped ? $0 : $0 + 1 }
      if disagreement(part, whole, places: places) != nil { violations += 1 }
      if !isPromised, violations > 0 { break }
    }
    #expect((violations == 0) == isPromised, "\(violations) violations")
  }

  @Test(arguments: CatalogueCase.all) func equalAlternativesShareARank(entry: CatalogueCase) throws {
    var generator = SeededGenerator(seed: 8)
    for _ in 0..<30 {
      var decision = try RandomDecision(
        alternatives: 2 + generator.nextIndex(below: 6), criteria: 1 + generator.nextIndex(below: 4), &generator)
      let original = generator.nextIndex(below: decision.rows.count)
      decision.rows.append(decision.rows[original])
      let ranks = try entry.outcome(decision).ranks
      #expect(ranks[original] == ranks[ranks.count - 1])
    }
  }

  @Test(arguments: CatalogueCase.all) func aCriterionOfWeightZeroIsNotThere(entry: CatalogueCase) throws {
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<20 {
      var decision = try RandomDecision(
        alternatives: 2 + generator.nextIndex(below: 6), criteria: 2 + generator.nextIndex(below: 4), &generator)
      let removed = generator.nextIndex(below: decision.criteria.count)
      decision.weights[removed] = 0
      // Not even a constant or a negative one is looked at.
      for row in decision.rows.indices { decision.rows[row][removed] = -7 }
      var smaller = decision
      smaller.criteria.remove(at: removed)
      smaller.weights.remove(at: removed)
      for row in smaller.rows.indices { smaller.rows[row].remove(at: removed) }
      let (whole, part) = (try entry.outcome(decision), try entry.outcome(smaller))
      #expect(whole == part)
    }
  }

  @Test(arguments: CatalogueCase.all) func onlyTheRatiosOfWeightsMatter(entry: CatalogueCase) throws {
    var generator = SeededGenerator(seed: 10)
    for _ in 0..<10 {
      let decision = try RandomDecision(alternatives: 6, criteria: 4, &generator)
      var heavier = decision
      heavier.weights = decision.weights.map { $0 * 8 }
      let (light, heavy) = (try entry.outcome(decision), try entry.outcome(heavier))
      #expect(light == heavy)
    }
  }

  @Test(arguments: CatalogueCase.all) func threadsGiveTheSameBits(entry: CatalogueCase) throws {
    var generator = SeededGenerator(seed: 11)
    let decision = try RandomDecision(alternatives: entry.isPairwise ? 60 : 9_000, criteria: 4, &generator)
    let outcome = try entry.outcome(decision, .one)
    for count in [2, 7] {
      let other = try entry.outcome(decision, Workers(count: count))
      #expect(other == outcome)
    }
  }
}
