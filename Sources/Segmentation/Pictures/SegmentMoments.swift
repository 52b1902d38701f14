import ClusterValidation
import Clustering
import LinearAlgebra
import Parallelism

/// Means and covariances of the segments, in coordinates √w (x − m) about the market mean m, of the features that weigh
/// anything.
///
/// One pass more than ``ClusterDispersion``: O(n d²) time, O(k d²) space a chunk; the same bits for any number of threads.
struct SegmentMoments: Sendable {
  /// The features of positive weight.
  let features: [Int]
  /// √w of each of them.
  let scales: [Double]
  /// The mean of all accounts, d numbers in the units of the observations.
  let marketMeans: [Double]
  /// The mean of each segment in the same units; `nil` for an empty one.
  let centroids: [[Double]?]
  /// The number of accounts in each segment.
  let sizes: [Int]
  /// The sums of squares and products about the mean of each segment.
  let products: [Matrix]

  /// The number of accounts, n.
  var count: Int { sizes.reduce(0, +) }

  init(_ partition: LabelledObservations, workers: Workers) throws {
    let dispersion = try ClusterDispersion(of: partition, workers: workers)
    let features = partition.featureWeights.indices.filter { partition.featureWeights[$0] > 0 }
    let scales = features.map { partition.featureWeights[$0].squareRoot() }
    let (d, k) = (features.count, partition.clusterCount)
    let (sizes, centroids) = (dispersion.sizes, dispersion.centroids)
    let origins = centroids.map { centroid in
      centroid.map { centroid in features.map { centroid[$0] } } ?? [Double](repeating: 0, count: d)
    }
    let parts = workers.map(partition.observations.chunkCount) { chunk in
      Self.products(partition, chunk, features, scales, origins.flatMap { $0 })
    }
    var total = parts[0]
    for part in parts.dropFirst() { for index in total.indices { total[index] += part[index] } }
    let n = Double(dispersion.observationCount)
    marketMeans = (0..<partition.observations.featureCount).map { feature in
      // About one centroid, so that 2019 ± 1 keeps its digits.
      let origin = centroids.lazy.compactMap { $0 }.first.map { $0[feature] } ?? 0
      return origin
        + centroids.indices.reduce(0) { sum, segment in
          sum + (centroids[segment].map { $0[feature] - origin } ?? 0) * (Double(sizes[segment]) / n)
        }
    }
    products = try (0..<k).map { segment in
      try Matrix(rowCount: d, columnCount: d, elements: Array(total[(segment * d * d)..<((segment + 1) * d * d)]))
    }
    self.features = features
    self.scales = scales
    self.centroids = centroids
    self.sizes = sizes
  }

  /// Sums of products of one chunk, d × d numbers for each segment.
  private static func products(
    _ partition: LabelledObservations, _ chunk: Int, _ features: [Int], _ scales: [Double], _ origins: [Double]
  ) -> [Double] {
    let d = features.count
    var sums = [Double](repeating: 0, count: partition.clusterCount * d * d)
    sums.withUnsafeMutableBufferPointer { sums in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: d) { deviations in
        partition.observations.forEachTile(ofChunk: chunk) { rows, tile in
          for (offset, row) in rows.enumerated() {
            let label = partition.labels[row]
            for (place, feature) in features.enumerated() {
              let value = tile[feature * Observations.tileRows + offset]
              deviations.initializeElement(
                at: place, to: (value - origins[label * d + place]) * scales[place])
            }
            for first in 0..<d {
              let start = label * d * d + first * d
              for second in 0...first { sums[start + second] += deviations[first] * deviations[second] }
            }
          }
        }
      }
    }
    for start in stride(from: 0, to: sums.count, by: d * d) {
      for first in 0..<d {
        for second in 0..<first { sums[start + second * d + first] = sums[start + first * d + second] }
      }
    }
    return sums
  }

  /// The covariance within segments: the sum of all products, divided by n.
  func within() -> Matrix {
    var within = Matrix(rowCount: features.count, columnCount: features.count)
    for first in features.indices {
      for second in features.indices {
        within[first, second] = products.reduce(0) { $0 + $1[first, second] } / Double(count)
      }
    }
    return within
  }

  /// The covariance of the segment means, each counted by its accounts, with the divisor n.
  func between() -> Matrix {
    var between = Matrix(rowCount: features.count, columnCount: features.count)
    for segment in centroids.indices {
      guard let centre = centre(segment) else { continue }
      let share = Double(sizes[segment]) / Double(count)
      for first in features.indices {
        for second in features.indices { between[first, second] += share * (centre[first] * centre[second]) }
      }
    }
    return between
  }

  /// The mean of a segment in the coordinates of the covariances.
  func centre(_ segment: Int) -> [Double]? { centroids[segment].map { place($0) } }

  /// The coordinates of a row of d numbers.
  func place(_ row: [Double]) -> [Double] {
    features.indices.map { (row[features[$0]] - marketMeans[features[$0]]) * scales[$0] }
  }

  /// aᵀ S b for the sample covariance S of a segment (divisor n − 1); 0 for a single account.
  func covariance(of segment: Int, along first: [Double], _ second: [Double]) -> Double {
    guard sizes[segment] > 1 else { return 0 }
    var sum = 0.0
    for row in features.indices {
      for column in features.indices { sum += first[row] * products[segment][row, column] * second[column] }
    }
    return sum / Double(sizes[segment] - 1)
  }
}
