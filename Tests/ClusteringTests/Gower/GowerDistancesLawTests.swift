import Parallelism
import Provenance
import Testing

@testable import Clustering

@Suite struct GowerDistancesLawTests {
  /// Columns of every kind, some values missing; the last one has them all.
  static func columns(_ count: Int, seed: UInt64 = 1) -> [MixedColumn] {
    var generator = SeededGenerator(seed: seed)
    func some<Value>(_ value: Value) -> Value? { generator.nextIndex(below: 8) == 0 ? nil : value }
    return [
      .numeric((0..<count).map { _ in some(100 * generator.nextNormal()) }),
      .ordinal((0..<count).map { _ in some(generator.nextIndex(below: 5) * generator.nextIndex(below: 4)) }),
      .ordinal((0..<count).map { _ in generator.nextIndex(below: 7) }),
      .category((0..<count).map { _ in some(generator.nextIndex(below: 3) - 1) }),
      .asymmetricBinary((0..<count).map { _ in some(generator.nextIndex(below: 3) == 0) }),
      .asymmetricBinary((0..<count).map { _ in generator.nextIndex(below: 2) == 0 }),
      .numeric((0..<count).map { _ in generator.nextUniform() }),
    ]
  }

  private let weights = [1, 0.5, 2, 0.25, 1, 3, 0.125]

  @Test(arguments: OrdinalScale.allCases, [1, 2, 33, 70]) func everyPairIsWhatItShouldBe(
    ordinal: OrdinalScale, count: Int
  ) throws {
    let columns = Self.columns(count)
    let distances = try GowerDistances(columns, columnWeights: weights, ordinal: ordinal).distances
    for first in 0..<count {
      for second in 0..<count where second != first {
        let expected = PlainGower.distance(columns, first, second, weights: weights, ordinal: ordinal)
        #expect(abs(distances[first, second] - expected) <= 1e-14, "\(first) \(second)")
        #expect(distances[first, second] == distances[second, first] && 0...1 ~= distances[first, second])
      }
      #expect(distances[first, first] == 0)
    }
  }

  /// More rows than a tile holds.
  @Test func manyRows() throws {
    let columns = Self.columns(2_100)
    func distances(_ threads: Int) throws -> GowerDistances {
      try GowerDistances(columns, columnWeights: weights, workers: Workers(count: threads))
    }
    let one = try distances(1)
    for threads in [2, 5] { #expect(try distances(threads) == one) }
    for (first, second) in [(0, 2_099), (31, 32), (2_047, 2_048), (5, 2_048), (2_098, 2_099)] {
      let expected = PlainGower.distance(columns, first, second, weights: weights)
      #expect(abs(one.distances[first, second] - expected) <= 1e-14)
    }
  }

  @Test func weightZeroIsARemovedColumn() throws {
    let columns = Self.columns(60)
    let all = try GowerDistances(columns, columnWeights: [1, 2, 0, 1, 0, 1, 1])
    let some = try GowerDistances([0, 1, 3, 5, 6].map { columns[$0] }, columnWeights: [1, 2, 1, 1, 1])
    #expect(all.distances == some.distances)
  }

  @Test func unitsAndNamesDoNotCount() throws {
    let columns = Self.columns(60)
    var others = columns
    if case .numeric(let values) = columns[0] { others[0] = .numeric(values.map { $0.map { 4 - 8 * $0 } }) }
    if case .category(let values) = columns[3] { others[3] = .category(values.map { $0.map { 90 - 7 * $0 } }) }
    let (own, other) = (try GowerDistances(columns).distances, try GowerDistances(others).distances)
    for (left, right) in zip(own.pairs.values, other.pairs.values) { #expect(abs(left - right) <= 1e-14) }
    // Ranks look at the order alone.
    if case .ordinal(let values) = columns[2] { others[2] = .ordinal(values.map { $0.map { $0 * $0 * $0 } }) }
    let ranks = try GowerDistances([columns[2]], ordinal: .ranks).distances
    #expect(try ranks == GowerDistances([others[2]], ordinal: .ranks).distances)
    #expect(try ranks != GowerDistances([columns[2]]).distances)
  }

  /// Numbers alone, none missing: the Manhattan distance over the ranges, divided by the number of columns.
  @Test func numbersAloneAreManhattan() throws {
    var generator = SeededGenerator(seed: 4)
    let columns = (0..<3).map { _ in (0..<40).map { _ in 10 * generator.nextNormal() } }
    let observations = try Observations(columns: columns)
    let ranges = try FeatureScaling.range.featureWeights(for: FeatureMoments(observations))
    let manhattan = PairDistances(
      observations, measure: PairMeasure(of: .manhattan, featureWeights: ranges), workers: .one)
    let gower = try GowerDistances(columns.map { .numeric($0) }).distances
    for (own, other) in zip(gower.pairs.values, manhattan.values) { #expect(abs(own - other / 3) <= 1e-14) }
  }
}
