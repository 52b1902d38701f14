import Parallelism
import Testing

@testable import Tables

@Suite struct CSVFileDegenerateTests {
  @Test func oneCell() throws {
    let file = try CSVFile.of("x\n5")
    #expect(file.columnNames == ["x"])
    #expect(try file.numbers("x") == [5])
  }

  @Test(arguments: ["x\n1\n2\n\n\n", "\n\r\n\nx\n1\n2\n", "x\r\n1\r\n2\r\n\r\n", "x\r1\r2\r\r", "\u{FEFF}x\n1\n2"])
  func blankLinesAroundTheData(text: String) throws { #expect(try CSVFile.of(text).numbers("x") == [1, 2]) }

  /// In a file of one column a blank line between data is a row without a value.
  @Test func blankLineInOneColumn() throws {
    let file = try CSVFile.of("x\n1\n\n\n2\n\n")
    #expect(try file.numbers("x") == [1, nil, nil, 2])
    #expect(try file.texts("x") == ["1", nil, nil, "2"])
    #expect(try CSVFile.of("x\r\"a\"\r\rb\r").texts("x") == ["a", nil, "b"])
    #expect(file.samples[0].missingCount == 2)
    let table = try file.read(columns: [.number("x")])
    #expect((0..<4).map { table.line(ofRow: $0) } == [2, 3, 4, 5])
  }

  @Test func missingMarkers() throws {
    let text = "x,y\nNA,a\n N/A ,-\n-,\"NA\"\n,NA \n\"\",b\n3,na\n"
    let file = try CSVFile.of(text)
    #expect(try file.numbers("x") == [nil, nil, nil, nil, nil, 3])
    #expect(try file.texts("y") == ["a", nil, nil, nil, "b", "na"])
    let own = try CSVFile.of("x,y\n999,a\n5,\n", options: CSVOptions(missingMarkers: ["999"]))
    #expect(try own.numbers("x") == [nil, 5])
    #expect(try own.texts("y") == ["a", ""])
  }

  @Test func storageGrowsFromBytes() throws {
    let table = try CSVFile.of("a,b,c,d\n0,1,NA,255\n7,1.5,NA,256\n255,NA,NA,-1\n").read(
      columns: ["a", "b", "c", "d"].map { .number($0) })
    #expect(table.numbers("a")?.storage == .bytes([0, 7, 255]))
    #expect(table.numbers("c")?.storage == .bytes([0, 0, 0]))
    #expect(table.numbers("c")?.missingRows == [0, 1, 2])
    #expect(table.numbers("d")?.storage == .decimals([255, 256, -1], places: 0))
    #expect(table.numbers("b")?.storage == .decimals([10, 15, NumberColumn.missingUnits], places: 1))
    #expect(table.numbers("b")?.missingRows == [2])
    #expect(table.numbers("b")?[2] == nil)
    #expect(table.numbers("b") == NumberColumn([1, 1.5, nil]))
  }

  @Test func quotesAndBlanks() throws {
    let file = try CSVFile.of("name, \"a \"\"b\"\"\" ,z\n \"x, y\" ,1,  u\n\"\"\"\",2,\"\r\n\"\n")
    #expect(file.columnNames == ["name", "a \"b\"", "z"])
    #expect(try file.texts("name") == ["x, y", "\""])
    #expect(try file.numbers("a \"b\"") == [1, 2])
    #expect(try file.texts("z") == ["  u", "\r\n"])
  }

  @Test func namelessColumns() throws {
    #expect(try CSVFile.of(",b,\n1,2,3\n").columnNames == ["column 1", "b", "column 3"])
  }

  /// Whoever parts values by semicolons needs the comma for decimals, also where there are none yet.
  @Test(arguments: [
    ("a;b\n1;2\n", DecimalMark.comma), ("a;b\n1;2.5\n", .point), ("a;b\n1,5;2.5\n", .comma), ("a;b\nx;\n", .comma),
    ("a\tb\n1\t2\n", .point), ("a\tb\n1\t2,5\n", .comma), ("a|b\n1|2\n", .point), ("a,b\n1,2\n", .point),
  ])
  func theMarkWhereNoneIsSeen(_ text: String, _ mark: DecimalMark) throws {
    #expect(try CSVFile.of(text).dialect.decimalMark == mark)
  }

  @Test func noHeader() throws {
    let file = try CSVFile.of("1;2,5\n3;4\n", options: CSVOptions(hasHeader: false))
    #expect(file.columnNames == ["column 1", "column 2"])
    #expect(file.dialect.decimalMark == .comma)
    #expect(try file.read(columns: []).rowCount == 2)
    let years = try CSVFile.of("2019,2020\n1,2\n", options: CSVOptions(hasHeader: true))
    #expect(years.columnNames == ["2019", "2020"])
  }

  @Test func separatorLine() throws {
    let file = try CSVFile.of("sep=;\r\na;b,c\r\n1,5;x\r\n")
    #expect(file.dialect.hasSeparatorLine && file.dialect.delimiter == UInt8(ascii: ";"))
    #expect(file.columnNames == ["a", "b,c"])
    let table = try file.read(columns: [.number("a")])
    #expect(table.numbers("a")?.values == [1.5] && table.line(ofRow: 0) == 3)
  }

  @Test func oneColumnOfDecimalCommas() throws {
    let file = try CSVFile.of("x\n1,5\n2,25\n")
    #expect(try file.numbers("x") == [1.5, 2.25])
  }

  @Test func quotedDecimalCommasAmongCommas() throws {
    let file = try CSVFile.of("x,y\n\"1,5\",2\n3,4\n", options: CSVOptions(decimalMark: .comma))
    #expect(try file.numbers("x") == [1.5, 3])
    #expect(try file.numbers("y") == [2, 4])
  }

  @Test func aColumnAskedForTwice() throws {
    let table = try CSVFile.of("x,y\n01,a\n2,b\n").read(columns: [.number("x"), .text("x"), .number("x")])
    #expect(table.columns.count == 2)
    #expect(table.numbers("x")?.values == [1, 2])
    #expect(table.texts("x")?.values == ["01", "2"])
    #expect(table.texts("y") == nil)
  }

  /// ASCII for four megabytes, then a byte of Windows-1252.
  @Test func lateWindows1252() throws {
    let row = Array("abcdefghijklmnopqrstuvwxyz,1\n".utf8)
    var bytes = Array("name,v\n".utf8)
    while bytes.count < 5 << 20 { bytes += row }
    bytes += [0xE9, 0x80] + Array(",2\n".utf8)
    let file = try CSVFile(name: "f.csv", bytes: bytes)
    #expect(file.dialect.encoding == .utf8)
    let table = try file.read(columns: [.text("name")])
    #expect(table.dialect.encoding == .windows1252)
    #expect(table.texts("name")?[table.rowCount - 1] == "é€")
    #expect(try file.profile().dialect.encoding == .windows1252)
  }

  @Test func utf16WithoutMark() throws {
    let text = "name;value\r\nCafé;1,5\r\n"
    for (encoding, bytes) in [
      (CSVEncoding.utf16LittleEndian, text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }),
      (.utf16BigEndian, text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }),
    ] {
      let file = try CSVFile(name: "f.csv", bytes: bytes)
      #expect(file.dialect.encoding == encoding && !file.dialect.hasByteOrderMark)
      #expect(try file.texts("name") == ["Café"])
      #expect(try file.numbers("value") == [1.5])
    }
  }

  @Test func kindsNeedNineTenths() throws {
    func kind(numbers: Int, texts: Int) throws -> ColumnKind {
      let rows = String(repeating: "1,z\n", count: numbers) + String(repeating: "t,z\n", count: texts) + "NA,z\n"
      return try CSVFile.of("x,y\n" + rows).columnKinds[0]
    }
    #expect(try kind(numbers: 9, texts: 1) == .number)
    #expect(try kind(numbers: 8, texts: 1) == .text)
    #expect(try kind(numbers: 1, texts: 0) == .number)
    #expect(try kind(numbers: 0, texts: 0) == .empty)
  }

  @Test func categoriesKeepTheOrderOfTheFile() throws {
    let column = TextColumn(["b", nil, "a", "b", "", "é"] + (0..<300).map { "v\($0)" } + ["a"])
    let categories = column.categories()
    #expect(categories.names.prefix(4) == ["b", "a", "", "é"])
    #expect(categories.codes.prefix(6) == [0, Categories.missing, 1, 0, 2, 3])
    #expect(categories.codes.last == 1 && categories.names.count == 304)
    #expect(column[1] == nil && column[4] == "")
  }

  @Test func hundredThousandColumns() throws {
    let names = (0..<100_000).map { "c\($0)" }
    let row = (0..<100_000).map { String($0 % 10) }.joined(separator: ",")
    let file = try CSVFile.of(names.joined(separator: ",") + "\n" + row + "\n" + row + "\n")
    let table = try file.read(columns: [.number("c99999"), .number("c0")])
    #expect(table.numbers("c99999")?.values == [9, 9] && table.numbers("c0")?.values == [0, 0])
    let all = try CSVFile.of(names.joined(separator: ",") + "\n" + (row + "\n").repeated(20))
      .read(columns: names.map { .number($0) }, workers: Workers(count: 2))
    #expect(names.enumerated().allSatisfy { all.numbers($1)![19] == Double($0 % 10) })
  }
}
