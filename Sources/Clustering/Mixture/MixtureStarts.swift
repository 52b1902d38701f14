import Parallelism
import Provenance

/// Partitions from which EM starts.
///
/// The first is that of k-means in the units of the fit. Where components may be of any shape, the second is that of
/// k-means on features made uncorrelated, since there long and narrow clusters are round (as mclust starts: Scrucca &
/// Raftery 2015, doi:10.1007/s11634-015-0220-z). The others are drawn: seeds of k-means++ and one or more of Lloyd's
/// steps.
struct MixtureStarts: Sendable {
  private let rows: MixtureRows
  private let clusterCount: Int
  /// The rows as k-means reads them, in one or two forms.
  private let sources: [TileSource]

  /// - Throws: `valuesTooLarge`.
  init(_ rows: MixtureRows, shape: MixtureShape, floor: Double) throws(ClusteringError) {
    self.rows = rows
    clusterCount = shape.clusterCount
    let squares = rows.space.factors.map { $0 * $0 }
    var sources = [try TileSource(rows.observations, weights: rows.weights, featureWeights: squares)]
    if shape.covariance.isFull && shape.featureCount > 1 {
      let ones = [Double](repeating: 1, count: shape.featureCount)
      sources.append(try TileSource(rows.uncorrelated(floor: floor), weights: rows.weights, featureWeights: ones))
    }
    self.sources = sources
  }

  /// The labels of one start.
  ///
  /// - Throws: `tooFewDistinct` when fewer than k rows differ.
  func labels(_ start: Int, using generator: inout SeededGenerator) throws(ClusteringError) -> [Int] {
    let source = sources[start % sources.count]
    if start < sources.count {
      let method = try KMeans(
        clusterCount: clusterCount, featureWeights: source.featureWeights, restartCount: 4, patience: 0, workers: .one)
      return try method.fit(source.observations, weights: rows.weights, using: &generator).labels
    }
    var run = KMeansRun(source, clusterCount: clusterCount, workers: .one)
    try run.seed(trials: 1, using: &generator)
    _ = run.iterateLloyd(limit: start / sources.count % 2 == 1 ? 1 : 100)
    return run.labels(Array(0..<clusterCount)).labels
  }
}

extension MixtureRows {
  /// The rows with features that are uncorrelated and have unit variance. Time is O(n d²), space O(n d).
  fileprivate func uncorrelated(floor: Double) throws(ClusteringError) -> Observations {
    let d = observations.featureCount
    let shape = MixtureShape(clusterCount: 1, featureCount: d, covariance: .full)
    let labels = [Int](repeating: 0, count: observations.observationCount)
    let whole = MixtureParameters(
      moments(labels: labels, shape: shape, workers: .one), about: MixtureParameters(originOf: shape), floor: floor)
    var columns = [[Double]](repeating: [], count: d)
    for chunk in 0..<observations.chunkCount {
      forEachTile(ofChunk: chunk) { rows, tile, _ in
        for feature in 0..<d {
          for row in 0..<rows.count {
            var sum = 0.0
            for other in 0...feature {
              let difference = tile[other * Observations.tileRows + row] - whole.means[other]
              sum += whole.roots[PackedTriangle.place(feature, other)] * difference
            }
            columns[feature].append(sum)
          }
        }
      }
    }
    return try Observations(columns.map { .doubles($0) })
  }
}
