internal import Clustering
internal import Parallelism
internal import Provenance

extension BenchmarkSubject {
  /// A whole fit against a textbook: as many drawn seeds and Lloyd's steps to the end as the fit has restarts. The segments
  /// lie apart, so that both find the same partition; the fit goes on to look for a better one.
  static func kMeansFit(_ scale: Scale) throws -> BenchmarkSubject {
    let rows = scale == .small ? 300 : 16_000
    let markets = SubjectData.variants(rows: rows, noise: 0.6)
    let observations = try markets.map { try $0.observations() }
    let tables = markets.map(\.rows)
    return BenchmarkSubject(
      name: "k-means fit", size: "\(rows) x 9, k = 4", tolerance: 1e-9,
      fast: { variant in
        var generator = SeededGenerator(seed: UInt64(variant))
        let model = try KMeans(clusterCount: 4, workers: .one).fit(observations[variant], using: &generator)
        return [model.inertia] + model.sizes.map(Double.init)
      },
      plain: { variant in
        var generator = SeededGenerator(seed: UInt64(variant))
        let best = (0..<KMeans.defaultRestartCount).map { _ in
          PlainLloyd(tables[variant], clusterCount: 4, using: &generator)
        }.min { $0.inertia < $1.inertia }!
        return [best.inertia] + best.sizes.sorted(by: >).map(Double.init)
      })
  }
}

/// k-means as textbooks write it: seeds drawn by squared distance, then nearest centroid and mean in turn until no label
/// changes.
private struct PlainLloyd {
  private(set) var inertia = 0.0
  private(set) var sizes: [Int] = []

  init(_ rows: [[Double]], clusterCount: Int, using generator: inout SeededGenerator) {
    var centroids = Self.seeds(rows, clusterCount, &generator)
    var labels = [Int](repeating: -1, count: rows.count)
    var isChanging = true
    while isChanging {
      isChanging = false
      inertia = 0
      sizes = [Int](repeating: 0, count: clusterCount)
      var sums = [[Double]](repeating: [Double](repeating: 0, count: rows[0].count), count: clusterCount)
      for (index, row) in rows.enumerated() {
        let distances = centroids.map { plainSquaredDistance(row, $0) }
        let nearest = distances.indices.min { distances[$0] < distances[$1] }!
        if labels[index] != nearest { isChanging = true }
        labels[index] = nearest
        inertia += distances[nearest]
        sizes[nearest] += 1
        for feature in row.indices { sums[nearest][feature] += row[feature] }
      }
      for cluster in centroids.indices where sizes[cluster] > 0 {
        centroids[cluster] = sums[cluster].map { $0 / Double(sizes[cluster]) }
      }
    }
  }

  private static func seeds(_ rows: [[Double]], _ count: Int, _ generator: inout SeededGenerator) -> [[Double]] {
    var seeds = [rows.randomElement(using: &generator)!]
    while seeds.count < count {
      let distances = rows.map { row in seeds.map { plainSquaredDistance(row, $0) }.min()! }
      var rest = Double.random(in: 0..<distances.reduce(0, +), using: &generator)
      let drawn = distances.firstIndex { distance in
        rest -= distance
        return rest < 0
      }
      seeds.append(rows[drawn ?? rows.count - 1])
    }
    return seeds
  }
}
