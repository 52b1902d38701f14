internal import Clustering
internal import Parallelism

extension BenchmarkSubject {
  private static let stepCount = 5

  /// A few of Lloyd's steps from given centroids: scores in single precision against distances in `Double`.
  static func lloydSteps(_ scale: Scale) throws -> BenchmarkSubject {
    let rows = scale == .small ? 400 : 65_536
    let markets = SubjectData.variants(rows: rows)
    let observations = try markets.map { try $0.observations() }
    let tables = markets.map(\.rows)
    let start = SubjectData.profiles
    let method = try Lloyd(centroids: start, iterationLimit: stepCount, workers: .one)
    return BenchmarkSubject(
      name: "Lloyd's steps", size: "\(rows) x 9, k = 4, \(stepCount) steps", tolerance: 1e-12,
      fast: { variant in
        let model = try method.fit(observations[variant])
        return [model.inertia] + model.sizes.map(Double.init)
      },
      plain: { variant in plainSteps(tables[variant], start) })
  }

  /// Nearest centroid and mean in turn; the inertia and the sizes of the last assignment, largest first.
  private static func plainSteps(_ rows: [[Double]], _ start: [[Double]]) -> [Double] {
    var centroids = start
    var inertia = 0.0
    var sizes: [Double] = []
    for step in 1...stepCount {
      inertia = 0
      sizes = [Double](repeating: 0, count: centroids.count)
      var sums = [[Double]](repeating: [Double](repeating: 0, count: rows[0].count), count: centroids.count)
      for row in rows {
        let distances = centroids.map { plainSquaredDistance(row, $0) }
        let nearest = distances.indices.min { distances[$0] < distances[$1] }!
        inertia += distances[nearest]
        sizes[nearest] += 1
        for feature in row.indices { sums[nearest][feature] += row[feature] }
      }
      guard step < stepCount else { break }
      for cluster in centroids.indices { centroids[cluster] = sums[cluster].map { $0 / sizes[cluster] } }
    }
    return [inertia] + sizes.sorted(by: >)
  }
}
