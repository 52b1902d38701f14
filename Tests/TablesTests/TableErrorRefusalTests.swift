import Foundation
import Parallelism
import Provenance
import Testing

@testable import Tables

/// The exact sentence for each kind of bad input.
@Suite struct TableErrorRefusalTests {
  /// The sentence of the error that opening the file and reading all its columns by kind ends with.
  private func sentence(
    _ text: String, numbers: [String]? = nil, options: CSVOptions = .detect
  ) -> String {
    sentence(bytes: Array(text.utf8), numbers: numbers, options: options)
  }

  private func sentence(bytes: [UInt8], numbers: [String]? = nil, options: CSVOptions = .detect) -> String {
    do throws(TableError) {
      let file = try CSVFile(name: "f.csv", bytes: bytes, options: options)
      if let numbers {
        _ = try file.read(columns: numbers.map { .number($0) })
      } else {
        let kinds = zip(file.columnNames, file.columnKinds)
        _ = try file.read(columns: kinds.map { ColumnRequest($0, as: $1 == .number ? .number : .text) })
      }
      return "no error"
    } catch {
      #expect(error.category == (error.description.contains("has no column") ? .usage : .data))
      return error.description
    }
  }

  @Test func nothingToRead() {
    let empty = "f.csv is empty; a header line and at least one row of data are needed."
    #expect(sentence("") == empty)
    #expect(sentence("\n\r\n") == empty)
    #expect(sentence("\u{FEFF}") == empty)
    let noRows = "f.csv holds a header line and no data; at least one row of data is needed."
    #expect(sentence("a,b\n") == noRows)
    #expect(sentence("a,b\n\n\n") == noRows)
  }

  @Test func raggedRows() {
    #expect(sentence("a,b,c\n1,2,3\n1,2\n") == "f.csv, line 3: the row has 2 values where the header has 3.")
    #expect(sentence("a,b\n1,2\n1,2,3,4\n") == "f.csv, line 3: the row has 4 values where the header has 2.")
    #expect(sentence("a,b\n1,2\nx\n1,2\n") == "f.csv, line 3: the row has 1 value where the header has 2.")
    // A delimiter too many moves a text into a column of numbers; the number of values is the better news.
    #expect(
      sentence("a,b,c\nx,1,2\nx,1,2\nx,y,1,2\n", numbers: ["b"])
        == "f.csv, line 4: the row has 4 values where the header has 3.")
    #expect(
      sentence("a,b\n\"x\n\ny\",2\n\"z\",1,3\n") == "f.csv, line 5: the row has 3 values where the header has 2.")
    #expect(
      sentence("a,b\n1,2\n\n3,4\n")
        == "f.csv, line 3: the line is blank and data follow; blank lines are allowed only at the end.")
  }

  @Test func quotes() {
    #expect(
      sentence("a,b\n1,2\n3,\"x\n4,5\n") == "f.csv, line 3, column 'b': a quote is opened here and never closed.")
    #expect(
      sentence("a,b\n1,\"x\"y\n")
        == "f.csv, line 2, column 'b': 'y' follows a closing quote; only a delimiter or the end of the line may, "
        + "and a quote inside a quoted value is written twice.")
    #expect(
      sentence("a,b\n12\" pump,5\n")
        == "f.csv, line 2, column 'a': a quote stands inside the unquoted value '12\" pump'; "
        + "put the value in quotes and write the inner quote twice.")
    #expect(sentence("a,\"b\n1,2\n") == "f.csv, line 1, column 'column 2': a quote is opened here and never closed.")
  }

  @Test func valuesThatAreNoNumbers() {
    let rest = " is not a number; allowed are numbers such as 12.5 and the markers of a missing value."
    #expect(sentence("a,b\n1,2\n3,low\n", numbers: ["b"]) == "f.csv, line 3, column 'b': 'low'" + rest)
    #expect(sentence("a,b\n1,2\n3,5%\n", numbers: ["b"]) == "f.csv, line 3, column 'b': '5%'" + rest)
    #expect(
      sentence("a,b\n1,2\n3,\"\u{1B}[31m\nx\"\n", numbers: ["b"])
        == "f.csv, line 3, column 'b': '\\u{1B}[31m\\nx'" + rest)
    #expect(
      sentence("a,b\n1,\(String(repeating: "z", count: 99))\n", numbers: ["b"])
        == "f.csv, line 2, column 'b': '\(String(repeating: "z", count: 39))…'" + rest)
    #expect(
      sentence("a;b\n1,5;2\n2,5;3.5\n", numbers: ["b"])
        == "f.csv, line 3, column 'b': '3.5' is not a number; "
        + "allowed are numbers such as 12,5 and the markers of a missing value.")
    let infinite =
      " is not a finite number; allowed are \(NumberRange.allowed), and the markers of a missing value."
    for value in ["NaN", "-Inf", "Infinity", "1e400"] {
      #expect(sentence("a,b\n1,2\n3,\(value)\n") == "f.csv, line 3, column 'b': '\(value)'" + infinite)
    }
  }

  /// Far behind the sample and the first chunk.
  @Test func aTextLateInTheFile() {
    let rows = String(repeating: "12,34\n", count: 200_000)
    #expect(
      sentence("a,b\n\(rows)7,oops\n\(rows)")
        == "f.csv, line 200002, column 'b': 'oops' is not a number; "
        + "allowed are numbers such as 12.5 and the markers of a missing value.")
    #expect(
      sentence("a,b\n\(rows)7,\"8\n\(rows)")
        == "f.csv, line 200002, column 'b': a quote is opened here and never closed.")
    #expect(
      sentence("a,b\n\(rows)\n\(rows)")
        == "f.csv, line 200002: the line is blank and data follow; blank lines are allowed only at the end.")
  }

  @Test func headers() {
    #expect(
      sentence("a,b,a\n1,2,3\n") == "f.csv, line 1: columns 1 and 3 are both named 'a'; names must differ.")
    #expect(
      sentence("\n1,2.5,3,4\n1,2,3,4\n")
        == "f.csv, line 2: the first row holds only numbers (1, 2.5, 3), so the names of the columns seem to be missing; "
        + "add a header line, or say whether the file has one.")
  }

  @Test func bytesThatAreNoText() {
    #expect(sentence("a,b\n1,\u{0}\n") == "f.csv is not a text file; a CSV file is needed.")
    #expect(
      sentence(bytes: [0x50, 0x4B, 3, 4, 20, 0])
        == "f.csv is not a text file; it looks like an Excel workbook or a zip archive; save the sheet as CSV; "
        + "a CSV file is needed.")
    #expect(
      sentence(bytes: [0xFF, 0xFE] + [0x61, 0, 0x0A, 0, 0x00, 0xD8, 0x0A, 0])
        == "f.csv, line 2: these bytes are not UTF-16LE; save the file as UTF-8, or name its encoding.")
    #expect(
      sentence(bytes: [0xFE, 0xFF, 0, 0x61, 0])
        == "f.csv, line 1: these bytes are not UTF-16BE; save the file as UTF-8, or name its encoding.")
    #expect(
      sentence(bytes: Array("a,b\n1,2\n".utf8) + [0xE9, 0x2C, 0x31, 0x0A], options: CSVOptions(encoding: .utf8))
        == "f.csv, line 3: these bytes are not UTF-8; save the file as UTF-8, or name its encoding.")
  }

  /// With a limit of 1 MB instead of 64.
  @Test func aRowBeyondTheLimit() throws {
    let limit = 1 << 20
    var bytes = Array("a,b\n1,2\n3,".utf8)
    bytes.append(contentsOf: repeatElement(UInt8(ascii: "x"), count: limit + 10))
    bytes.append(contentsOf: Array("\n4,5\n".utf8))
    #expect(throws: TableError.rowTooLong(file: "f.csv", line: 3)) {
      try CSVFile(source: ByteSource(name: "f.csv", memory: bytes, rowLimit: limit), options: .detect)
    }
    bytes[10] = UInt8(ascii: "\"")
    #expect(throws: TableError.unclosedQuote(file: "f.csv", line: 3, column: "b")) {
      try CSVFile(source: ByteSource(name: "f.csv", memory: bytes, rowLimit: limit), options: .detect)
    }
    #expect(
      TableError.rowTooLong(file: "f.csv", line: 3).description
        == "f.csv, line 3: the row is longer than 64 MB, the longest allowed; is a quote not closed?")
  }

  @Test func unknownColumns() {
    #expect(
      sentence("price,quality\n1,2\n", numbers: ["pricee"])
        == "f.csv has no column 'pricee'. Did you mean 'price'? Its columns are price, quality.")
  }

  @Test func delimiters() throws {
    #expect(throws: TableError.unusableDelimiter("a")) { try CSVFile.of("x\n1\n", options: .init(delimiter: 0x61)) }
    #expect(throws: TableError.unusableDelimiter("ab")) { try CSVOptions.delimiter(named: "ab") }
    #expect(try CSVOptions.delimiter(named: "Tab") == 9)
    #expect(try CSVOptions.delimiter(named: ";") == UInt8(ascii: ";"))
    #expect(
      TableError.unusableDelimiter("\"").description
        == "'\"' cannot separate values; allowed are comma, semicolon, tab, bar and other single signs.")
  }

  @Test func filesThatCannotBeOpened() throws {
    let directory = try TemporaryDirectory()
    let missing = directory.path("no.csv")
    let error = #expect(throws: TableError.self) { try CSVFile(path: missing) }
    #expect(error == .missingFile(file: missing) && error?.category == .missingInput)
    #expect(error?.description == "There is no file '\(missing)'.")
    let folder = #expect(throws: TableError.self) { try CSVFile(path: directory.url.path) }
    #expect(folder?.description == "'\(directory.url.path)' is a directory; a CSV file is needed.")
    #expect(folder?.category == .missingInput)
    #expect(
      TableError.unreadable(file: "x.csv").description == "'x.csv' may not be read: permission denied.")
    if geteuid() != 0 {
      let path = try directory.write(Array("a\n1\n".utf8), "secret.csv")
      chmod(path, 0)
      #expect(throws: TableError.unreadable(file: path)) { try CSVFile(path: path) }
    }
  }

  @Test func aFileThatChanges() throws {
    let directory = try TemporaryDirectory()
    let rows = Array(String(repeating: "123456,abcdef\n", count: 500_000).utf8)
    let path = try directory.write(Array("a,b\n".utf8) + rows, "big.csv")
    let file = try CSVFile(path: path)
    #expect(try file.read(columns: [.number("a")]).rowCount == 500_000)
    truncate(path, 5 << 20)
    for threads in [1, 2, 7] {
      let error = #expect(throws: TableError.self) {
        try file.read(columns: [.number("a")], workers: Workers(count: threads))
      }
      #expect(error == .changedWhileReading(file: path) && error?.category == .inputOutput)
      #expect(error?.description == "\(path) was changed while it was read; run the command again.")
    }
  }

  /// As long as before, with another time: a fault in what was written meanwhile is not the file's.
  @Test(arguments: [1, 3]) func aFileThatIsWrittenTo(threads: Int) throws {
    let directory = try TemporaryDirectory()
    let path = try directory.write(
      Array("a,b\n".utf8) + Array(String(repeating: "123456,abcdef\n", count: 400_000).utf8), "big.csv")
    let file = try CSVFile(path: path)
    let descriptor = open(path, O_WRONLY)
    pwrite(descriptor, "x", 1, 4 << 20)
    close(descriptor)
    utimes(path, [timeval(tv_sec: 1, tv_usec: 0), timeval(tv_sec: 1, tv_usec: 0)])
    #expect(throws: TableError.changedWhileReading(file: path)) {
      try file.read(columns: [.number("a"), .text("b")], workers: Workers(count: threads))
    }
  }

  /// Cut short while several threads read it: told, and never a crash.
  @Test func aFileThatShrinksUnderItsReaders() throws {
    let directory = try TemporaryDirectory()
    let path = try directory.write(
      Array("a,b\n".utf8) + Array(String(repeating: "123456,abcdef\n", count: 600_000).utf8), "big.csv")
    let file = try CSVFile(path: path)
    let cutter = Thread { truncate(path, 1 << 20) }
    cutter.start()
    do throws(TableError) {
      #expect(try file.read(columns: [.number("a")], workers: Workers(count: 3)).rowCount == 600_000)
    } catch {
      #expect(error == .changedWhileReading(file: path))
    }
    while !cutter.isFinished { sched_yield() }
  }

  /// Behind the part that is looked at when the file is opened.
  @Test(arguments: [1, 2, 7]) func aLateByteThatNoTextHas(threads: Int) throws {
    var bytes = Array("a,b\n".utf8) + Array(String(repeating: "12,é34\n", count: 800_000).utf8)
    bytes[6_000_002] = 0
    let file = try CSVFile(name: "f.csv", bytes: bytes)
    #expect(throws: TableError.binaryFile(file: "f.csv", looksLike: nil)) {
      try file.read(columns: [.text("b")], workers: Workers(count: threads))
    }
    bytes[5_600_000] = 0xFF
    let earlier = try CSVFile(name: "f.csv", bytes: bytes)
    #expect(throws: TableError.invalidEncoding(file: "f.csv", line: 2 + (5_600_000 - 4) / 8, encoding: .utf8)) {
      try earlier.read(columns: [.text("b")], workers: Workers(count: threads))
    }
  }

  /// A row of 64 MB and a little more.
  @Test func theLongestRowOfAll() throws {
    var bytes = Array("a,b\n1,2\n3,".utf8)
    bytes.append(contentsOf: repeatElement(UInt8(ascii: "x"), count: ChunkReader.rowLimit))
    bytes.append(contentsOf: Array("\n4,5\n".utf8))
    #expect(throws: TableError.rowTooLong(file: "f.csv", line: 3)) { try CSVFile(name: "f.csv", bytes: bytes) }
  }

  @Test func columnsBeyondTheMemory() throws {
    let file = try CSVFile.of("id,a,b\n" + String(repeating: "A12345,1.25,7\n", count: 50_000))
    let error = #expect(throws: TableError.self) {
      try file.read(columns: [.text("id"), .number("a"), .number("b")], workers: .one, availableMemory: 300_000)
    }
    #expect(error?.category == .data)
    #expect(
      error?.description
        == "f.csv has about 51017 rows, of which 3 columns take about 0.1 GB of memory where this machine has 0.1 GB; "
        + "ask for fewer columns (--criteria), or take a sample of the rows.")
    // Without the identifiers five bytes a row remain.
    let table = try file.read(columns: [.number("a"), .number("b")], workers: .one, availableMemory: 300_000)
    #expect(table.rowCount == 50_000)
    #expect(
      TableError.tooLarge(file: "f", rows: 9_000_000_000, columns: 1, needed: 36_000_000_000, available: 25_149_300_000)
        .description.hasPrefix(
          "f has about 9000000000 rows, of which 1 column take about 36.0 GB of memory where this machine has 25.2 GB;")
    )
  }

  @Test func pipesAndStandardInput() throws {
    let text = Array("a,b\n1,2\n".utf8)
    func pipe() -> Int32 {
      var ends: [Int32] = [0, 0]
      _ = Glibc.pipe(&ends)
      _ = write(ends[1], text, text.count)
      close(ends[1])
      return ends[0]
    }
    let end = pipe()
    #expect(try CSVFile(path: "/dev/fd/\(end)").numbers("b") == [2])
    close(end)
    let saved = dup(0)
    let input = pipe()
    dup2(input, 0)
    let file = try CSVFile(path: "-")
    dup2(saved, 0)
    #expect(file.name == "standard input")
    #expect(try file.numbers("a") == [1])
    close(saved)
    close(input)
  }
}
