/// Reads numbers as nearly all are written: a sign, digits, a mark, digits, and then the end of the value.
///
/// Whatever it cannot read it leaves to ``NumberText``; what it reads is exact. It looks at up to 9 bytes from the place it
/// has reached, which the padding behind a chunk allows.
struct PlainNumberReader {
  private let delimiter: UInt8
  private let rowEnd: UInt8
  private let mark: UInt8
  /// 10⁰ … 10⁹ for a loop that cannot afford to look for a static table.
  private let tens: UnsafeMutablePointer<Int>

  init(scanner: FieldScanner, mark: UInt8) {
    delimiter = scanner.delimiter
    rowEnd = scanner.rowEnd
    // With a comma as delimiter and as mark a plain value ends at the comma; 0 is no byte of any text.
    self.mark = mark == scanner.delimiter ? 0 : mark
    tens = .allocate(capacity: DecimalNumber.powersOfTen.count)
    tens.initialize(from: DecimalNumber.powersOfTen, count: DecimalNumber.powersOfTen.count)
  }

  func deallocate() { tens.deallocate() }

  /// Writes the number at `start`, in units of 10⁻ᵖ for `p` places, into `place` and returns the delimiter or row end behind
  /// it, or `nil` when it is not plain or no such number of 31 bits. With −1 places nothing is read.
  @inline(__always)
  func read(
    at start: UnsafePointer<UInt8>, places: Int, into place: UnsafeMutablePointer<Int32>
  ) -> UnsafePointer<UInt8>? {
    // A rating of one digit: the next value does not have to wait until the length of this one is known.
    let digit = start[0] &- UInt8(ascii: "0")
    if digit < 10, places == 0, start[1] == delimiter || start[1] == rowEnd {
      place.initialize(to: Int32(truncatingIfNeeded: digit))
      return start + 1
    }
    return readShort(at: start, places: places, into: place) ?? readLong(at: start, places: places, into: place)
  }

  /// A value of at most seven bytes, in one word and without a loop.
  ///
  /// Where the next value begins is found with as few steps as possible: every instruction on that way is waited for by all
  /// values behind, while the digits of several values are worked on at once.
  @inline(__always)
  private func readShort(
    at start: UnsafePointer<UInt8>, places: Int, into place: UnsafeMutablePointer<Int32>
  ) -> UnsafePointer<UInt8>? {
    let raw = UnsafeRawPointer(start).loadUnaligned(as: UInt64.self).littleEndian
    let sign: UInt64 = raw & 0xFF == UInt64(UInt8(ascii: "-")) ? 1 : 0
    let text = raw &>> (sign &* 8)
    // Digits become 0 … 9; of what is none the top bit is set in `others`.
    var word = text ^ 0x3030_3030_3030_3030
    var others = Self.nonDigits(word)
    guard others != 0 else { return nil }
    var end = others.trailingZeroBitCount & ~7
    var count = end
    var fraction = 0
    if UInt8(truncatingIfNeeded: text &>> UInt64(truncatingIfNeeded: end)) == mark {
      // The mark is taken out.
      let whole = Self.bitsBelow(others)
      word = word & whole | (word >> 8) & ~whole
      others &= others &- 1
      guard others != 0 else { return nil }
      end = others.trailingZeroBitCount & ~7
      fraction = (end &- count) >> 3 &- 1
      count = end &- 8
    }
    let last = UInt8(truncatingIfNeeded: text &>> UInt64(truncatingIfNeeded: end))
    var next = start + (end >> 3 &+ Int(truncatingIfNeeded: sign))
    if last != delimiter, last != rowEnd {
      guard last == UInt8(ascii: "\r"), next[1] == rowEnd else { return nil }
      next += 1
    }
    guard count > 0, places >= fraction else { return nil }
    // Leading bytes of zero stand for digits that are not there.
    let digits = Int(truncatingIfNeeded: Self.number(word &<< UInt64(truncatingIfNeeded: 64 &- count)))
    let units = digits &* tens[places &- fraction]
    guard units <= DecimalNumber.limit else { return nil }
    let negative = Int32(truncatingIfNeeded: sign)
    place.initialize(to: (Int32(truncatingIfNeeded: units) ^ (0 &- negative)) &+ negative)
    return next
  }

  /// At most 19 digits, and zeros at the end of a fraction beyond `places`.
  @inline(never)
  private func readLong(
    at start: UnsafePointer<UInt8>, places: Int, into place: UnsafeMutablePointer<Int32>
  ) -> UnsafePointer<UInt8>? {
    guard places >= 0, let (number, next) = number(at: start), let units = number.units(places: places) else {
      return nil
    }
    place.initialize(to: units)
    return next
  }

  /// Writes a number of at most 19 digits, rounded correctly and zero without a sign; see ``read(at:places:into:)``.
  @inline(never)
  func read(at start: UnsafePointer<UInt8>, into place: UnsafeMutablePointer<Double>) -> UnsafePointer<UInt8>? {
    guard let (number, next) = number(at: start), let value = number.value else { return nil }
    place.initialize(to: value + 0)
    return next
  }

  private func number(at start: UnsafePointer<UInt8>) -> (DecimalNumber, next: UnsafePointer<UInt8>)? {
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
    guard 1...19 ~= count, let next = end(at: pointer) else { return nil }
    return (DecimalNumber(digits: digits, exponent: -fractionCount, isNegative: isNegative), next)
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
