import Parallelism
import Provenance
import TestSupport
import Testing

@testable import Clustering

/// A model describes one state, and what must not matter does not.
@Suite struct SphericalKMeansLawTests {
  private static let count = 240
  private static let centres: [[Double]] = [[2, 8, 5, 3], [7, 3, 5, 6], [5, 5, 9, 8], [9, 9, 2, 5]]
  private let columns: [[Double]]
  private let observations: Observations

  init() throws {
    let buyers = SyntheticBuyers(count: Self.count, centres: Self.centres, noise: 1, seed: 8)
    columns = buyers.columns
    observations = try buyers.observations()
  }

  @Test(arguments: ShapeMeasure.allCases, [false, true]) func partsAgree(
    measure: ShapeMeasure, isWeighted: Bool
  ) throws {
    let featureWeights = [1, 0.5, 2, 0.25]
    let rowWeights = isWeighted ? (0..<Self.count).map { Double($0 * 7 % 5) / 2 } : nil
    // Two rows without a shape.
    var columns = columns
    for feature in columns.indices {
      columns[feature][7] = 0
      columns[feature][100] = measure == .correlation ? 0.1 : 0
    }
    let observations = try Observations(columns: columns)
    let model = try SphericalKMeans.fitted(
      observations, clusterCount: 5, measure, weights: rowWeights, featureWeights: featureWeights)
    let plain = PlainShapes(observations.allRows, measure, weights: rowWeights, featureWeights: featureWeights)
    #expect(model.shapeless == [7, 100] && model.outliers == [7, 100])
    #expect(model.diagnostics.map(\.code) == ["shapeless"] && model.diagnostics[0].severity == .note)
    #expect(model.labels[7] == 0 && model.labels[100] == 0 && model.cosines[7] == 0)
    for (row, label) in model.labels.enumerated() {
      guard let shape = plain.shapes[row] else { continue }
      let cosines = model.centroids.map { PlainShapes.cosine(shape, $0) }
      #expect(cosines[label] >= cosines.max()! - 1e-12)
      #expect(abs(model.cosines[row] - cosines[label]) <= 1e-12)
    }
    var total = 0.0
    for cluster in 0..<5 {
      let members = (0..<Self.count).filter { model.labels[$0] == cluster && plain.shapes[$0] != nil }
      let weight = members.reduce(0) { $0 + plain.weights[$1] }
      let sum = plain.sum(members)
      let length = PlainShapes.cosine(sum, sum).squareRoot()
      for (own, expected) in zip(model.centroids[cluster], sum) { #expect(abs(own - expected / length) <= 1e-12) }
      #expect(model.sizes[cluster] == members.count)
      #expect(abs(model.clusterWeights[cluster] - weight) <= 1e-12 * weight)
      #expect(abs(model.clusterCosines[cluster] - length / weight) <= 1e-12)
      total += length
    }
    #expect(abs(model.meanCosine - total / model.clusterWeights.reduce(0, +)) <= 1e-12)
    #expect(zip(model.clusterWeights, model.clusterWeights.dropFirst()).allSatisfy { $0 >= $1 })
    #expect(try model.labels(of: observations) == model.labels)
  }

  /// Accounts of one shape at many levels are one cluster; plain k-means divides them by level.
  @Test func levelsDoNotCount() throws {
    let shapes: [[Double]] = [[1, 2, 3, 2], [3, 1, 1, 2], [1, 3, 1, 1]]
    var generator = SeededGenerator(seed: 5)
    var columns = [[Double]](repeating: [], count: 4)
    for row in 0..<150 {
      let (level, spread) = (4 * generator.nextUniform(), 1 + generator.nextUniform())
      for feature in 0..<4 {
        columns[feature].append(level + spread * (shapes[row % 3][feature] + 0.1 * generator.nextNormal()))
      }
    }
    let observations = try Observations(columns: columns)
    let model = try SphericalKMeans.fitted(observations, clusterCount: 3)
    #expect(Set((0..<150).map { [$0 % 3, model.labels[$0]] }).count == 3 && model.meanCosine > 0.98)
    let plain = try KMeans.fitted(observations, clusterCount: 3)
    #expect(Set((0..<150).map { [$0 % 3, plain.labels[$0]] }).count > 3)
  }

  /// Each row may have a unit of its own, and under the correlation a level.
  @Test(arguments: ShapeMeasure.allCases) func unitsAndLevelsOfRows(measure: ShapeMeasure) throws {
    let model = try SphericalKMeans.fitted(observations, clusterCount: 4, measure)
    let scaled = try SphericalKMeans.fitted(
      Observations(columns: columns.map { $0.enumerated().map { $1 * [1, 0.5, 8][$0 % 3] } }), clusterCount: 4,
      measure)
    #expect(scaled.labels == model.labels && scaled.centroids == model.centroids && scaled.trace == model.trace)
    let shifted = try SphericalKMeans.fitted(
      Observations(columns: columns.map { $0.enumerated().map { $1 + 30 * Double($0 % 4) } }), clusterCount: 4,
      measure)
    #expect((shifted.labels == model.labels) == (measure == .correlation))
  }

  @Test(arguments: ShapeMeasure.allCases) func theObjectiveNeverFalls(measure: ShapeMeasure) throws {
    let observations = try SyntheticBuyers.ratings(count: 3_000).observations()
    let shapes = UnitRows(observations, measure, featureWeights: [1, 0.5, 2, 0.25], workers: .one)
    let unit = try #require(shapes.observations)
    let counted = try CountedObservations(
      unit, weights: ObservationWeights(shapes.rows.map { Double(1 + $0 * 7 % 11) / 4 }),
      featureWeights: [1, 1, 1, 1], limit: .max, workers: .one)
    let ascent = SphericalAscent(counted, clusterCount: 6, workers: Workers(count: 2))
    for seed in 1...5 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let start = generator.sampleOfIndices(6, below: unit.observationCount).flatMap { unit.row($0) }
      let state = ascent.ascend(from: start, limit: 500, isTransferring: true)
      #expect(state.isConverged && state.totals.count > 4)
      #expect(zip(state.totals, state.totals.dropFirst()).allSatisfy { $1 >= $0 - 1e-12 * abs($0) })
      let batch = ascent.ascend(from: start, limit: 500, isTransferring: false)
      #expect(batch.isConverged && batch.loss >= state.loss)
    }
  }

  @Test(arguments: ShapeMeasure.allCases) func threadsChangeNothing(measure: ShapeMeasure) throws {
    let observations = try SyntheticBuyers.ratings(count: 40_000).observations()
    let weights = (0..<40_000).map { Double($0 * 7 % 5) / 2 }
    func model(_ threads: Int) throws -> SphericalKMeansModel {
      try SphericalKMeans.fitted(
        observations, clusterCount: 4, measure, weights: weights, restartCount: 4, workers: Workers(count: threads))
    }
    let one = try model(1)
    #expect(one.trace.searchedRows == KMeans.searchRows)
    for threads in [2, 5] { #expect(try model(threads) == one) }
  }

  @Test func storageChangesNothing() throws {
    let columns = SyntheticBuyers.ratings(count: 500).clippedColumns
    let bytes = try SphericalKMeans.fitted(Observations(columns: columns), clusterCount: 4)
    let doubles = try SphericalKMeans.fitted(Observations(columns.map { .doubles($0) }), clusterCount: 4)
    #expect(bytes == doubles)
  }

  @Test(arguments: ShapeMeasure.allCases) func orderOfAccounts(measure: ShapeMeasure) throws {
    var generator = SeededGenerator(seed: 11)
    var order = Array(0..<Self.count)
    for place in order.indices.dropLast() {
      order.swapAt(place, place + generator.nextIndex(below: order.count - place))
    }
    let model = try SphericalKMeans.fitted(observations, clusterCount: 4, measure)
    let permuted = try SphericalKMeans.fitted(observations.selecting(order), clusterCount: 4, measure)
    #expect(permuted.labels == order.map { model.labels[$0] })
    #expect(abs(permuted.meanCosine - model.meanCosine) <= 1e-12)
  }

  /// A feature of weight 0 may hold anything.
  @Test(arguments: ShapeMeasure.allCases) func weightZeroIsARemovedColumn(measure: ShapeMeasure) throws {
    var generator = SeededGenerator(seed: 12)
    let noise = (0..<Self.count).map { _ in 1e6 * generator.nextNormal() }
    let model = try SphericalKMeans.fitted(observations, clusterCount: 6, measure)
    let other = try SphericalKMeans.fitted(
      Observations(columns: [noise] + columns), clusterCount: 6, measure, featureWeights: [0, 1, 1, 1, 1])
    #expect(other.labels == model.labels && other.cosines == model.cosines && other.trace == model.trace)
    #expect(other.centroids == model.centroids.map { [0] + $0 })
  }

  /// A feature of weight 4 is the feature four times.
  @Test(arguments: ShapeMeasure.allCases) func weightFourIsFourColumns(measure: ShapeMeasure) throws {
    let model = try SphericalKMeans.fitted(observations, clusterCount: 4, measure, featureWeights: [1, 4, 1, 1])
    let other = try SphericalKMeans.fitted(
      Observations(columns: columns + [[Double]](repeating: columns[1], count: 3)), clusterCount: 4, measure)
    #expect(other.labels == model.labels && abs(other.meanCosine - model.meanCosine) <= 1e-12)
  }

  /// Under the cosine a feature has a unit; under the correlation all have to be on one scale.
  @Test func scaleOfAColumnAndItsWeight() throws {
    let model = try SphericalKMeans.fitted(observations, clusterCount: 5, .cosine)
    var columns = columns
    columns[1] = columns[1].map { $0 * 2 }
    let doubled = try SphericalKMeans.fitted(
      Observations(columns: columns), clusterCount: 5, .cosine, featureWeights: [1, 0.25, 1, 1])
    #expect(doubled.labels == model.labels && doubled.centroids == model.centroids && doubled.trace == model.trace)
  }

  @Test(arguments: ShapeMeasure.allCases) func weightThreeIsTheRowThreeTimes(measure: ShapeMeasure) throws {
    let rows = (0..<Self.count).flatMap { [Int](repeating: $0, count: 1 + $0 % 3) }
    let repeated = try SphericalKMeans.fitted(observations.selecting(rows), clusterCount: 4, measure)
    let weighted = try SphericalKMeans.fitted(
      observations, clusterCount: 4, measure, weights: (0..<Self.count).map { Double(1 + $0 % 3) })
    #expect(rows.map { weighted.labels[$0] } == repeated.labels)
    #expect(weighted.clusterWeights == repeated.clusterWeights)
    #expect(abs(weighted.meanCosine - repeated.meanCosine) <= 1e-12)
  }

  /// Observations of weight 0 are labelled and move nothing.
  @Test func weightZeroMovesNothing() throws {
    let kept = (0..<Self.count).filter { $0 % 4 != 1 }
    let all = try SphericalKMeans.fitted(
      observations, clusterCount: 5, weights: (0..<Self.count).map { $0 % 4 != 1 ? 1 : 0 })
    let some = try SphericalKMeans.fitted(observations.selecting(kept), clusterCount: 5)
    #expect(kept.map { all.labels[$0] } == some.labels && all.trace == some.trace)
    #expect(all.centroids == some.centroids && all.meanCosine == some.meanCosine)
    #expect(try all.labels == some.labels(of: observations))
  }
}
