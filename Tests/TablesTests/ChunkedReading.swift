import Parallelism
import Provenance

@testable import Tables

/// Everything that a reading of rows ends with, for rows cut into chunks of any size and read by any number of threads.
struct ChunkedReading: Equatable {
  var rowCount = 0
  var lines: [Int] = []
  var texts: [[String?]] = []
  /// Written out, since NaN, which stands for a missing value, does not equal itself.
  var numbers: [String] = []
  var values: [[Double?]] = []
  var missingRows: [[Int]] = []

  /// Reads rows without a header; every column is asked for as the letter of its position in `kinds` says: `t` text,
  /// `n` number, `b` both, `-` not at all.
  static func of(
    _ bytes: [UInt8], kinds: String, rowEnd: LineEnd = .lineFeed, chunkSize: Int = 1 << 20, rowLimit: Int = 1 << 20,
    threads: Int = 1, availableMemory: Int = .max
  ) -> Result<ChunkedReading, TableError> {
    var actions: [ChunkColumns.Action] = []
    var counts = (numbers: 0, texts: 0)
    for kind in kinds {
      var action = ChunkColumns.Action()
      if kind == "n" || kind == "b" { (action.number, counts.numbers) = (counts.numbers, counts.numbers + 1) }
      if kind == "t" || kind == "b" { (action.text, counts.texts) = (counts.texts, counts.texts + 1) }
      actions.append(action)
    }
    let walk = FileWalk(
      source: ByteSource(name: "f.csv", memory: bytes, rowLimit: rowLimit, chunkSize: chunkSize),
      dialect: CSVDialect(lineEnd: rowEnd), columnNames: kinds.indices.map { "c\(kinds[$0])" }, dataOffset: 0,
      firstDataLine: 1)
    let reading = TableReading(
      walk, actions: actions,
      builder: TableBuilder(numberCount: counts.numbers, textCount: counts.texts, expectedRowCount: 3),
      availableMemory: availableMemory)
    do throws(TableError) { try reading.run(Workers(count: threads)) } catch { return .failure(error) }
    var result = ChunkedReading()
    result.rowCount = reading.walked.rowCount
    result.lines = (0..<result.rowCount).map { reading.walked.lines.line(of: $0) }
    for index in 0..<counts.texts { result.texts.append(reading.builder.textColumn(index).values) }
    for index in 0..<counts.numbers {
      let column = reading.builder.numberColumn(index)
      result.numbers.append("\(column.storage)")
      result.values.append((0..<column.count).map { column[$0] })
      result.missingRows.append(column.missingRows)
    }
    return .success(result)
  }
}

/// Seeded rows with quotes, line breaks, blank lines and numbers of all kinds, and now and then a fault.
struct RandomRows {
  let bytes: [UInt8]
  let kinds: String
  let rowEnd: LineEnd

  private static let texts = [
    "x", "", "NA", "\"\"", "\"a,b\"", "\"a\"\"b\"", "\"\"\"\"", "\"l\nm\"", "\"l\r\nm\n\n\"", "\"l\rm\"", " \"q\" ",
    "é", "日本",
    "long text without end", "-", "a b",
  ]
  private static let numbers = [
    "1", "7", "10", "255", "256", "-1", "0", "-0", "1.5", "7.0", "2.50", "0.125", "-3.25", "\"4\"", "NA", "", " 5 ",
    "1e3",
    "1e-3", "2147483647", "2147483648", "-2147483647", "-2147483648", "0.000000001", "12345.678901", "123456789012.5",
    "3.14159265358979", "1e90", "+8", "00012", "5.", ".5", "100000000000000000000", "1e400",
  ]
  private static let faults = [
    "\"", "\"\"", "\n", "\n\n", "\r\n", "\r", ",", "x", ",,", "\0", "\u{FFFD}", "1e999", "NaN", "\"\n", ",\"",
    "\nx\"y\n",
  ]

  init(seed: UInt64, plain: Bool = false) {
    var generator = SeededGenerator(seed: seed)
    func pick(_ list: [String]) -> String { list[generator.nextIndex(below: list.count)] }
    kinds = ["n", "t", "b", "nt", "t-n", "nnn", "b-tn"][generator.nextIndex(below: 7)]
    let isReturn = generator.nextIndex(below: 8) == 0
    rowEnd = isReturn ? .carriageReturn : .lineFeed
    // A part of the lists, so that in most tables a column keeps the storage it begins with for a while.
    let numberLimit = 1 + generator.nextIndex(below: Self.numbers.count - 1)
    var text = ""
    for _ in 0..<(1 + generator.nextIndex(below: 12)) {
      let cells = kinds.map { kind in
        kind == "n" || kind == "b"
          ? Self.numbers[generator.nextIndex(below: numberLimit)] : plain ? "x" : pick(Self.texts)
      }
      text += cells.joined(separator: ",")
      text += isReturn ? "\r" : generator.nextIndex(below: 4) == 0 ? "\r\n" : "\n"
      if kinds.count == 1, generator.nextIndex(below: 5) == 0 {
        text += isReturn ? "\r" : pick(["\n", "\r\n", "\n\n\n"])
      }
    }
    if generator.nextIndex(below: 3) == 0 { text += pick(["\n\n", "\r\n\n", "1", "\r"]) }
    var bytes = Array(text.utf8)
    if !plain, generator.nextIndex(below: 2) == 0 {
      for _ in 0...generator.nextIndex(below: 2) {
        let fault = pick(Self.faults)
        // U+FFFD stands for a byte that begins no character.
        let inserted = fault == "\u{FFFD}" ? [0xFF] : Array(fault.utf8)
        bytes.insert(contentsOf: inserted, at: generator.nextIndex(below: bytes.count + 1))
      }
    }
    self.bytes = bytes
  }

  func read(chunkSize: Int, rowLimit: Int = 1 << 20, threads: Int) -> Result<ChunkedReading, TableError> {
    ChunkedReading.of(
      bytes, kinds: kinds, rowEnd: rowEnd, chunkSize: chunkSize, rowLimit: rowLimit, threads: threads)
  }
}
