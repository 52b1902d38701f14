import CKernels
import Parallelism

/// What a mixture says about some rows.
struct MixtureJudgement: Sendable {
  /// The likeliest component of each row; ties go to the lower label.
  var labels: [Int] = []
  /// The number of rows with each label.
  var sizes: [Int]
  /// The weight of the rows with each label.
  var clusterWeights: [Double]
  /// Σ ω ln Σ π φ, in the units of the fit.
  var logLikelihood = 0.0
  /// −Σ ω ln r, r being the largest responsibility of a row.
  var uncertainty = 0.0
  /// −Σ ω Σ r ln r.
  var entropy = 0.0

  private init(clusterCount: Int) {
    sizes = [Int](repeating: 0, count: clusterCount)
    clusterWeights = [Double](repeating: 0, count: clusterCount)
  }

  /// Judges rows; space is O(n).
  init(_ rows: some ComponentCosts, workers: Workers) {
    self.init(clusterCount: rows.clusterCount)
    labels.reserveCapacity(rows.rowCount)
    for part in workers.map(rows.chunkCount, { Self.part($0, of: rows) }) {
      labels += part.labels
      for cluster in sizes.indices {
        sizes[cluster] += part.sizes[cluster]
        clusterWeights[cluster] += part.clusterWeights[cluster]
      }
      logLikelihood += part.logLikelihood
      uncertainty += part.uncertainty
      entropy += part.entropy
    }
    // A share divided by its weight may round to a little more than 1.
    uncertainty = max(0, uncertainty)
    entropy = max(0, entropy)
  }

  /// With a the least cost of a row: −ln r = cost − a − ln(largest r) for each of its responsibilities r.
  private static func part(_ chunk: Int, of rows: some ComponentCosts) -> MixtureJudgement {
    let (clusterCount, tileRows) = (rows.clusterCount, Observations.tileRows)
    var result = MixtureJudgement(clusterCount: clusterCount)
    result.labels.reserveCapacity(Observations.chunkRows)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: (clusterCount + 2) * tileRows) { scratch in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: tileRows) { nearest in
        let (shares, least) = (scratch.baseAddress!, scratch.baseAddress! + clusterCount * tileRows)
        let largest = least + tileRows
        rows.forEachTile(ofChunk: chunk) { rows, weights, costs in
          result.logLikelihood += pk_mixture_shares(costs, rows.count, clusterCount, weights, shares)
          pk_tile_nearest(costs, rows.count, clusterCount, least, nearest.baseAddress!)
          for row in 0..<rows.count {
            let label = Int(nearest[row])
            result.labels.append(label)
            result.sizes[label] += 1
            result.clusterWeights[label] += weights[row]
            largest[row] = weights[row] > 0 ? shares[label * tileRows + row] / weights[row] : 1
          }
          pk_logarithms(largest, rows.count, largest)
          for row in 0..<rows.count { result.uncertainty -= weights[row] * largest[row] }
          for cluster in 0..<clusterCount {
            let start = cluster * tileRows
            for row in 0..<rows.count { result.entropy += shares[start + row] * (costs[start + row] - least[row]) }
          }
        }
      }
    }
    result.entropy += result.uncertainty
    return result
  }
}
