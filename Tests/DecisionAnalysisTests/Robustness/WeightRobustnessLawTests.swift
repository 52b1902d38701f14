import Criteria
import DecisionAnalysis
import LinearAlgebra
import Parallelism
import Provenance
import Testing

/// What is said about weights, held to ranking anew with those weights.
@Suite struct WeightRobustnessLawTests {
  static let additive = CatalogueCase.all.filter { entry in
    // A decision that every method accepts tells which are additive.
    var generator = SeededGenerator(seed: 100)
    guard let decision = try? RandomDecision(alternatives: 3, criteria: 2, &generator),
      let dependence = try? entry.method().weightDependence(decision.matrix(), weights: decision.weighted()),
      case .additive = dependence
    else { return false }
    return true
  }

  @Test func theAdditiveMethodsAreKnown() {
    #expect(
      Set(Self.additive.map(\.identifier))
        == ["wsm", "wpm", "promethee2", "moora", "aras", "mabac", "marcos", "spotis"])
  }

  /// The order made of the dependence is the method's own, for weights other than those it was asked with.
  @Test(arguments: CatalogueCase.all) func theDependenceIsThatOfTheMethod(entry: CatalogueCase) throws {
    var generator = SeededGenerator(seed: 101)
    for _ in 0..<30 {
      var decision = try RandomDecision(alternatives: 7, criteria: 4, &generator)
      let matrix = try decision.matrix()
      let method = try entry.method()
      let dependence = try method.weightDependence(matrix, weights: decision.weighted())
      decision.weights = decision.weights.map { _ in 0.01 + generator.nextUniform() }
      let weights = try decision.weighted().normalised
      func sums(_ matrix: Matrix, _ factors: [Double]) -> [Double] {
        (0..<7).map { row in factors.indices.reduce(0) { $0 + factors[$1] * matrix[row, $1] } }
      }
      let scores: [Double]
      switch dependence {
      case .opaque: return
      case .additive(let utilities): scores = sums(utilities, weights)
      case .idealDistances(let near, let far):
        let squares = weights.map { $0 * $0 }
        scores = zip(sums(near, squares), sums(far, squares)).map {
          $1.squareRoot() / ($0.squareRoot() + $1.squareRoot())
        }
      }
      #expect(
        Ranks.of(scores, higherIsBetter: true) == (try method.outcome(matrix, weights: decision.weighted()).ranks))
    }
  }

  private func weights(_ decision: RandomDecision, _ criterion: Int, at share: Double) throws -> Weights {
    let shares = try decision.weighted().normalised
    let moved = shares.indices.map { $0 == criterion ? share : shares[$0] * (1 - share) / (1 - shares[criterion]) }
    return try Weights(criteria: decision.criteria.map(\.name), values: moved)
  }

  @Test(arguments: additive) func theWinnerStaysExactlyWithinTheInterval(entry: CatalogueCase) throws {
    var generator = SeededGenerator(seed: 102)
    var ends = 0
    for _ in 0..<25 {
      let decision = try RandomDecision(alternatives: 5, criteria: 3, &generator)
      let (matrix, method) = (try decision.matrix(), try entry.method())
      let found = try #require(try WeightStability(method, matrix, weights: decision.weighted()))
      for (k, interval) in found.intervals.enumerated() {
        #expect(interval.low <= interval.weight && interval.weight <= interval.high)
        // Just inside, the winner is first; just outside, the named rival is before it.
        for (edge, rival, outward) in [
          (interval.low, interval.rivalBelow, -1e-7), (interval.high, interval.rivalAbove, 1e-7),
        ] {
          let inside = min(1 - 1e-7, max(1e-7, edge - outward))
          if interval.low < inside, inside < interval.high {
            #expect(try method.outcome(matrix, weights: weights(decision, k, at: inside)).ranks[found.winner] == 1)
          }
          guard let rival else {
            #expect(edge == 0 || edge == 1)
            continue
          }
          ends += 1
          let outside = edge + outward
          guard 0...1 ~= outside else { continue }
          let ranks = try method.outcome(matrix, weights: weights(decision, k, at: outside)).ranks
          #expect(ranks[rival] < ranks[found.winner])
        }
      }
    }
    #expect(ends > 10)
  }

  @Test(arguments: additive) func theShiftMakesATieAndNoSmallerOneDoes(entry: CatalogueCase) throws {
    var generator = SeededGenerator(seed: 103)
    for _ in 0..<10 {
      let decision = try RandomDecision(alternatives: 5, criteria: 4, &generator)
      let (matrix, weights) = (try decision.matrix(), try decision.weighted())
      let method = try entry.method()
      guard case .additive(let u) = try method.weightDependence(matrix, weights: weights) else { return }
      let shifts = try #require(try WeightShift.shifts(method, matrix, weights: weights))
      let winner = try method.outcome(matrix, weights: weights).winners[0]
      let names = decision.criteria.map(\.name)
      let shares = weights.normalised
      func lead(_ rival: Int, _ moved: [Double]) -> Double {
        moved.indices.reduce(0) { $0 + moved[$1] * (u[winner, $1] - u[rival, $1]) }
      }
      #expect(shifts.map(\.share) == shifts.map(\.share).sorted())
      for rival in 0..<5 where rival != winner {
        guard let shift = shifts.first(where: { $0.rival == rival }) else {
          // Whoever cannot catch up is behind, or even, on every criterion.
          for k in 0..<4 { #expect(u[rival, k] <= u[winner, k]) }
          continue
        }
        var moved = shares
        for source in shift.sources {
          let place = try #require(names.firstIndex(of: source.criterion))
          moved[place] -= source.share
        }
        moved[try #require(names.firstIndex(of: shift.target))] += shift.share
        let scale = u.elements.map { abs($0) }.max() ?? 1
        #expect(abs(lead(rival, moved)) < 1e-9 * scale && moved.allSatisfy { $0 > -1e-12 })
        // Other shifts of hardly less weight leave the winner in front.
        for _ in 0..<200 {
          let other = shifted(shares, by: 0.999 * shift.share, &generator)
          #expect(lead(rival, other) > -1e-12 * scale)
        }
      }
    }
  }

  /// Weights of which at most a share has moved from some criteria to others.
  private func shifted(_ shares: [Double], by share: Double, _ generator: inout SeededGenerator) -> [Double] {
    var other = shares
    var left = share
    while left > 1e-12 {
      let (from, to) = (generator.nextIndex(below: 4), generator.nextIndex(below: 4))
      let part = min(left, other[from], share * generator.nextUniform())
      other[from] -= part
      other[to] += part
      left -= max(part, 1e-4)
    }
    return other
  }

  @Test(arguments: ["wsm", "topsis", "vikor", "promethee2", "electre3", "waspas"])
  func theChangeOfAValueDethrones(identifier: String) throws {
    var generator = SeededGenerator(seed: 104)
    let method = try RankingCatalogue.entry(named: identifier).make(workers: .one)
    var found = 0
    for _ in 0..<4 {
      let decision = try RandomDecision(alternatives: 4, criteria: 3, &generator)
      let (matrix, weights) = (try decision.matrix(), try decision.weighted())
      let winners = try method.outcome(matrix, weights: weights).winners
      let changes = try PerformanceChange.changes(method, matrix, weights: weights, workers: Workers(count: 2))
      let one = try PerformanceChange.changes(method, matrix, weights: weights, workers: .one)
      #expect(changes == one)
      guard winners.count == 1 else { continue }
      for change in changes {
        found += 1
        let column = try #require(decision.criteria.firstIndex { $0.name == change.criterion })
        #expect(change.value == decision.rows[change.alternative][column])
        func ranks(_ value: Double) throws -> [Int] {
          var other = decision
          other.rows[change.alternative][column] = value
          return try method.outcome(other.matrix(), weights: weights).ranks
        }
        let after = try ranks(change.changedValue)
        #expect(after[winners[0]] > 1 || after.count { $0 == 1 } > 1)
        let before = try ranks(change.value + change.change * (1 - 1e-6))
        #expect(before[winners[0]] == 1 && before.count { $0 == 1 } == 1)
      }
    }
    #expect(found > 0)
  }
}
