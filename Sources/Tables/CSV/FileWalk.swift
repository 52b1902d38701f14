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
    /// The line behind what was walked, counted from 1.
    private(set) var nextLine: Int

    init(lines: LineMap) {
      self.lines = lines
      nextLine = lines.firstLine
    }

    /// Adds the next chunk.
    mutating func add(_ summary: RowWalker.Summary) {
      for (row, count) in summary.breaks { lines.add(row: rowCount + row, breaks: count) }
      rowCount += summary.rowCount
      nextLine += summary.lineCount
    }
  }

  /// Hands every value to `sink`, and after every chunk the bytes so far to `onChunk`.
  ///
  /// - Parameters:
  ///   - rowLimit: Stop after this many rows.
  ///   - byteLimit: Stop after the chunk in which this many bytes are passed.
  func run<Sink: FieldSink & ~Copyable>(
    into sink: inout Sink, rowLimit: Int = .max, byteLimit: Int = .max, onChunk: (_ byteCount: Int) -> Void
  ) throws(TableError) -> Result {
    var reader = ChunkReader(source, from: dataOffset, rowEnd: scanner.rowEnd)
    var chunk = ChunkBuffer()
    var result = Result(lines: LineMap(firstLine: firstDataLine))
    var byteCount = 0
    while result.rowCount < rowLimit, byteCount < byteLimit, try reader.next(into: &chunk) {
      sink.beginChunk(line: result.nextLine, byteCount: chunk.count, blankLinesBefore: chunk.blankLinesBefore)
      let summary: RowWalker.Summary
      do throws(ChunkFault) {
        summary = try walker.walk(
          checking: chunk, isUTF8: dialect.encoding == .utf8, rowLimit: rowLimit - result.rowCount, into: &sink)
      } catch {
        throw tableError(error, firstLine: result.nextLine)
      }
      sink.endChunk(rowCount: summary.rowCount)
      result.add(summary)
      byteCount += chunk.count
      onChunk(byteCount)
    }
    try source.checkUnchanged()
    return result
  }

  var walker: RowWalker { RowWalker(scanner: scanner, columnCount: columnNames.count) }

  /// The fault of a chunk for people.
  func tableError(_ fault: ChunkFault, firstLine: Int) -> TableError {
    fault.tableError(
      file: source.name, firstLine: firstLine, columnNames: columnNames, decimalMark: dialect.decimalMark,
      expected: columnNames.count)
  }
}
