import Criteria
import DecisionAnalysis
import Parallelism
import Provenance
import Testing

/// ELECTRE II beside its definition, pair by pair.
@Suite struct ELECTRE2LawTests {
  private let p = [0.7, 0.5, 0.4]
  private let q = [0.6, 0.3]

  /// 2 where a outranks b strongly, 1 where weakly only; without a normalisation.
  private func strengths(_ decision: RandomDecision) -> [[Int]] {
    let total = decision.weights.reduce(0, +)
    let weights = decision.weights.map { $0 / total }
    let gains = decision.criteria.map { $0.direction == .maximize ? 1.0 : -1.0 }
    let range =
      gains.indices.map { k in
        let column = decision.rows.map { $0[k] }
        return (column.max() ?? 0) - (column.min() ?? 0)
      }.max() ?? 0
    return decision.rows.map { a in
      decision.rows.map { b in
        let gaps = gains.indices.map { gains[$0] * (b[$0] - a[$0]) }
        let better = gaps.indices.filter { gaps[$0] < 0 }.map { weights[$0] }.reduce(0, +)
        let worse = gaps.indices.filter { gaps[$0] > 0 }.map { weights[$0] }.reduce(0, +)
        guard better > worse + 1e-9 else { return 0 }
        let concordance = 1 - worse + 1e-9
        let largest = max(0, gaps.max() ?? 0)
        let discordance = (largest == 0 ? 0 : largest / range) - 1e-9
        if concordance >= p[0], discordance <= q[0] { return 2 }
        if concordance >= p[1], discordance <= q[1] { return 2 }
        return concordance >= p[2] && discordance <= q[0] ? 1 : 0
      }
    }
  }

  private func places(_ count: Int, _ outranks: (Int, Int) -> Bool) -> [Int] {
    var places = [Int](repeating: 0, count: count)
    var place = 1
    while places.contains(0) {
      let rest = places.indices.filter { places[$0] == 0 }
      let free = rest.filter { b in !rest.contains { outranks($0, b) } }
      for a in free.isEmpty ? rest : free { places[a] = place }
      place += 1
    }
    return places
  }

  @Test func itIsWhatItsDefinitionSays() throws {
    var generator = SeededGenerator(seed: 78)
    var counts = [0, 0, 0]
    for round in 0..<200 {
      // Some are more than the 64 that are turned at a time.
      let count = round % 20 == 0 ? 60 + generator.nextIndex(below: 20) : 1 + generator.nextIndex(below: 12)
      var decision = try RandomDecision(
        alternatives: count, criteria: 1 + generator.nextIndex(below: 5), isCoarse: round % 2 == 0, &generator)
      if round % 4 == 0 { decision.weights = decision.weights.map { _ in 1 } }
      let strengths = strengths(decision)
      let direct = places(count) { strengths[$0][$1] > 0 }
      let backwards = places(count) { strengths[$1][$0] > 0 }
      let inverse = backwards.map { 1 + (backwards.max() ?? 0) - $0 }
      let method = try ELECTRE2(
        concordanceLevels: p, discordanceLevels: q, normalisation: .none, workers: Workers(count: 1 + round % 3))
      let ranking = try method.rank(decision.matrix(), weights: decision.weighted())
      for a in 0..<count {
        for b in 0..<count {
          counts[strengths[a][b]] += 1
          #expect(ranking.detail.outranksStrongly(a, b) == (strengths[a][b] == 2))
          #expect(ranking.detail.outranksWeakly(a, b) == (strengths[a][b] == 1))
        }
      }
      #expect(ranking.detail.directPlaces == direct && ranking.detail.inversePlaces == inverse)
      #expect(ranking.scores == zip(direct, inverse).map { Double($0 + $1) / 2 })
    }
    #expect(counts.allSatisfy { $0 > 1_000 })
  }
}
