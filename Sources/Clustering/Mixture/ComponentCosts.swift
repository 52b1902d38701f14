import CKernels
import Parallelism

/// The densities of rows under the components of a mixture, tile by tile.
protocol ComponentCosts: Sendable {
  /// The number of components, k.
  var clusterCount: Int { get }
  /// The number of rows, n.
  var rowCount: Int { get }
  /// Calls `body` for the tiles of one chunk in order, with the weight of row i at `weights[i]`, 0 beyond the last row,
  /// and the negative logarithm of its proportion · density under component c at `costs[c * tileRows + i]`.
  func forEachTile(
    ofChunk chunk: Int,
    _ body: (_ rows: Range<Int>, _ weights: UnsafePointer<Double>, _ costs: UnsafePointer<Double>) -> Void)
}

extension ComponentCosts {
  /// The number of chunks of parallel work.
  var chunkCount: Int { (rowCount + Observations.chunkRows - 1) / Observations.chunkRows }

  /// How much of each row belongs to each component: k columns of n numbers.
  func responsibilities(workers: Workers) -> [[Double]] {
    let (clusterCount, tileRows) = (clusterCount, Observations.tileRows)
    let parts = workers.map(chunkCount) { chunk in
      var columns = [[Double]](repeating: [], count: clusterCount)
      withUnsafeTemporaryAllocation(of: Double.self, capacity: clusterCount * tileRows) { scratch in
        let shares = scratch.baseAddress!
        forEachTile(ofChunk: chunk) { rows, weights, costs in
          _ = pk_mixture_shares(costs, rows.count, clusterCount, weights, shares)
          for cluster in 0..<clusterCount {
            columns[cluster] += UnsafeBufferPointer(start: shares + cluster * tileRows, count: rows.count)
          }
        }
      }
      return columns
    }
    return (0..<clusterCount).map { cluster in parts.flatMap { $0[cluster] } }
  }
}
