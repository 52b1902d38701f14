import Criteria
import DecisionAnalysis
import LinearAlgebra
import Parallelism
import Provenance
import Testing

/// COMET by its definition: judgments in pairs, levels of their sums, and triangular membership of every object.
@Suite struct COMETLawTests {
  private func plainPreferences(
    _ decision: RandomDecision, _ expert: COMET.Expert, valueCount: Int
  ) throws -> (objects: [[Double]], preferences: [Double], scores: [Double]) {
    let weights = try decision.weighted().normalised
    let grid = (0..<valueCount).map { 0.5 + 11.5 * Double($0) / Double(valueCount - 1) }
    var objects: [[Double]] = [[]]
    for _ in decision.criteria { objects = objects.flatMap { object in grid.map { object + [$0] } } }
    let values = objects.map { object -> Double in
      let shares = object.indices.map { k in
        let share = (object[k] - 0.5) / 11.5
        return decision.criteria[k].direction == .maximize ? share : 1 - share
      }
      let near = zip(weights, shares).reduce(0) { $0 + ($1.0 * (1 - $1.1)) * ($1.0 * (1 - $1.1)) }
      let far = zip(weights, shares).reduce(0) { $0 + ($1.0 * $1.1) * ($1.0 * $1.1) }
      return expert == .weightedSum
        ? zip(weights, shares).reduce(0) { $0 + $1.0 * $1.1 }
        : far.squareRoot() / (near.squareRoot() + far.squareRoot())
    }
    // The matrix of judgments, whose row sums count; twice them, so that halves are whole.
    let sums = values.map { own in
      values.reduce(0) { $0 + (abs(own - $1) < 1e-12 ? 1 : own > $1 ? 2 : 0) }
    }
    let levels = Set(sums).sorted()
    let preferences = sums.map { Double(levels.firstIndex(of: $0)!) / Double(levels.count - 1) }
    let step = grid[1] - grid[0]
    let scores = decision.rows.map { row in
      zip(objects, preferences).reduce(0.0) { total, entry in
        let membership = row.indices.reduce(1.0) { $0 * max(0, 1 - abs(row[$1] - entry.0[$1]) / step) }
        return total + membership * entry.1
      }
    }
    return (objects, preferences, scores)
  }

  @Test(arguments: COMET.Expert.allCases, [2, 3, 4]) func isWhatItsDefinitionSays(
    expert: COMET.Expert, valueCount: Int
  ) throws {
    var generator = SeededGenerator(seed: 61)
    for _ in 0..<25 {
      let decision = try RandomDecision(
        alternatives: 4, criteria: 1 + generator.nextIndex(below: 3), isCoarse: false, &generator)
      let ranking = try COMET(expert, valueCount: valueCount, workers: .one).rank(
        decision.matrix(), weights: decision.weighted())
      let plain = try plainPreferences(decision, expert, valueCount: valueCount)
      #expect(ranking.detail.objectPreferences == plain.preferences)
      for (score, reference) in zip(ranking.scores, plain.scores) { #expect(abs(score - reference) < 1e-12) }
    }
  }

  @Test func theBestAndTheWorstPossibleAreOneAndZero() throws {
    let bounds = CriterionBounds(0, 10)
    let matrix = try DecisionMatrix(
      criteria: [Criterion("power", bounds: bounds), Criterion("price", .minimize, bounds: bounds)],
      values: Matrix(rows: [[10, 0], [0, 10]]))
    let ranking = try COMET().rank(matrix, weights: Weights(criteria: ["power", "price"], values: [1, 2]))
    #expect(ranking.scores == [1, 0])
    #expect(ranking.detail.characteristicValues == [[0, 5, 10], [0, 5, 10]])
  }
}
