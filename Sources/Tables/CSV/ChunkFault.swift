/// Where the rows of a chunk stop making sense; the line is counted from 0 at the first byte of the chunk.
struct ChunkFault: Error, Hashable {
  enum Flaw: Hashable {
    case ragged(found: Int)
    case blankLine
    case unclosedQuote
    case textAfterQuote
    case strayQuote
    case notANumber
    case notFinite
    case outOfRange
    case notText
    case malformedUTF8
    case rowTooLong
  }

  let flaw: Flaw
  let line: Int
  var column = 0
  var value = ""

  init(_ flaw: Flaw, line: Int) {
    self.flaw = flaw
    self.line = line
  }

  /// A fault of one value; of a long value only the beginning is kept.
  @inline(never)
  init(_ flaw: Flaw, line: Int, column: Int, value: UnsafeBufferPointer<UInt8>) {
    self.flaw = flaw
    self.line = line
    self.column = column
    self.value = VisibleText.of(String(decoding: value.prefix(400), as: UTF8.self), limit: 40)
  }
}
