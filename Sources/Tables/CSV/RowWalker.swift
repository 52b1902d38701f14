/// Walks the rows of a range of bytes that begins at the start of a row and ends with a row end.
///
/// A walk knows nothing of what lies before or behind its bytes and counts from 0, so that several chunks of a file can be
/// walked at once; only the number of blank lines right in front of the chunk has to be known.
struct RowWalker {
  let scanner: FieldScanner
  let columnCount: Int

  /// What a walk has counted.
  struct Summary {
    var rowCount = 0
    var lineCount = 0
    /// Rows with line breaks inside quotes, and how many.
    var breaks: [(row: Int, count: Int)] = []
  }

  func walk<Sink: FieldSink & ~Copyable>(
    _ bytes: UnsafeBufferPointer<UInt8>, blankLinesBefore: Int = 0, rowLimit: Int = .max, into sink: inout Sink
  ) throws(ChunkFault) -> Summary {
    guard let base = bytes.baseAddress else { return Summary() }
    let end = base + bytes.count
    var pointer = base
    var summary = Summary()
    var blankLines = blankLinesBefore
    while pointer < end, summary.rowCount < rowLimit {
      if scanner.isRowEnd(pointer) {
        blankLines += 1
        summary.lineCount += 1
        pointer += pointer[0] == scanner.rowEnd ? 1 : 2
        continue
      }
      if blankLines > 0 {
        guard columnCount == 1 else { throw ChunkFault(.blankLine, line: summary.lineCount - blankLines) }
        for _ in 0..<blankLines {
          sink.takeBlank(row: summary.rowCount)
          summary.rowCount += 1
        }
        blankLines = 0
      }
      var context = RowContext(line: summary.lineCount)
      do throws(ChunkFault) {
        pointer = try walkRow(at: pointer, end: end, row: summary.rowCount, context: &context, into: &sink)
      } catch {
        throw raggedFault(at: pointer, end: end, line: summary.lineCount) ?? error
      }
      if context.lineBreaks > 0 { summary.breaks.append((summary.rowCount, context.lineBreaks)) }
      summary.rowCount += 1
      summary.lineCount += 1 + context.lineBreaks
    }
    return summary
  }

  /// Returns the first byte of the next row.
  @inline(__always)
  private func walkRow<Sink: FieldSink & ~Copyable>(
    at start: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>, row: Int, context: inout RowContext,
    into sink: inout Sink
  ) throws(ChunkFault) -> UnsafePointer<UInt8> {
    var pointer = start
    for column in 0..<columnCount - 1 {
      pointer = try sink.take(at: pointer, end: end, column: column, row: row, context: &context)
      guard pointer[0] == scanner.delimiter else {
        throw ChunkFault(.ragged(found: column + 1), line: context.line)
      }
      pointer += 1
    }
    pointer = try sink.take(at: pointer, end: end, column: columnCount - 1, row: row, context: &context)
    guard pointer[0] == scanner.rowEnd else {
      throw ChunkFault(.ragged(found: columnCount + 1), line: context.line)
    }
    return pointer + 1
  }

  /// Counts the values of a row that failed: one delimiter too many moves texts into numeric columns, and then the number
  /// of values is what a person has to hear about. `nil` when the number is right or the quotes are wrong.
  @inline(never)
  private func raggedFault(at start: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>, line: Int) -> ChunkFault? {
    var found = 0
    var next = start
    while true {
      let field = scanner.field(at: next, end: end)
      guard field.flaw == .none else { return nil }
      found += 1
      guard field.next[0] == scanner.delimiter else { break }
      next = field.next + 1
    }
    return found == columnCount ? nil : ChunkFault(.ragged(found: found), line: line)
  }
}
