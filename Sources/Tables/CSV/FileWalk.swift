/// Walks all rows of data of a file, chunk by chunk.
struct FileWalk {
  let source: ByteSource
  let dialect: CSVDialect
  let columnNames: [String]
  let dataOffset: Int
  let firstDataLine: Int
  let scanner: FieldScanner

  init(source: ByteSource, dialect: CSVDialect, columnNames: [String], dataOffset: Int, firstDataLine: Int) {
    self.source = source
    self.dialect = dialect
    self.columnNames = columnNames
    self.dataOffset = dataOffset
    self.firstDataLine = firstDataLine
    scanner = FieldScanner(delimiter: dialect.delimiter, rowEnd: dialect.lineEnd.rowEnd)
  }

  /// What was walked.
  struct Result {
    var rowCount = 0
    var lines: LineMap
  }

  /// Hands every value to `sink`, and the sink to `onChunk` after every chunk.
  ///
  /// - Parameters:
  ///   - rowLimit: Stop after this many rows.
  ///   - byteLimit: Stop after the chunk in which this many bytes are passed.
  func run<Sink: FieldSink & ~Copyable>(
    into sink: inout Sink, rowLimit: Int = .max, byteLimit: Int = .max, onChunk: (borrowing Sink) -> Void
  ) throws(TableError) -> Result {
    let walker = RowWalker(scanner: scanner, columnCount: columnNames.count)
    var reader = ChunkReader(source, from: dataOffset, rowEnd: scanner.rowEnd)
    var result = Result(lines: LineMap(firstLine: firstDataLine))
    var line = firstDataLine
    var blankLines = 0
    var byteCount = 0
    while result.rowCount < rowLimit, byteCount < byteLimit, let bytes = try reader.next() {
      try check(bytes, line: line)
      sink.beginChunk(row: result.rowCount, line: line, byteCount: bytes.count, blankLinesBefore: blankLines)
      let summary: RowWalker.Summary
      do throws(ChunkFault) {
        summary = try walker.walk(
          bytes, blankLinesBefore: blankLines, rowLimit: rowLimit - result.rowCount, into: &sink)
      } catch {
        if reader.isCut, !error.isQuoting { throw .rowTooLong(file: source.name, line: line) }
        throw error.tableError(
          file: source.name, firstLine: line, columnNames: columnNames, decimalMark: dialect.decimalMark,
          expected: columnNames.count)
      }
      if reader.isCut { throw .rowTooLong(file: source.name, line: line) }
      sink.endChunk(rowCount: summary.rowCount)
      onChunk(sink)
      for (row, count) in summary.breaks { result.lines.add(row: result.rowCount + row, breaks: count) }
      result.rowCount += summary.rowCount
      line += summary.lineCount
      blankLines = summary.trailingBlankLines
      byteCount += bytes.count
    }
    try source.checkUnchanged()
    return result
  }

  /// Looks at the bytes themselves. A chunk ends with a row, so no character is cut.
  private func check(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) throws(TableError) {
    if ByteCheck.holdsNUL(bytes) { throw .binaryFile(file: source.name, looksLike: nil) }
    guard dialect.encoding == .utf8, let malformed = ByteCheck.firstMalformedUTF8(bytes) else { return }
    let before = UnsafeBufferPointer(rebasing: bytes[..<malformed])
    let lines = ByteCheck.count(of: scanner.rowEnd, in: before)
    throw .invalidEncoding(file: source.name, line: line + lines, encoding: .utf8)
  }
}
