import Criteria
import Foundation
import Parallelism
import Segmentation
import Tables
import TestSupport

/// 240 buyers drawn from the shipped weighting table, a tenth of them declared wrongly.
struct SmallMarket {
  let table: WeightingTable
  let data: AccountData

  init() throws {
    table = try PredefinedTable(
      CSVFile(path: ProjectFiles.path("datasets/heavy-equipment-segments/heavy-equipment-segments.csv"))
    ).table
    let options = try BuyerGenerationOptions(
      accountCount: 240, noise: 1.5, roundsToIntegers: true, mislabelledShare: 0.1, seed: 7)
    var text = (["account_id"] + table.criteria + ["believed_segment"]).joined(separator: ",") + "\n"
    for (number, buyer) in try BuyerGenerator(table, options: options).enumerated() {
      var cells = buyer.ratings.map { "\(Int($0))" }
      // Some buyers left questions open.
      if number % 40 == 3 { cells[number % 9] = "" }
      text += ([buyer.id] + cells + [table.segments[buyer.believedSegment]]).joined(separator: ",") + "\n"
    }
    data = try AccountData(
      CSVFile(name: "surveys/buyers.csv", bytes: Array(text.utf8)),
      columns: AccountColumns(id: "account_id", label: "believed_segment"))
  }

  func segmentation() throws -> MarketSegmentation {
    try SegmentationRunner(SegmentationOptions(segmentCount: .fixed(4)), workers: .one).run(data)
  }

  func comparison() throws -> SegmentComparison {
    try ComparisonRunner(workers: .one).run(segmentation(), data, predefined: table)
  }
}
