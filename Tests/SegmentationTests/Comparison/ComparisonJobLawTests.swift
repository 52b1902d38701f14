import ClusterValidation
import Criteria
import Clustering
import Parallelism
import Segmentation
import Tables
import Testing

@Suite struct ComparisonJobLawTests {
  private let accounts = """
    id,price,speed,age,segment
    A,1,9,30,quick
    B,2,8,40,quick
    C,9,1,50,cheap
    D,8,2,60,cheap

    """

  private func job(
    columns: AccountColumns = AccountColumns(findsID: true), table: String?, model: SegmentModel? = nil,
    count: SegmentCount? = nil
  ) throws -> ComparisonJob {
    ComparisonJob(
      accounts: try CSVFile(name: "accounts.csv", bytes: Array(accounts.utf8)), columns: columns,
      predefined: try table.map { try CSVFile(name: "table.csv", bytes: Array($0.utf8)) }, model: model,
      segmentCount: count, workers: .one)
  }

  @Test(arguments: ["b,quick,cheap\nprice,2,8\nspeed,9,1\n", "s,price,speed\nquick,2,9\ncheap,8,1\n"])
  func theTableSaysWhichCriteria(table: String) throws {
    let comparison = try job(table: table).run()
    #expect(comparison.segmentation.criteria == ["price", "speed"])
    #expect(comparison.segmentation.segments.count == 2)
    #expect(comparison.predefined.segments == ["quick", "cheap"])
    #expect(comparison.agreement.adjustedRandIndex == 1)
  }

  @Test func aModelIsTakenInsteadOfClustering() throws {
    let table = "b,quick,cheap\nprice,2,8\nspeed,9,1\n"
    let first = try job(table: table).run()
    let model = SegmentModel(first.segmentation)
    let again = try job(table: table, model: model).run()
    #expect(again.segmentation.places == first.segmentation.places)
    #expect(again.segmentation.trace == nil)
    #expect(throws: SegmentationError.criteriaDifferFromModel(model: ["price", "speed"], accounts: ["price", "age"])) {
      try job(
        columns: AccountColumns(criteria: "price,age"), table: "b,quick,cheap\nprice,2,8\nage,9,1\n", model: model
      ).run()
    }
  }

  @Test func theNumberBelievedInIsLookedFor() throws {
    let columns = AccountColumns(criteria: "price,speed", label: "segment")
    #expect(try job(columns: columns, table: nil).run().segmentation.segments.count == 2)
    #expect(try job(columns: columns, table: nil, count: .fixed(3)).run().segmentation.segments.count == 3)
  }

  @Test func refusesATableOfOtherCriteria() {
    let names = ["id", "price", "speed", "age", "segment"]
    #expect(throws: SegmentationError.noCommonCriteria(file: "table.csv", wanted: names, found: ["x", "y"])) {
      try job(table: "b,quick,cheap\nx,2,8\ny,9,1\n").run()
    }
    let error = SegmentationError.criterionNotInAccounts(
      "sped", file: "table.csv", accounts: "accounts.csv", available: names)
    #expect(throws: error) {
      try job(table: "b,quick,cheap\nprice,2,8\nsped,9,1\n").run()
    }
  }
}
