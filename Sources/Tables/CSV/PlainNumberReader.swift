/// Reads numbers as nearly all are written: a sign, digits, a mark, digits, and then the end of the value.
///
/// Whatever it cannot read it leaves to ``NumberText``; what it reads is correctly rounded. It looks at up to 9 bytes from
/// the place it has reached, which the padding behind a chunk allows.
struct PlainNumberReader {
  private let delimiter: UInt8
  private let rowEnd: UInt8
  private let mark: UInt8
  private let delimiterPattern: UInt64
  private let rowEndPattern: UInt64
  private let tens: UnsafeMutablePointer<Double>

  init(scanner: FieldScanner, mark: UInt8) {
    delimiter = scanner.delimiter
    rowEnd = scanner.rowEnd
    delimiterPattern = UInt64(delimiter) &* 0x0101_0101_0101_0101
    rowEndPattern = UInt64(rowEnd) &* 0x0101_0101_0101_0101
    // With a comma as delimiter and as mark a plain value ends at the comma; 0 is no byte of any text.
    self.mark = mark == scanner.delimiter ? 0 : mark
    tens = ExactDecimal.powersOfTen()
  }

  func deallocate() { tens.deallocate() }

  /// Writes the number at `start` into `place` and returns the delimiter or row end behind it, or `nil`.
  @inline(__always)
  func read(at start: UnsafePointer<UInt8>, into place: UnsafeMutablePointer<Double>) -> UnsafePointer<UInt8>? {
    // A rating of one digit: the next value does not have to wait until the length of this one is known.
    let digit = start[0] &- UInt8(ascii: "0")
    if digit < 10, start[1] == delimiter || start[1] == rowEnd {
      place.initialize(to: Double(Int32(digit)))
      return start + 1
    }
    return readShort(at: start, into: place) ?? readLong(at: start, into: place)
  }

  /// A value of at most seven bytes, in one word and without a loop.
  ///
  /// Where the next value begins is found from the delimiter and from nothing else: every instruction on that way is
  /// waited for by all values behind, while the digits of several values are worked on at once.
  @inline(__always)
  private func readShort(
    at start: UnsafePointer<UInt8>, into place: UnsafeMutablePointer<Double>
  ) -> UnsafePointer<UInt8>? {
    let raw = UnsafeRawPointer(start).loadUnaligned(as: UInt64.self).littleEndian
    let hits = Self.zeroBytes(raw ^ delimiterPattern) | Self.zeroBytes(raw ^ rowEndPattern)
    guard hits != 0 else { return nil }
    let length = hits.trailingZeroBitCount >> 3
    let sign: UInt64 = raw & 0xFF == UInt64(UInt8(ascii: "-")) ? 1 : 0
    // Without the sign, digits become 0 … 9; what is none before the delimiter.
    var word = (raw &>> (sign &* 8)) ^ 0x3030_3030_3030_3030
    let others = Self.nonDigits(word) & Self.bitsBelow(hits) &>> (sign &* 8)
    var count = length &- Int(truncatingIfNeeded: sign)
    var fractionCount = 0
    if others != 0 {
      let markIndex = others.trailingZeroBitCount >> 3
      guard others & (others &- 1) == 0, UInt8(truncatingIfNeeded: word &>> UInt64(markIndex &* 8)) == mark ^ 0x30
      else { return nil }
      // The mark is taken out.
      let whole = Self.bitsBelow(others)
      word = word & whole | (word >> 8) & ~whole
      count &-= 1
      fractionCount = count &- markIndex
    }
    guard count > 0 else { return nil }
    // Leading bytes of zero stand for digits that are not there.
    let digits = Self.number(word &<< UInt64(truncatingIfNeeded: (8 &- count) &* 8))
    // The conversion by way of the bits of 2⁵² + digits is exact, and unlike the processor's own it does not wait for the
    // last value of the register it writes to. Both sides are exact, so the quotient is rounded once (Clinger 1990).
    let value = (Double(bitPattern: 0x4330_0000_0000_0000 | digits) - 0x1p52) / tens[fractionCount]
    place.initialize(to: Double(bitPattern: value.bitPattern | sign &<< 63))
    return start + length
  }

  /// At most 19 digits.
  @inline(never)
  private func readLong(
    at start: UnsafePointer<UInt8>, into place: UnsafeMutablePointer<Double>
  ) -> UnsafePointer<UInt8>? {
    let isNegative = start[0] == UInt8(ascii: "-")
    var pointer = start + (isNegative ? 1 : 0)
    var digits: UInt64 = 0
    var count = Self.readDigits(&pointer, into: &digits)
    var fractionCount = 0
    if pointer[0] == mark {
      pointer += 1
      fractionCount = Self.readDigits(&pointer, into: &digits)
      count += fractionCount
    }
    guard 1...19 ~= count, let next = end(at: pointer),
      let value = ExactDecimal.value(digits: digits, exponent: -fractionCount)
    else { return nil }
    place.initialize(to: isNegative ? -value : value)
    return next
  }

  /// Beyond 19 digits the sum overflows; the count says so.
  @inline(__always)
  private static func readDigits(_ pointer: inout UnsafePointer<UInt8>, into digits: inout UInt64) -> Int {
    let start = pointer
    while true {
      let word = UnsafeRawPointer(pointer).loadUnaligned(as: UInt64.self).littleEndian ^ 0x3030_3030_3030_3030
      guard nonDigits(word) == 0 else { break }
      digits = digits &* 100_000_000 &+ number(word)
      pointer += 8
    }
    var digit = pointer[0] &- UInt8(ascii: "0")
    while digit < 10 {
      digits = digits &* 10 &+ UInt64(digit)
      pointer += 1
      digit = pointer[0] &- UInt8(ascii: "0")
    }
    return pointer - start
  }

  /// The delimiter or row end at `pointer`, a carriage return before it skipped.
  @inline(__always)
  private func end(at pointer: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
    if pointer[0] == delimiter || pointer[0] == rowEnd { return pointer }
    return pointer[0] == UInt8(ascii: "\r") && pointer[1] == rowEnd ? pointer + 1 : nil
  }

  /// The top bit of every byte that is zero; above the first such byte bits may be set wrongly.
  @inline(__always)
  private static func zeroBytes(_ word: UInt64) -> UInt64 {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
  }

  /// The top bit of every byte that is not 0 … 9: 0x76 lifts 10 and more into it, and no carry leaves a byte.
  @inline(__always)
  private static func nonDigits(_ word: UInt64) -> UInt64 {
    let low7: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    return ((word & low7) &+ 0x7676_7676_7676_7676 | word) & ~low7
  }

  /// All bits of the bytes below the first byte whose top bit is set.
  @inline(__always)
  private static func bitsBelow(_ marks: UInt64) -> UInt64 { (marks & (0 &- marks)) >> 7 &- 1 }

  /// The number that eight digits, the first in the lowest byte, stand for: pairs, then fours, then eight at once.
  @inline(__always)
  private static func number(_ digits: UInt64) -> UInt64 {
    let pairs = digits &* 10 &+ digits >> 8
    let even = (pairs & 0x0000_00FF_0000_00FF) &* (100 &+ 1_000_000 &<< 32)
    let odd = (pairs >> 16 & 0x0000_00FF_0000_00FF) &* (1 &+ 10_000 &<< 32)
    return (even &+ odd) >> 32
  }
}
