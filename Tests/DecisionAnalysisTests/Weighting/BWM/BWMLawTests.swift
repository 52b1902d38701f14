import DecisionAnalysis
import Provenance
import Testing

@Suite struct BWMLawTests {
  /// Comparisons from 1 to 9 that hold no weights in particular.
  static func random(_ count: Int, _ generator: inout SeededGenerator) throws -> BestWorstComparisons {
    let whole = Double(1 + generator.nextIndex(below: 9))
    func below() -> Double { Double(1 + generator.nextIndex(below: Int(whole))) }
    var best = (0..<count).map { _ in below() }
    var worst = (0..<count).map { _ in below() }
    (best[0], best[count - 1], worst[0], worst[count - 1]) = (1, whole, whole, 1)
    return try BestWorstComparisons(
      criteria: (0..<count).map { "c\($0)" }, best: "c0", worst: "c\(count - 1)", bestToOthers: best,
      othersToWorst: worst)
  }

  private func nonlinearLoss(_ input: BestWorstComparisons, _ weights: [Double]) -> Double {
    weights.indices.reduce(0.0) { worst, place in
      max(
        worst, abs(weights[input.best] / weights[place] - input.bestToOthers[place]),
        abs(weights[place] / weights[input.worst] - input.othersToWorst[place]))
    }
  }

  private func linearLoss(_ input: BestWorstComparisons, _ weights: [Double]) -> Double {
    weights.indices.reduce(0.0) { worst, place in
      max(
        worst, abs(weights[input.best] - input.bestToOthers[place] * weights[place]),
        abs(weights[place] - input.othersToWorst[place] * weights[input.worst]))
    }
  }

  /// ξ in closed form: the largest of what each criterion between the best and the worst, and each pair of them, forces.
  private func closedForm(_ input: BestWorstComparisons) -> Double {
    let whole = input.bestToWorst
    let between = input.criteria.indices.filter { $0 != input.best && $0 != input.worst }
      .map { (input.bestToOthers[$0], input.othersToWorst[$0]) }
    var worst = 0.0
    for (a, b) in between {
      // (a ∓ ξ)(b ∓ ξ) = c ± ξ, where the product is too large or too small.
      let (p, q) = a * b >= whole ? (a + b + 1, a * b - whole) : (-(a + b + 1), a * b - whole)
      let roots = [(p - (p * p - 4 * q).squareRoot()) / 2, (p + (p * p - 4 * q).squareRoot()) / 2]
      worst = max(worst, roots.filter { $0 >= 0 }.min() ?? 0)
      for (c, d) in between where c * d < a * b { worst = max(worst, (a * b - c * d) / (a + b + c + d)) }
    }
    return worst
  }

  @Test func theNonlinearOptimumHasItsClosedForm() throws {
    var generator = SeededGenerator(seed: 1)
    for count in 2...9 {
      for _ in 0..<40 {
        let input = try Self.random(count, &generator)
        let found = try BWM(model: .nonlinear).weigh(input)
        let wanted = closedForm(input)
        #expect(abs(found.detail.nonlinear.deviation - wanted) <= 1e-12, "\(input)")
        #expect(nonlinearLoss(input, found.values) <= wanted + 1e-12)
        #expect(abs(found.detail.nonlinear.weights.reduce(0, +) - 1) <= 1e-13)
      }
    }
  }

  @Test func noWeightsAreBetter() throws {
    var generator = SeededGenerator(seed: 2)
    for count in 2...7 {
      for _ in 0..<30 {
        let input = try Self.random(count, &generator)
        let linear = try BWM(model: .linear).weigh(input)
        let nonlinear = try BWM(model: .nonlinear).weigh(input)
        #expect(abs(linearLoss(input, linear.values) - linear.detail.linear.deviation) <= 1e-14)
        for step in [0.3, 0.01, 1e-4] {
          for _ in 0..<20 {
            func moved(_ weights: [Double]) -> [Double] {
              let raw = weights.map { $0 * (1 + step * (2 * generator.nextUniform() - 1)) }
              let total = raw.reduce(0, +)
              return raw.map { $0 / total }
            }
            #expect(linearLoss(input, moved(linear.values)) > linear.detail.linear.deviation)
            #expect(nonlinearLoss(input, moved(nonlinear.values)) > nonlinear.detail.nonlinear.deviation - 1e-13)
          }
        }
      }
    }
  }

  /// For each ratio of the best to the worst weight, the least and the greatest that the others can be are known; the ranges
  /// are those over a fine grid of ratios.
  @Test func rangesAreThoseOfAllOptimalWeights() throws {
    var generator = SeededGenerator(seed: 3)
    for count in 3...6 {
      for _ in 0..<5 {
        let input = try Self.random(count, &generator)
        let found = try BWM().weigh(input).detail.nonlinear
        let slack = found.deviation + 1e-9
        var (lower, upper) = ([Double](repeating: 1, count: count), [Double](repeating: 0, count: count))
        let steps = 20_000
        for step in 0...steps {
          let low = max(1e-9, input.bestToWorst - slack)
          let ratio = low + Double(step) / Double(steps) * (input.bestToWorst + slack - low)
          let ranges = (0..<count).map { place -> (Double, Double) in
            if place == input.best { return (ratio, ratio) }
            if place == input.worst { return (1, 1) }
            let (b, c) = (input.bestToOthers[place], input.othersToWorst[place])
            return (max(ratio / (b + slack), c - slack), min(b > slack ? ratio / (b - slack) : .infinity, c + slack))
          }
          guard ranges.allSatisfy({ $0.0 <= $0.1 }) else { continue }
          for place in 0..<count {
            let others = ranges.indices.filter { $0 != place }
            lower[place] = min(
              lower[place], ranges[place].0 / (ranges[place].0 + others.reduce(0) { $0 + ranges[$1].1 }))
            upper[place] = max(
              upper[place], ranges[place].1 / (ranges[place].1 + others.reduce(0) { $0 + ranges[$1].0 }))
          }
        }
        #expect(distance(found.lower, lower) <= 2e-4 && distance(found.upper, upper) <= 2e-4, "\(input)")
        for place in 0..<count { #expect(lower[place] >= found.lower[place] - 1e-7) }
      }
    }
  }
}
