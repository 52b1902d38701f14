extension RowWalker {
  /// Walks the rows of a chunk after a look at its bytes.
  ///
  /// The fault that comes first in the file is the one that is thrown, however the file is cut into chunks: a byte that no
  /// text has is one of its row's, and comes before the row's others.
  ///
  /// - Parameter isUTF8: Whether the bytes are those of the file, and not made by ``Transcoder``.
  func walk<Sink: FieldSink & ~Copyable>(
    checking chunk: borrowing ChunkBuffer, isUTF8: Bool, rowLimit: Int = .max, into sink: inout Sink
  ) throws(ChunkFault) -> Summary {
    let bytes = chunk.bytes
    let nul = ByteCheck.firstNUL(bytes)
    let malformed = isUTF8 ? ByteCheck.firstMalformedUTF8(bytes) : nil
    if let position = [nul, malformed].compactMap({ $0 }).min() {
      let rows = UnsafeBufferPointer(rebasing: bytes[..<rowStart(before: position, in: bytes)])
      let summary = try walk(rows, blankLinesBefore: chunk.blankLinesBefore, rowLimit: rowLimit, into: &sink)
      if summary.rowCount >= rowLimit { return summary }
      let lines = ByteCheck.count(of: scanner.rowEnd, in: UnsafeBufferPointer(rebasing: bytes[..<position]))
      throw ChunkFault(position == nul ? .notText : .malformedUTF8, line: lines)
    }
    let summary: Summary
    do throws(ChunkFault) {
      summary = try walk(bytes, blankLinesBefore: chunk.blankLinesBefore, rowLimit: rowLimit, into: &sink)
    } catch {
      // Of a row that is too long only the quotes can be judged by its beginning.
      if chunk.isCut, !error.isQuoting { throw ChunkFault(.rowTooLong, line: 0) }
      throw error
    }
    if chunk.isCut { throw ChunkFault(.rowTooLong, line: 0) }
    return summary
  }

  /// Where the row around `position` begins, by the quotes.
  private func rowStart(before position: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var start = 0
    var isOpen = false
    for index in 0..<position {
      if bytes[index] == UInt8(ascii: "\"") { isOpen.toggle() }
      if bytes[index] == scanner.rowEnd, !isOpen { start = index + 1 }
    }
    return start
  }
}
