internal import Clustering

extension BenchmarkSubject {
  /// The nearest of four centroids and the distance to it, for every row.
  static func nearestCentroid(_ scale: Scale) throws -> BenchmarkSubject {
    let rows = scale == .small ? 300 : 65_536
    let markets = SubjectData.variants(rows: rows)
    let observations = try markets.map { try $0.observations() }
    let tables = markets.map(\.rows)
    let centroids = SubjectData.profiles
    let weights = [Double](repeating: 1, count: SubjectData.featureCount)
    return BenchmarkSubject(
      name: "nearest centroid", size: "\(rows) x 9, k = 4", tolerance: 1e-12,
      fast: { variant in
        let found = try ClusterAssignment(observations[variant], centroids: centroids, featureWeights: weights)
        return found.labels.map(Double.init) + found.distances
      },
      plain: { variant in
        let found = tables[variant].map { row in
          centroids.indices.map { (distance: plainSquaredDistance(row, centroids[$0]), label: $0) }.min { $0 < $1 }!
        }
        return found.map { Double($0.label) } + found.map { $0.distance.squareRoot() }
      })
  }
}
