import Criteria
import LinearAlgebra
import Segmentation
import TestSupport

/// Accounts in three clear groups of 40, with a column of declared segments.
struct ComparedMarket {
  static let centres: [[Double]] = [[2, 3, 8, 5], [8, 2, 3, 5], [3, 8, 3, 9]]
  static let criteria = ["a", "b", "c", "d"]
  let buyers = SyntheticBuyers(count: 120, centres: centres, noise: 0.7, isWhole: true, seed: 5)

  /// The accounts; a declared segment of `nil` is left open.
  func data(_ declared: (Int) -> String?) throws -> AccountData {
    var text = (Self.criteria + ["segment"]).joined(separator: ",") + "\n"
    for row in buyers.labels.indices {
      text += (buyers.columns.map { "\(Int($0[row]))" } + [declared(row) ?? ""]).joined(separator: ",") + "\n"
    }
    return try AccountData(text: text, columns: AccountColumns(criteria: "a,b,c,d", label: "segment"))
  }

  /// The believed table of the true centres.
  static func table() throws -> WeightingTable {
    try WeightingTable(segments: ["one", "two", "three"], criteria: criteria, means: Matrix(rows: centres))
  }

  func compare(
    _ data: AccountData, k: Int = 3, predefined: WeightingTable? = nil,
    options: SegmentationOptions = SegmentationOptions()
  ) throws -> SegmentComparison {
    var options = options
    options.segmentCount = .fixed(k)
    let found = try SegmentationRunner(options, workers: .one).run(data)
    return try ComparisonRunner(workers: .one).run(found, data, predefined: predefined)
  }
}
