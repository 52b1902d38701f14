/// What some incomplete rows add up to, cluster by cluster and feature by feature.
struct CellSums: Sendable {
  /// The weight of the rows of each cluster that have each feature, k times d numbers. Without the complete rows until
  /// all parts are joined by ``total(_:)``; so are the counts of cells.
  private(set) var weights: [Double]
  /// Σ ω (x − origin) over them, k times d numbers.
  private(set) var sums: [Double]
  /// How many they are.
  private(set) var cellCounts: [Int]
  /// How many rows of positive weight each cluster has.
  private(set) var counts: [Int]
  /// Σ ω D, D being the partial squared distance to the centroid.
  var objective = 0.0
  var changeCount = 0
  /// The weight of the complete rows of each cluster, which have every feature, and how many they are.
  private var wholeWeights: [Double]
  private var wholeCounts: [Int]

  init(clusterCount: Int, featureCount: Int) {
    weights = [Double](repeating: 0, count: clusterCount * featureCount)
    sums = weights
    cellCounts = [Int](repeating: 0, count: weights.count)
    counts = [Int](repeating: 0, count: clusterCount)
    wholeWeights = [Double](repeating: 0, count: clusterCount)
    wholeCounts = counts
  }

  private var featureCount: Int { weights.count / counts.count }

  /// Adds a row to a cluster, or with a negative weight takes it away.
  ///
  /// - Parameters:
  ///   - values: Feature j lies at `[j * stride]`.
  ///   - features: Those that the row has.
  @inline(__always)
  mutating func add(
    _ values: UnsafePointer<Double>, stride: Int, _ features: UnsafeBufferPointer<Int>, weight: Double, to cluster: Int,
    origins: UnsafePointer<Double>
  ) {
    guard weight != 0 else { return }
    let (featureCount, one) = (featureCount, weight > 0 ? 1 : -1)
    counts[cluster] += one
    sums.withUnsafeMutableBufferPointer { sums in
      let sums = sums.baseAddress! + cluster * featureCount
      for feature in features { sums[feature] += weight * (values[feature * stride] - origins[feature]) }
    }
    if features.count == featureCount {
      wholeWeights[cluster] += weight
      wholeCounts[cluster] += one
    } else {
      for feature in features {
        weights[cluster * featureCount + feature] += weight
        cellCounts[cluster * featureCount + feature] += one
      }
    }
  }

  /// The sums of all parts, in their order.
  static func total(_ parts: [CellSums]) -> CellSums {
    var total = parts[0]
    for part in parts.dropFirst() { total.join(part) }
    total.close()
    return total
  }

  /// Applies what has been added and taken away in parts, in their order.
  mutating func apply(_ parts: [CellSums]) {
    for part in parts { join(part) }
    close()
  }

  private mutating func join(_ other: CellSums) {
    for index in weights.indices {
      weights[index] += other.weights[index]
      sums[index] += other.sums[index]
      cellCounts[index] += other.cellCounts[index]
    }
    for index in counts.indices {
      counts[index] += other.counts[index]
      wholeWeights[index] += other.wholeWeights[index]
      wholeCounts[index] += other.wholeCounts[index]
    }
    objective += other.objective
    changeCount += other.changeCount
  }

  /// Counts the complete rows to every feature.
  private mutating func close() {
    let featureCount = featureCount
    for index in weights.indices {
      weights[index] += wholeWeights[index / featureCount]
      cellCounts[index] += wholeCounts[index / featureCount]
      // What is left when the last row has gone is rounding.
      if cellCounts[index] == 0 { (weights[index], sums[index]) = (0, 0) }
    }
    for cluster in counts.indices { (wholeWeights[cluster], wholeCounts[cluster]) = (0, 0) }
  }

  /// Adds a row to closed sums, or with a negative weight takes it away.
  ///
  /// - Parameter values: d numbers.
  mutating func shift(
    _ values: UnsafePointer<Double>, _ features: UnsafeBufferPointer<Int>, weight: Double, cluster: Int,
    origins: [Double]
  ) {
    let one = weight > 0 ? 1 : -1
    counts[cluster] += one
    for feature in features {
      let index = cluster * featureCount + feature
      cellCounts[index] += one
      if cellCounts[index] == 0 {
        (weights[index], sums[index]) = (0, 0)
      } else {
        weights[index] += weight
        sums[index] += weight * (values[feature] - origins[feature])
      }
    }
  }

  /// Σ wⱼ S² / W over all cells: by how much the means of the clusters lower the sum of squares about the origins.
  func explained(featureWeights: [Double]) -> Double {
    let featureCount = featureCount
    return weights.indices.reduce(0) { sum, index in
      guard weights[index] > 0 else { return sum }
      return sum + featureWeights[index % featureCount] * (sums[index] / weights[index]) * sums[index]
    }
  }
}
