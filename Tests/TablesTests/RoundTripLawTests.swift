import Provenance
import Testing

@testable import Tables

/// A table written and read again is the same table.
@Suite struct RoundTripLawTests {
  private func write(_ table: RandomTable, to path: String, dialect: CSVDialect) throws {
    var writer = try CSVWriter(path: path, dialect: dialect, guardsFormulas: false)
    try writer.writeRow(table.names)
    for row in 0..<table.rowCount {
      for column in table.cells {
        switch column[row] {
        case .text(let text): try writer.text(text)
        case .number(let number): try writer.number(number)
        }
      }
      try writer.endRow()
    }
    try writer.finish()
  }

  private func expectSame(_ table: RandomTable, at path: String, options: CSVOptions) throws {
    let file = try CSVFile(path: path, options: options)
    #expect(file.columnNames == table.names)
    let read = try file.read(
      columns: zip(table.names, table.areNumbers).map { ColumnRequest($0, as: $1 ? .number : .text) })
    #expect(read.rowCount == table.rowCount)
    for (index, name) in table.names.enumerated() {
      let cells: [RandomTable.Cell] = (0..<table.rowCount).map { row in
        table.areNumbers[index] ? .number(read.numbers(name)![row]) : .text(read.texts(name)![row])
      }
      #expect(cells == table.cells[index], "column \(name)")
    }
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func randomTables(seed: UInt64) throws {
    let directory = try TemporaryDirectory()
    let table = RandomTable(rowCount: 1 + Int(seed * 7 % 90), columnCount: 1 + Int(seed % 7), seed: seed)
    try write(table, to: directory.path("t.csv"), dialect: .standard)
    try expectSame(table, at: directory.path("t.csv"), options: CSVOptions(delimiter: UInt8(ascii: ",")))
  }

  static let dialects: [CSVDialect] = DialectDetector.candidates.flatMap { delimiter in
    DecimalMark.allCases.flatMap { mark in
      CSVEncoding.allCases.flatMap { encoding in
        LineEnd.allCases.flatMap { lineEnd in
          [true, false].map { hasMark in
            CSVDialect(
              delimiter: delimiter, decimalMark: mark, encoding: encoding, hasByteOrderMark: hasMark, lineEnd: lineEnd)
          }
        }
      }
    }
  }.filter { !$0.hasByteOrderMark || ($0.encoding != .latin1 && $0.encoding != .windows1252) }

  /// Told how the file is written, everything comes back, in every way of writing.
  @Test(arguments: dialects) func everyDialect(dialect: CSVDialect) throws {
    let directory = try TemporaryDirectory()
    let isSmall = dialect.encoding == .latin1 || dialect.encoding == .windows1252
    let table = RandomTable(
      rowCount: 25, columnCount: 4, alphabet: isSmall ? RandomTable.plain : RandomTable.everything, seed: 3)
    try write(table, to: directory.path("t.csv"), dialect: dialect)
    try expectSame(
      table, at: directory.path("t.csv"),
      options: CSVOptions(
        delimiter: dialect.delimiter, decimalMark: dialect.decimalMark, encoding: dialect.encoding, hasHeader: true))
  }

  /// Told nothing, an ordinary table is understood, in every way of writing that can be told apart.
  @Test(arguments: dialects.filter { $0.delimiter != UInt8(ascii: ",") || $0.decimalMark == .point })
  func everyDialectIsFound(dialect: CSVDialect) throws {
    let directory = try TemporaryDirectory()
    let path = directory.path("t.csv")
    var writer = try CSVWriter(path: path, dialect: dialect)
    try writer.writeRow(["société", "note, prix", "qualité"])
    for row in 0..<30 {
      try writer.text(["Béton \"Sud\"", "Carrières; fils", "Grue\nNord"][row % 3])
      try writer.number(Double(row) / 4)
      try writer.number(row)
      try writer.endRow()
    }
    try writer.finish()
    let file = try CSVFile(path: path)
    var expected = dialect
    // All the bytes used here mean the same in both.
    if expected.encoding == .latin1 { expected.encoding = .windows1252 }
    #expect(file.dialect == expected)
    #expect(file.columnNames == ["société", "note, prix", "qualité"])
    #expect(file.columnKinds == [.text, .number, .number])
    #expect(try file.numbers("note, prix") == (0..<30).map { Double($0) / 4 })
    #expect(try file.texts("société").prefix(3) == ["Béton \"Sud\"", "Carrières; fils", "Grue\nNord"])
  }

  /// A file of many chunks, read from disk piece by piece, with line breaks in quotes everywhere.
  @Test func chunkBordersDoNotShow() throws {
    let directory = try TemporaryDirectory()
    let path = directory.path("t.csv")
    var generator = SeededGenerator(seed: 5)
    var notes: [String] = []
    var lines: [Int] = []
    var writer = try CSVWriter(path: path)
    try writer.writeRow(["id", "note", "value"])
    var line = 2
    for row in 0..<30_000 {
      let breaks = generator.nextIndex(below: 4)
      notes.append("ab\"c,\n".repeated(breaks) + "x".repeated(generator.nextIndex(below: 140)) + "é")
      lines.append(line)
      line += 1 + breaks
      try writer.number(row)
      try writer.text(notes[row])
      try writer.number(Double(row) / 8)
      try writer.endRow()
    }
    try writer.finish()
    let file = try CSVFile(path: path)
    let table = try file.read(columns: [.text("note"), .number("value"), .number("id"), .text("value")])
    #expect(table.rowCount == 30_000)
    #expect(table.texts("note")!.values == notes)
    #expect(table.numbers("value")!.values == (0..<30_000).map { Double($0) / 8 })
    #expect(table.numbers("id")!.values == (0..<30_000).map(Double.init))
    #expect((0..<30_000).allSatisfy { table.line(ofRow: $0) == lines[$0] })
    #expect(table.texts("value")?[29_999] == "3749.875")
    #expect(try file.profile().columns[1].distinctCount == Set(notes).count)
  }

  @Test func aRowLongerThanAChunk() throws {
    let long = "y".repeated(3 * ChunkReader.chunkSize)
    let file = try CSVFile.of("a,b\n1,x\n2,\"\(long)\"\n3,\(long)z\n4,\n")
    #expect(try file.texts("b") == ["x", long, long + "z", nil])
    #expect(try file.numbers("a") == [1, 2, 3, 4])
  }

  /// Bytes that mean something to a parser, in any order, give a table or an error.
  @Test func hostileBytesNeverTrap() throws {
    var generator = SeededGenerator(seed: 6)
    let alphabet = Array("\"\"\",;\t|\n\r\r\n ab1-.+=".utf8) + [0xC3, 0xA9, 0xFF, 0xFE, 0x00, 0xEF, 0xBB, 0xBF, 0x80]
    var tables = 0
    for _ in 0..<4_000 {
      var bytes = (0..<generator.nextIndex(below: 40)).map { _ in alphabet[generator.nextIndex(below: alphabet.count)] }
      if generator.nextIndex(below: 2) == 0 { bytes = Array("a,b\n1,2\n".utf8) + bytes }
      let encoding = [nil, CSVEncoding.utf8, .utf16LittleEndian, .windows1252][generator.nextIndex(below: 4)]
      do throws(TableError) {
        let file = try CSVFile(name: "f", bytes: bytes, options: CSVOptions(encoding: encoding))
        let table = try file.read(columns: file.columnNames.map { .text($0) })
        tables += table.rowCount > 0 ? 1 : 0
        #expect(try file.profile().rowCount == table.rowCount)
      } catch {
        #expect(!error.description.isEmpty)
      }
    }
    #expect(tables > 50)
  }
}

extension String {
  func repeated(_ count: Int) -> String { String(repeating: self, count: count) }
}
