/// Feeds every value of a file to the profile of its column.
struct ProfileSink: FieldSink {
  private let scanner: FieldScanner
  private let mark: UInt8
  private let markers: MissingMarkers
  private var scratch: [UInt8] = []
  private var firstLine = 1
  private(set) var builders: [ColumnProfileBuilder]

  init(scanner: FieldScanner, dialect: CSVDialect, samples: [ColumnSample]) {
    self.scanner = scanner
    mark = dialect.decimalMark.byte
    markers = MissingMarkers(dialect.missingMarkers, mark: mark)
    builders = samples.map { ColumnProfileBuilder(name: $0.name, kind: $0.kind) }
  }

  mutating func beginChunk(line: Int, byteCount: Int, blankLinesBefore: Int) { firstLine = line }
  mutating func endChunk(rowCount: Int) {}
  mutating func takeBlank(row: Int) { builders[0].addMissing() }

  mutating func take(
    at start: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>, column: Int, row: Int, context: inout RowContext
  ) throws(ChunkFault) -> UnsafePointer<UInt8> {
    let field = scanner.field(at: start, end: end)
    try context.check(field, column: column)
    let trimmed = NumberText.trimmed(field.bytes)
    if markers.contains(trimmed) {
      builders[column].addMissing()
    } else if builders[column].kind == .text {
      scanner.withContent(of: field, scratch: &scratch) { builders[column].add(text: $0) }
    } else {
      builders[column].add(trimmed, mark: mark, line: firstLine + context.line)
    }
    return field.next
  }
}
