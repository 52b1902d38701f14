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
/// whose quotes are right, and where they are wrong the walk of the rows stops before it matters.
struct ChunkReader: ~Copyable {
  /// Small enough to stay in a processor's own cache while it is read, checked and parsed.
  static let chunkSize = 512 << 10
  /// The longest row.
  static let rowLimit = 64 << 20

  private let source: ByteSource
  private let rowEnd: UInt8
  private var offset: Int
  private var capacity = chunkSize
  private var buffer: UnsafeMutablePointer<UInt8>
  private var filledCount = 0
  private var givenCount = 0
  /// Whether the rows that were given last are the beginning of one that is too long, or of a quote that is never closed.
  private(set) var isCut = false

  /// Reads from `offset`, where a row begins.
  init(_ source: ByteSource, from offset: Int, rowEnd: UInt8) {
    self.source = source
    self.rowEnd = rowEnd
    self.offset = offset
    buffer = .allocate(capacity: capacity + FieldScanner.padding + 1)
  }

  deinit { buffer.deallocate() }

  /// The next rows, ending with a row end (which is added where the file lacks it), or `nil` at the end. The bytes live
  /// until the next call.
  ///
  /// When a row is longer than the limit its beginning is given and ``isCut`` is set: only a walk can say whether a quote is
  /// to blame.
  mutating func next() throws(TableError) -> UnsafeBufferPointer<UInt8>? {
    let carried = filledCount - givenCount
    if carried > 0, givenCount > 0 { buffer.update(from: buffer + givenCount, count: carried) }
    filledCount = carried
    givenCount = 0
    while true {
      let space = UnsafeMutableBufferPointer(start: buffer + filledCount, count: capacity - filledCount)
      let got = try source.read(at: offset, into: space)
      offset += got
      filledCount += got
      if offset >= source.count { return lastRows() }
      givenCount = wholeRowsCount()
      if givenCount > 0 { return rows(givenCount) }
      if capacity >= source.rowLimit {
        isCut = true
        return lastRows()
      }
      grow()
    }
  }

  private mutating func lastRows() -> UnsafeBufferPointer<UInt8>? {
    guard filledCount > 0 else { return nil }
    if buffer[filledCount - 1] != rowEnd {
      buffer[filledCount] = rowEnd
      filledCount += 1
    }
    givenCount = filledCount
    return rows(filledCount)
  }

  private func rows(_ count: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: buffer, count: count)
  }

  /// The number of bytes up to and with the last row end outside quotes.
  private func wholeRowsCount() -> Int {
    guard memchr(buffer, Int32(rowEnd), filledCount) != nil else { return 0 }
    let quote = UInt8(ascii: "\"")
    var quotes = ByteCheck.count(of: quote, in: UnsafeBufferPointer(start: buffer, count: filledCount))
    var index = filledCount
    while index > 0 {
      index -= 1
      if buffer[index] == quote { quotes -= 1 }
      if buffer[index] == rowEnd, quotes.isMultiple(of: 2) { return index + 1 }
    }
    return 0
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: 2 * capacity + FieldScanner.padding + 1)
    larger.update(from: buffer, count: filledCount)
    buffer.deallocate()
    buffer = larger
    capacity *= 2
  }
}
