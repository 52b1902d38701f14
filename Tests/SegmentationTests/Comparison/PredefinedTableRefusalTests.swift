import Provenance
import Segmentation
import Tables
import Testing

@Suite struct PredefinedTableRefusalTests {
  private let file = "table.csv"

  private func read(_ text: String, _ criteria: [String]? = ["price", "speed"]) throws -> PredefinedTable {
    try PredefinedTable(CSVFile(name: file, bytes: Array(text.utf8)), criteria: criteria)
  }

  @Test func refusesATableWithoutTheCriteria() {
    #expect(
      throws: SegmentationError.noCommonCriteria(file: file, wanted: ["price", "speed"], found: ["colour", "taste"])
    ) { try read("benefit,a,b\ncolour,1,2\ntaste,3,4\n") }
    let missing = SegmentationError.criterionNotInTable("speed", file: file, available: ["price", "sped"])
    #expect(throws: missing) { try read("benefit,a,b\nprice,1,2\nsped,3,4\n") }
    #expect(missing.description.hasSuffix("Did you mean 'sped'?"))
  }

  @Test func refusesHolesAndRepetitions() {
    #expect(throws: SegmentationError.missingWeight(file: file, line: 3, column: "b")) {
      try read("benefit,a,b\nprice,1,2\nspeed,3,\n")
    }
    #expect(throws: SegmentationError.repeatedInTable("price", file: file, line: 3)) {
      try read("benefit,a,b\nprice,1,2\nprice,3,4\n")
    }
    #expect(throws: TableError.duplicateColumn(file: file, line: 1, column: "a", positions: [2, 3])) {
      try read("benefit,a,a\nprice,1,2\nspeed,3,4\n")
    }
  }

  @Test func refusesATableWithoutNamesOrNumbers() {
    for text in ["a,b\n1,2\n3,4\n", "a,b\nx,y\nz,w\n"] {
      #expect(throws: SegmentationError.noCommonCriteria(file: file, wanted: [], found: ["a", "b"])) { try read(text) }
    }
  }
}
