#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads a source in chunks of whole rows.
///
/// A row ends at a row end with an even number of quotes before it, counted from the start of a row: true of every file
/// whose quotes are right, and where they are wrong the walk of the rows stops before it matters. So only the bytes behind
/// the last row end of a chunk have to be handed on, and chunks can be walked at once.
struct ChunkReader {
  /// Small enough to stay in a processor's own cache while it is read, checked and parsed.
  static let chunkSize = 512 << 10
  /// The longest row.
  static let rowLimit = 64 << 20

  private let source: ByteSource
  private let rowEnd: UInt8
  private var offset: Int
  /// The beginning of the row that the last chunk did not end.
  private var carried: [UInt8] = []
  /// Whether the carried bytes hold an odd number of quotes.
  private var isQuoteOpen = false
  /// How many blank lines are right in front of the carried bytes.
  private var blankLines = 0

  /// Reads from `offset`, where a row begins.
  init(_ source: ByteSource, from offset: Int, rowEnd: UInt8) {
    self.source = source
    self.rowEnd = rowEnd
    self.offset = offset
  }

  /// Puts the next rows into `buffer`, ending with a row end (which is added where the file lacks it); `false` at the end.
  mutating func next(into buffer: inout ChunkBuffer) throws(TableError) -> Bool {
    buffer.begin(with: carried, blankLinesBefore: blankLines)
    carried = []
    while true {
      let old = buffer.count
      // A header without a row end is followed by an offset behind the end.
      let wanted = max(0, min(source.chunkSize, source.count - offset))
      let got = try source.read(at: offset, into: buffer.space(for: wanted))
      offset += got
      buffer.add(got)
      let isLast = offset >= source.count
      let rowsCount = isLast ? nil : wholeRowsCount(buffer.bytes, from: old)
      guard isLast || rowsCount != nil || buffer.count > source.rowLimit else { continue }
      if buffer.count > source.rowLimit, firstRowCount(buffer.bytes, from: old) > source.rowLimit {
        cut(&buffer)
        return true
      }
      if isLast {
        buffer.endRow(with: rowEnd)
        return buffer.count > 0
      }
      carried = buffer.split(at: rowsCount ?? 0)
      let blank = trailingBlankLines(buffer.bytes)
      blankLines = blank.isAll ? blankLines + blank.count : blank.count
      return true
    }
  }

  /// The number of bytes up to and with the last row end outside quotes, or `nil`; none lies before `start`. Notes whether
  /// a quote is open behind it.
  private mutating func wholeRowsCount(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    let quote = UInt8(ascii: "\"")
    let quotes = ByteCheck.count(of: quote, in: UnsafeBufferPointer(rebasing: bytes[start...]))
    if !quotes.isMultiple(of: 2) { isQuoteOpen.toggle() }
    var isOpen = isQuoteOpen
    guard quotes > 0 || !isOpen else { return nil }
    var index = bytes.count
    while index > start {
      index -= 1
      if bytes[index] == quote { isOpen.toggle() }
      if bytes[index] == rowEnd, !isOpen { return index + 1 }
    }
    return nil
  }

  /// The length of the first row, whose end is not before `start`; all that is there when it does not end.
  private func firstRowCount(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let quote = UInt8(ascii: "\"")
    let before = ByteCheck.count(of: quote, in: UnsafeBufferPointer(rebasing: bytes[..<start]))
    var isOpen = !before.isMultiple(of: 2)
    for index in start..<bytes.count {
      if bytes[index] == quote { isOpen.toggle() }
      if bytes[index] == rowEnd, !isOpen { return index + 1 }
    }
    return bytes.count
  }

  /// Leaves the beginning of a row that is too long, without half a character at its end, and nothing to read after it.
  private mutating func cut(_ buffer: inout ChunkBuffer) {
    var kept = source.rowLimit
    while kept > 0, buffer.bytes[kept] & 0xC0 == 0x80 { kept -= 1 }
    _ = buffer.split(at: kept)
    buffer.endRow(with: rowEnd)
    buffer.isCut = true
    offset = source.count
  }

  /// How many blank lines are at the end, and whether there is nothing else.
  private func trailingBlankLines(_ bytes: UnsafeBufferPointer<UInt8>) -> (count: Int, isAll: Bool) {
    var count = 0
    var end = bytes.count
    while end > 0 {
      var start = end - 1
      if start > 0, bytes[start - 1] == UInt8(ascii: "\r"), rowEnd != UInt8(ascii: "\r") { start -= 1 }
      guard start == 0 || bytes[start - 1] == rowEnd else { return (count, false) }
      count += 1
      end = start
    }
    return (count, true)
  }
}
