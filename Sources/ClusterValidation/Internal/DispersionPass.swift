internal import Clustering
internal import Parallelism

/// The two passes behind ``ClusterDispersion``: means, then spreads around them, in chunks of fixed size.
///
/// Values are taken relative to the first observation, which is exact for ratings and keeps the digits of 2019 ± 1.
/// Means are stored feature after feature, so that the loops over rows of a tile read one list of k numbers.
struct DispersionPass {
  let partition: LabelledObservations
  let origin: [Double]
  private let featureCount: Int
  private let clusterCount: Int

  init(_ partition: LabelledObservations) {
    self.partition = partition
    origin = partition.observations.row(0)
    featureCount = partition.observations.featureCount
    clusterCount = partition.clusterCount
  }

  /// The means relative to the origin, at `[feature * clusterCount + cluster]`; 0 for an empty cluster.
  func means(_ workers: Workers) -> [Double] {
    let chunks = workers.map(partition.observations.chunkCount) { chunk in sums(ofChunk: chunk) }
    var means = [Double](repeating: 0, count: featureCount * clusterCount)
    for chunk in chunks { for index in means.indices { means[index] += chunk[index] } }
    for feature in 0..<featureCount {
      for cluster in 0..<clusterCount where partition.sizes[cluster] > 0 {
        means[feature * clusterCount + cluster] /= Double(partition.sizes[cluster])
      }
    }
    return means
  }

  /// The mean of all observations relative to the origin.
  func grandMean(_ means: [Double]) -> [Double] {
    let count = Double(partition.observations.observationCount)
    return (0..<featureCount).map { feature in
      var sum = 0.0
      for cluster in 0..<clusterCount {
        sum += means[feature * clusterCount + cluster] * (Double(partition.sizes[cluster]) / count)
      }
      return sum
    }
  }

  /// For each cluster the sums of squared distances and of distances to its mean.
  func spread(around means: [Double], _ workers: Workers) -> (squares: [Double], distances: [Double]) {
    let chunks = workers.map(partition.observations.chunkCount) { chunk in spread(ofChunk: chunk, around: means) }
    var squares = [Double](repeating: 0, count: clusterCount)
    var distances = squares
    for chunk in chunks {
      for cluster in 0..<clusterCount {
        squares[cluster] += chunk[cluster]
        distances[cluster] += chunk[clusterCount + cluster]
      }
    }
    return (squares, distances)
  }

  private func sums(ofChunk chunk: Int) -> [Double] {
    var sums = [Double](repeating: 0, count: featureCount * clusterCount)
    sums.withUnsafeMutableBufferPointer { sums in
      partition.observations.forEachTile(ofChunk: chunk) { rows, tile in
        for feature in 0..<featureCount {
          let values = tile + feature * Observations.tileRows
          let start = feature * clusterCount
          for index in 0..<rows.count {
            sums[start + partition.labels[rows.lowerBound + index]] += values[index] - origin[feature]
          }
        }
      }
    }
    return sums
  }

  private func spread(ofChunk chunk: Int, around means: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: 2 * clusterCount)
    var squares = [Double](repeating: 0, count: Observations.tileRows)
    squares.withUnsafeMutableBufferPointer { squares in
      partition.observations.forEachTile(ofChunk: chunk) { rows, tile in
        squares.update(repeating: 0)
        for feature in 0..<featureCount {
          let values = tile + feature * Observations.tileRows
          let start = feature * clusterCount
          let weight = partition.featureWeights[feature]
          for index in 0..<rows.count {
            let mean = means[start + partition.labels[rows.lowerBound + index]]
            let difference = values[index] - origin[feature] - mean
            squares[index] += weight * (difference * difference)
          }
        }
        for index in 0..<rows.count {
          let label = partition.labels[rows.lowerBound + index]
          result[label] += squares[index]
          result[clusterCount + label] += squares[index].squareRoot()
        }
      }
    }
    return result
  }
}
