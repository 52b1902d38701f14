import CKernels
import Provenance

/// A tile of seeded numbers with centroids, weights and labels: what the kernels are tried on.
struct RandomTile {
  static let rowCapacity = Int(PKTileRows)

  let rowCount: Int
  let featureCount: Int
  let clusterCount: Int
  /// Every place holds a number, also beyond the rows.
  let values: [Double]
  let centroids: [Double]
  let weights: [Double]

  /// Draws everything anew. Every second tile holds small whole numbers, which make ties; some weights are 0.
  init(index: Int, featureCount: Int, clusterCount: Int, rowCount: Int) {
    var generator = SeededGenerator(seed: 31, stream: UInt64(index * 100_000 + featureCount * 1_000 + clusterCount))
    func draw() -> Double {
      index.isMultiple(of: 2) ? Double(generator.nextIndex(below: 4)) : 3 * generator.nextNormal() + 2_019
    }
    self.rowCount = rowCount
    self.featureCount = featureCount
    self.clusterCount = clusterCount
    values = (0..<featureCount * Self.rowCapacity).map { _ in draw() }
    centroids = (0..<featureCount * clusterCount).map { _ in draw() }
    weights = (0..<featureCount).map { _ in
      generator.nextIndex(below: 4) == 0 ? 0 : Double(1 + generator.nextIndex(below: 5)) / 3
    }
  }

  /// Every feature count and cluster count with row counts that change along the way, the limits among them.
  static let all: [RandomTile] = {
    let rowCounts = [1, 2, 15, 16, 17, 31, 100, 240, 241, 255, 256]
    var tiles: [RandomTile] = []
    for featureCount in 1...20 {
      for clusterCount in 1...17 {
        tiles.append(
          RandomTile(
            index: tiles.count, featureCount: featureCount, clusterCount: clusterCount,
            rowCount: rowCounts[tiles.count % rowCounts.count]))
      }
    }
    for rowCount in 1...rowCapacity {
      tiles.append(RandomTile(index: tiles.count, featureCount: 3, clusterCount: 5, rowCount: rowCount))
    }
    return tiles
  }()

  /// The plain twin of `pk_tile_distances`, row by row: k numbers each.
  func distances(row: Int) -> [Double] {
    (0..<clusterCount).map { cluster in
      var sum = 0.0
      for feature in 0..<featureCount {
        let difference = values[feature * Self.rowCapacity + row] - centroids[cluster * featureCount + feature]
        sum += difference * difference * weights[feature]
      }
      return sum
    }
  }

  /// What `pk_tile_distances` finds, cluster after cluster.
  func kernelDistances() -> [Double] {
    var result = [Double](repeating: -1, count: clusterCount * Self.rowCapacity)
    pk_tile_distances(values, rowCount, featureCount, centroids, clusterCount, weights, &result)
    return result
  }
}
