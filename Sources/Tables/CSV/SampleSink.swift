/// Counts numbers, texts and missing values of the first rows.
struct SampleSink: FieldSink {
  private let scanner: FieldScanner
  private let mark: UInt8
  private let markers: MissingMarkers
  private(set) var samples: [ColumnSample]

  init(scanner: FieldScanner, dialect: CSVDialect, columnNames: [String]) {
    self.scanner = scanner
    mark = dialect.decimalMark.byte
    markers = MissingMarkers(dialect.missingMarkers, mark: mark)
    samples = columnNames.map { ColumnSample(name: $0) }
  }

  mutating func beginChunk(line: Int, byteCount: Int, blankLinesBefore: Int) {}
  mutating func endChunk(rowCount: Int) {}
  mutating func takeBlank(row: Int) { samples[0].missingCount += 1 }

  mutating func take(
    at start: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>, column: Int, row: Int, context: inout RowContext
  ) throws(ChunkFault) -> UnsafePointer<UInt8> {
    let field = scanner.field(at: start, end: end)
    try context.check(field, column: column)
    let content = NumberText.trimmed(field.bytes)
    if markers.contains(content) {
      samples[column].missingCount += 1
    } else {
      samples[column].valueCount += 1
      if NumberText.of(bytes: content, mark: mark) != .text { samples[column].numberCount += 1 }
    }
    return field.next
  }
}
