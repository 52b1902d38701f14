import Clustering
import Provenance

/// Lloyd's iterations from random rows, best of five starts: an algorithm to hand to what validates algorithms.
enum PlainKMeans {
  static func centroids(of observations: Observations, _ clusterCount: Int, _ seed: UInt64) -> [[Double]] {
    let rows = (0..<observations.observationCount).map { observations.row($0) }
    var best: (inertia: Double, centroids: [[Double]]) = (.infinity, [])
    for start in 0..<5 {
      var generator = SeededGenerator(seed: seed, stream: UInt64(start))
      var centroids = (0..<clusterCount).map { _ in rows[generator.nextIndex(below: rows.count)] }
      var inertia = Double.infinity
      for _ in 0..<10 { inertia = step(rows, &centroids) }
      if inertia < best.inertia { best = (inertia, centroids) }
    }
    return best.centroids
  }

  private static func step(_ rows: [[Double]], _ centroids: inout [[Double]]) -> Double {
    var sums = centroids.map { [Double](repeating: 0, count: $0.count) }
    var counts = [Double](repeating: 0, count: centroids.count)
    var inertia = 0.0
    for row in rows {
      var least = Double.infinity
      var nearest = 0
      for cluster in centroids.indices {
        var square = 0.0
        for feature in row.indices {
          let difference = row[feature] - centroids[cluster][feature]
          square += difference * difference
        }
        if square < least { (least, nearest) = (square, cluster) }
      }
      inertia += least
      counts[nearest] += 1
      for feature in row.indices { sums[nearest][feature] += row[feature] }
    }
    for cluster in centroids.indices where counts[cluster] > 0 {
      centroids[cluster] = sums[cluster].map { $0 / counts[cluster] }
    }
    return inertia
  }
}
