/// Takes the values of rows as they are walked.
protocol FieldSink: ~Copyable {
  /// A chunk begins whose first row begins on this line of the file, counted from 1; 0 where nobody knows yet.
  mutating func beginChunk(line: Int, byteCount: Int, blankLinesBefore: Int)

  /// Takes the value at `start` and returns the delimiter or row end behind it.
  ///
  /// - Parameters:
  ///   - row: The row in the chunk.
  ///   - context: The line the row begins on; the line breaks found in quotes are added to it.
  mutating func take(
    at start: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>, column: Int, row: Int, context: inout RowContext
  ) throws(ChunkFault) -> UnsafePointer<UInt8>

  /// The chunk has ended.
  mutating func endChunk(rowCount: Int)

  /// A blank line in a file of one column: a row without a value.
  mutating func takeBlank(row: Int)
}

/// Where a row begins.
struct RowContext {
  /// The line the row begins on, counted from 0 at the first byte of the chunk.
  var line: Int
  /// Line breaks inside quotes so far in this row.
  var lineBreaks = 0

  /// Stops at a value that is not well quoted.
  @inline(__always)
  mutating func check(_ field: RawField, column: Int) throws(ChunkFault) {
    if field.form == .plain, field.flaw == .none { return }
    try checkQuoted(field, column: column)
  }

  @inline(never)
  private mutating func checkQuoted(_ field: RawField, column: Int) throws(ChunkFault) {
    switch field.flaw {
    case .none: lineBreaks += field.lineBreaks
    case .unclosedQuote: throw ChunkFault(.unclosedQuote, line: line + lineBreaks, column: column, value: field.bytes)
    case .strayQuote:
      throw ChunkFault(.strayQuote, line: line + lineBreaks, column: column, value: field.bytes)
    case .textAfterQuote:
      throw ChunkFault(
        .textAfterQuote, line: line + lineBreaks + field.lineBreaks, column: column, value: field.bytes)
    }
  }
}
