#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Finds where values begin and end.
///
/// The bytes it is given end with a row end and are followed by at least ``padding`` readable bytes, so that the search in
/// an unquoted value needs no check for the end.
struct FieldScanner {
  /// Readable bytes that must follow the last row end.
  static let padding = 16
  private static let quote = UInt8(ascii: "\"")

  let delimiter: UInt8
  let rowEnd: UInt8
  private let delimiterPattern: UInt64
  private let rowEndPattern: UInt64

  init(delimiter: UInt8, rowEnd: UInt8) {
    self.delimiter = delimiter
    self.rowEnd = rowEnd
    delimiterPattern = UInt64(delimiter) &* 0x0101_0101_0101_0101
    rowEndPattern = UInt64(rowEnd) &* 0x0101_0101_0101_0101
  }

  /// Whether a row ends here; a carriage return in front of a line feed belongs to the end.
  @inline(__always)
  func isRowEnd(_ pointer: UnsafePointer<UInt8>) -> Bool {
    pointer[0] == rowEnd || (pointer[0] == UInt8(ascii: "\r") && pointer[1] == rowEnd)
  }

  /// The value that begins at `start`.
  @inline(__always)
  func field(at start: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>) -> RawField {
    let stop = firstSpecial(from: start)
    if stop[0] == Self.quote { return quotedField(start: start, quote: stop, end: end) }
    var count = stop - start
    if stop[0] == rowEnd, rowEnd == UInt8(ascii: "\n"), count > 0, stop[-1] == UInt8(ascii: "\r") { count -= 1 }
    return RawField(start: start, count: count, next: stop)
  }

  /// The delimiter or row end behind the value at `start`, or `nil` when there is a quote in it.
  @inline(__always)
  func plainEnd(from start: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
    let stop = firstSpecial(from: start)
    return stop[0] == Self.quote ? nil : stop
  }

  /// The first delimiter, row end or quote at or behind `start`, eight bytes at a time.
  @inline(__always)
  private func firstSpecial(from start: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
    let low: UInt64 = 0x0101_0101_0101_0101
    let high: UInt64 = 0x8080_8080_8080_8080
    var pointer = start
    while true {
      let word = UnsafeRawPointer(pointer).loadUnaligned(as: UInt64.self).littleEndian
      let a = word ^ delimiterPattern
      let b = word ^ rowEndPattern
      let c = word ^ 0x2222_2222_2222_2222
      // A byte that is zero sets its top bit here; bytes above the first such one may be set wrongly and are not looked at.
      let hits = ((a &- low) & ~a | (b &- low) & ~b | (c &- low) & ~c) & high
      if hits != 0 { return pointer + hits.trailingZeroBitCount >> 3 }
      pointer += 8
    }
  }

  @inline(never)
  private func quotedField(
    start: UnsafePointer<UInt8>, quote: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>
  ) -> RawField {
    var blank = start
    while blank < quote, isBlank(blank[0]) { blank += 1 }
    var field = RawField(start: start, count: quote - start, next: quote)
    guard blank == quote else {
      field.flaw = .strayQuote
      field.count = restOfValue(from: start)
      return field
    }
    field.start = quote + 1
    field.form = .quoted
    var pointer = quote + 1
    while true {
      guard pointer < end, let found = memchr(pointer, Int32(Self.quote), end - pointer) else {
        field.flaw = .unclosedQuote
        field.count = end - field.start
        return field
      }
      let closing = UnsafePointer(found.assumingMemoryBound(to: UInt8.self))
      if closing + 1 < end, closing[1] == Self.quote {
        field.form = .escaped
        pointer = closing + 2
        continue
      }
      field.count = closing - field.start
      field.lineBreaks = ByteCheck.count(of: rowEnd, in: field.bytes)
      field.next = afterQuote(closing + 1)
      if field.next[0] != delimiter, field.next[0] != rowEnd {
        field.flaw = .textAfterQuote
        field.start = field.next
        field.count = restOfValue(from: field.next)
      }
      return field
    }
  }

  /// Skips blanks, and a carriage return that belongs to the row end.
  private func afterQuote(_ start: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
    var pointer = start
    while isBlank(pointer[0]) { pointer += 1 }
    if pointer[0] == UInt8(ascii: "\r"), pointer[0] != rowEnd, pointer[1] == rowEnd { pointer += 1 }
    return pointer
  }

  /// What a person would call the value, for an error.
  private func restOfValue(from start: UnsafePointer<UInt8>) -> Int {
    var pointer = start
    while pointer[0] != delimiter, !isRowEnd(pointer) { pointer += 1 }
    return pointer - start
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    (byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")) && byte != delimiter
  }

  /// Calls `body` with the value itself: inner quotes are undoubled into `scratch` when there are any.
  @inline(__always)
  func withContent<R>(
    of field: RawField, scratch: inout [UInt8], _ body: (UnsafeBufferPointer<UInt8>) -> R
  ) -> R {
    if field.form != .escaped { return body(field.bytes) }
    scratch.removeAll(keepingCapacity: true)
    var rest = field.bytes
    while let base = rest.baseAddress, let found = memchr(base, Int32(Self.quote), rest.count) {
      let length = UnsafeRawPointer(found) - UnsafeRawPointer(base) + 1
      scratch.append(contentsOf: rest[..<length])
      rest = UnsafeBufferPointer(rebasing: rest[min(length + 1, rest.count)...])
    }
    scratch.append(contentsOf: rest)
    return scratch.withUnsafeBufferPointer(body)
  }
}
