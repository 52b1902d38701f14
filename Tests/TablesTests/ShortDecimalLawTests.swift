import Parallelism
import Provenance
import Testing

@testable import Tables

/// Numbers are written as `Double.description` writes them, whatever shorter way leads there.
@Suite struct ShortDecimalLawTests {
  private func written(_ value: Double) -> String {
    var rows = CSVRows(.standard, texts: .asTheyAre, capacity: 1)
    rows.number(value)
    return String(decoding: rows.bytes, as: UTF8.self)
  }

  private func expectShortest(_ value: Double) {
    let description = value.description
    let expected = description.hasSuffix(".0") ? String(description.dropLast(2)) : description
    // Whole numbers are written out up to 2⁵³.
    if value == value.rounded(), value.magnitude < 0x1p53, value != 0 {
      return #expect(written(value) == "\(Int(value))")
    }
    #expect(written(value) == expected)
  }

  @Test func decimalsAndTheirNeighbours() {
    var generator = SeededGenerator(seed: 21)
    for _ in 0..<40_000 {
      let places = generator.nextIndex(below: 12)
      let digits = Double(generator.nextIndex(below: 10)) * Double(generator.nextIndex(below: 1 << 50)).rounded()
      let shift = Double(sign: .plus, exponent: -generator.nextIndex(below: 50), significand: 1)
      var power = 1.0
      for _ in 0..<places { power *= 10 }
      let value = (digits * shift).rounded() / power * (generator.nextIndex(below: 2) == 0 ? 1 : -1)
      for near in [value, value.nextUp, value.nextDown] { expectShortest(near) }
      expectShortest(Double(generator.nextIndex(below: 1_000_001)) / 1e6)
      expectShortest(generator.nextNormal())
    }
  }

  @Test(arguments: [
    0, -0.0, 0.1, 0.0001, 0.00009999, 1e-5, 0.5, -0.5, 999_999.999999999, 1_000_000.5, 123_456_789.125,
    99_999_999_999.9999,
    99_999_999_999.99995, 1e11 + 0.5, 1e15 + 0.5, 0.1 + 0.2, 1.0 / 3, 1e21, 1e22, .leastNonzeroMagnitude,
    1.7976931348623157e308, 1e16, 0x1p53,
    0x1p53 - 1, -0x1p53, 4503599627370495.5,
  ])
  func edges(value: Double) { expectShortest(value) }

  @Test func wholeNumbers() {
    for value in [0, 9, 10, 99, 100, 12_345, Int.max, Int.min, -1, -10, 1_000_000_000_000_000_000] {
      var rows = CSVRows(.standard, texts: .asTheyAre, capacity: 1)
      rows.number(value)
      #expect(String(decoding: rows.bytes, as: UTF8.self) == "\(value)")
    }
  }

  /// Rows made on several threads are the rows that one call after the other writes.
  @Test(arguments: [1, 2, 7]) func rowsOnManyThreads(threads: Int) throws {
    let directory = try TemporaryDirectory()
    let names = ["plain", "a,b", "say \"x\"", "=1+1", "é\nb", ""]
    let ids = TextColumn((0..<9_000).map { $0 % 11 == 0 ? nil : $0 % 7 == 0 ? "\($0),\"" : "sep=\($0 % 10)" })
    for dialect in [CSVDialect.standard, .europeanExcel, CSVDialect(encoding: .utf16LittleEndian)] {
      var one = try CSVWriter(path: directory.path("one.csv"), dialect: dialect)
      try one.writeRow(["id", "name", "x"])
      for row in 0..<ids.count {
        try one.text(ids[row])
        try one.text(names[row % 6])
        try one.number(Double(row) / 7)
        try one.endRow()
      }
      try one.finish()
      var many = try CSVWriter(path: directory.path("many.csv"), dialect: dialect)
      try many.writeRow(["id", "name", "x"])
      let cells = names.map { many.cell($0) }
      try many.writeRows(ids.count, workers: Workers(count: threads)) { row, rows in
        rows.text(ids, row: row)
        rows.text(cells[row % 6])
        rows.number(Double(row) / 7)
        rows.endRow()
      }
      try many.finish()
      #expect(try directory.read("one.csv") == directory.read("many.csv"))
    }
  }

  @Test func aFailureOfOneThreadIsTold() throws {
    var writer = try CSVWriter(path: "/dev/full")
    let error = #expect(throws: TableError.self) {
      try writer.writeRows(500_000, workers: Workers(count: 3)) { row, rows in
        rows.number(row)
        rows.endRow()
      }
    }
    #expect(error?.description == "Writing /dev/full failed: no space left on device.")
  }
}
