import DecisionAnalysis
import Provenance
import Testing

@Suite struct FUCOMLawTests {
  @Test func scoresAndRatiosAreTheSame() throws {
    let order = ["a", "b", "c", "d"]
    let scores = try FUCOM().weigh(RankedRatios(order: order, scores: [1, 2, 5, 5]))
    let ratios = try FUCOM().weigh(RankedRatios(order: order, ratios: [2, 2.5, 1]))
    #expect(scores.values == ratios.values && scores.consistency?.index == 0)
    #expect(distance(scores.values, [10.0 / 19, 5.0 / 19, 2.0 / 19, 2.0 / 19]) <= 1e-15)
    // Second ratios that agree change nothing.
    let agreeing = try FUCOM().weigh(RankedRatios(order: order, ratios: [2, 2.5, 1], secondRatios: [5, nil]))
    #expect(agreeing.detail.deviation == 0 && distance(agreeing.values, ratios.values) <= 1e-14)
  }

  /// For three criteria the smallest χ makes the product of the nearest neighbouring ratios meet the ratio of the ends.
  @Test(arguments: [(2.0, 3.0, 9.0), (2, 3, 4), (1, 1, 5), (4, 4, 1), (1.5, 2, 3)])
  func threeCriteria(_ first: Double, _ second: Double, _ ends: Double) throws {
    let found = try FUCOM().weigh(
      RankedRatios(order: ["a", "b", "c"], ratios: [first, second], secondRatios: [ends])
    ).detail
    let sign = ends >= first * second ? 1.0 : -1.0
    var (low, high) = (0.0, 20.0)
    for _ in 0..<200 {
      let chi = (low + high) / 2
      let (a, b) = (max(0, first + sign * chi), max(0, second + sign * chi))
      if sign * (a * b - (ends - sign * chi)) < 0 { low = chi } else { high = chi }
    }
    #expect(abs(found.deviation - low) <= 1e-12)
  }

  @Test func noWeightsAreBetter() throws {
    var generator = SeededGenerator(seed: 1)
    for count in 3...7 {
      for _ in 0..<10 {
        func ratio() -> Double { 1 + 2 * generator.nextUniform() }
        let input = try RankedRatios(
          order: (0..<count).map { "c\($0)" }, ratios: (1..<count).map { _ in ratio() },
          secondRatios: (2..<count).map { _ in generator.nextIndex(below: 3) == 0 ? nil : 3 * ratio() })
        func loss(_ weights: [Double]) -> Double {
          var worst = 0.0
          for (k, phi) in input.ratios.enumerated() { worst = max(worst, abs(weights[k] / weights[k + 1] - phi)) }
          for (k, stated) in input.secondRatios.enumerated() {
            let phi = stated ?? input.ratios[k] * input.ratios[k + 1]
            worst = max(worst, abs(weights[k] / weights[k + 2] - phi))
          }
          return worst
        }
        let found = try FUCOM().weigh(input)
        #expect(abs(loss(found.values) - found.detail.deviation) <= 1e-11)
        for place in 0..<count {
          let range = found.detail.lower[place] - 1e-12...found.detail.upper[place] + 1e-12
          #expect(range.contains(found.values[place]))
        }
        for _ in 0..<100 {
          let other = found.values.map { $0 * (1 + 0.02 * (2 * generator.nextUniform() - 1)) }
          #expect(loss(other) >= found.detail.deviation - 1e-12)
        }
      }
    }
  }

  /// A deviation so large that it bounds a ratio from one side only leaves a weight without limit; the optimum reported is one.
  @Test func rangesMayBeOpen() throws {
    let found = try FUCOM().weigh(
      RankedRatios(order: ["a", "b", "c", "d"], ratios: [1, 1, 1], secondRatios: [100, nil]))
    #expect(found.detail.deviation > 8 && found.values.allSatisfy { $0 > 0 && $0 < 1 })
    #expect(found.detail.upper[3] == 1 && found.detail.lower[0] == 0)
  }
}
