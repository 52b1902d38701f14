import Provenance
import Testing

@testable import Tables

/// Numbers that cannot be computed with are refused where they are read, and shown where they are only looked at.
@Suite struct NumberRangeRefusalTests {
  @Test(arguments: ["1e101", "-1e101", "1.0000001e100", "1e154", "1e308", "1e-101", "-9e-102", "5e-324", "0.1e-100"])
  func refused(text: String) throws {
    let file = try CSVFile.of("a,b\n1,2\n3,\(text)\n")
    let error = #expect(throws: TableError.self) { try file.numbers("b") }
    #expect(error == .numberOutOfRange(file: "f.csv", line: 3, column: "b", value: text))
    #expect(
      error?.description
        == "f.csv, line 3, column 'b': '\(text)' cannot be computed with, for its square would be lost; allowed are 0 and "
        + "numbers from 1e-100 to 1e100 and from -1e100 to -1e-100. Use another unit, or leave the cell empty.")
    #expect(error?.category == .data)
  }

  private static let readable: [(text: String, value: Double)] = [
    ("1e100", 1e100), ("-1e100", -1e100), ("1e-100", 1e-100), ("-1e-100", -1e-100), ("0", 0), ("0e999", 0), ("-0.0", 0),
    ("1" + String(repeating: "0", count: 100), 1e100), ("9999999999999999999", 1e19), ("0.0000000000000000001", 1e-19),
  ]

  @Test(arguments: readable) func read(text: String, value: Double) throws {
    #expect(try CSVFile.of("a,b\n1,2\n3,\(text)\n").numbers("b") == [2, value])
  }

  /// The number may stand anywhere: in a later chunk, behind values that need a `Double`, in quotes, with a comma.
  @Test func anywhere() throws {
    let rows = (0..<40_000).map { "\($0 % 7),\(Double($0 % 100) / 8)" }
    for place in [0, 1, 39_999] {
      for cell in ["1e200", "\"1e200\"", " 1e200 ", "1" + String(repeating: "0", count: 200)] {
        var changed = rows
        changed[place] = "1,\(cell)"
        let file = try CSVFile.of("a,b\n" + changed.joined(separator: "\n") + "\n")
        let error = #expect(throws: TableError.self) { try file.numbers("b") }
        guard case .numberOutOfRange(_, let line, "b", _)? = error else {
          Issue.record("\(String(describing: error))")
          continue
        }
        #expect(line == place + 2)
        // A column that nobody computes with may hold what it likes.
        #expect(try file.numbers("a").count == 40_000)
        #expect(try file.texts("b")[place] != nil)
      }
    }
  }

  @Test func infinitiesAreSomethingElse() throws {
    let error = #expect(throws: TableError.self) { try CSVFile.of("a,b\n1,2\n3,1e400\n").numbers("b") }
    #expect(error == .notFinite(file: "f.csv", line: 3, column: "b", value: "1e400"))
    #expect(error?.description.contains("from 1e-100 to 1e100") == true)
  }

  private static let means: [(values: [String], mean: Double)] = [
    (["1e308", "1e308"], 1e308), (["5e-324", "5e-324"], .leastNonzeroMagnitude), (["1.7e308", "-1.7e308"], 0),
    (Array(repeating: "1.7976931348623157e308", count: 3), Double.greatestFiniteMagnitude),
    (["1e308", "1e308", "1"], 1e308 / 3 * 2), (["1e200", "3", "-1e200"], 1), (["1", "2", "6"], 3),
  ]

  /// Means of what has a mean.
  @Test(arguments: means) func profiles(values: [String], mean: Double) throws {
    let profile = try CSVFile.of("a,b\n" + values.map { "x,\($0)\n" }.joined()).profile()
    let column = try #require(profile.columns.last)
    let found = try #require(column.mean)
    #expect(abs(found - mean) <= abs(mean) * 1e-15)
    #expect(found.isFinite && found >= column.minimum! && found <= column.maximum!)
  }
}
