internal import CKernels
internal import Clustering

extension BenchmarkSubject {
  /// The sums of the distances from each row of a block to every row of another: the inner loop of the silhouette.
  static func distanceSums(_ scale: Scale) throws -> BenchmarkSubject {
    let width = 256
    let rows = scale == .small ? 32 : width
    let markets = SubjectData.variants(rows: rows + width)
    let blocks = markets.map { DistanceBlock($0, rows: rows, width: width) }
    return BenchmarkSubject(
      name: "silhouette distance sums", size: "\(rows) x \(width) pairs of 9",
      tolerance: 1e-6,
      fast: { variant in
        let block = blocks[variant]
        var sums = [Double](repeating: 0, count: rows)
        pk_distance_sums(block.rows, rows, block.columns, width, width, SubjectData.featureCount, &sums)
        return sums
      },
      plain: { variant in
        let table = markets[variant].rows
        return table[..<rows].map { row in
          table[rows...].reduce(0) { $0 + plainSquaredDistance(row, $1).squareRoot() }
        }
      })
  }
}

/// One block of rows and one tile of columns as the kernel wants them.
private struct DistanceBlock: Sendable {
  let rows: [Float]
  let columns: [Float]

  init(_ market: SubjectData, rows count: Int, width: Int) {
    rows = (0..<count).flatMap { market.row($0).map(Float.init) }
    columns = market.columns.flatMap { $0[count..<(count + width)].map(Float.init) }
  }
}
