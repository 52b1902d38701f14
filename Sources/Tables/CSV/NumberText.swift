/// What a value says when a number is expected.
package enum NumberText: Hashable, Sendable {
  /// A finite number.
  case number(Double)
  /// `NaN`, `Inf`, `Infinity` or a number beyond the range of `Double`.
  case notFinite
  /// Anything else: words, dates, currency and percent signs, points or commas between thousands, hexadecimals.
  case text

  /// Reads a value: `[+-]digits[mark digits][e[+-]digits]` between blanks, correctly rounded whatever the length.
  ///
  /// The digits before the mark may stand in groups of three, as in 1 200,50 or 1’200.50; see ``DigitGroups``.
  package static func of(_ value: String, decimalMark: DecimalMark = .point) -> NumberText {
    var value = value
    return value.withUTF8 { of(bytes: $0, mark: decimalMark.byte) }
  }

  /// Reads bytes; see ``of(_:decimalMark:)``.
  static func of(bytes: UnsafeBufferPointer<UInt8>, mark: UInt8) -> NumberText {
    ExactNumber.of(bytes: bytes, mark: mark).rounded(mark: mark)
  }

  /// The bytes without the blanks around them.
  static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    var start = 0
    var end = bytes.count
    while start < end, isBlank(bytes[start]) { start += 1 }
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return UnsafeBufferPointer(rebasing: bytes[start..<end])
  }
}

/// What a value says before it is rounded.
enum ExactNumber {
  /// A number of at most 19 digits, and its text without the blanks around it.
  case decimal(DecimalNumber, text: UnsafeBufferPointer<UInt8>)
  /// A number of more.
  case long(text: UnsafeBufferPointer<UInt8>)
  /// `NaN`, `Inf` or `Infinity`.
  case notFinite
  /// Anything else.
  case text

  static func of(bytes: UnsafeBufferPointer<UInt8>, mark: UInt8) -> ExactNumber {
    let bytes = NumberText.trimmed(bytes)
    var index = 0
    var isNegative = false
    if let first = bytes.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
      isNegative = first == UInt8(ascii: "-")
      index = 1
    }
    guard let decimal = Decimal(bytes, from: &index, mark: mark) else {
      return isNonFiniteWord(bytes[index...]) ? .notFinite : .text
    }
    guard index == bytes.count else { return .text }
    guard decimal.isShort else { return .long(text: bytes) }
    return .decimal(
      DecimalNumber(digits: decimal.digits, exponent: decimal.exponent, isNegative: isNegative), text: bytes)
  }

  /// The number that is nearest.
  func rounded(mark: UInt8) -> NumberText {
    let value: Double
    switch self {
    case .decimal(let number, let text): value = number.value ?? Self.long(text, mark: mark)
    case .long(let text): value = Self.long(text, mark: mark)
    case .notFinite: return .notFinite
    case .text: return .text
    }
    return value.isFinite ? .number(value) : .notFinite
  }

  /// Many digits or a large exponent: the standard library's conversion, which knows no locale and rounds correctly.
  private static func long(_ bytes: UnsafeBufferPointer<UInt8>, mark: UInt8) -> Double {
    // What stands between groups of digits is none of the bytes that a number is written with.
    let kept = bytes.lazy.filter { $0 == mark || DigitGroups.isOfNumber($0) }
    let text = String(decoding: kept.map { $0 == mark ? UInt8(ascii: ".") : $0 }, as: UTF8.self)
    return Double(text) ?? .nan
  }

  private static func isNonFiniteWord(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard bytes.count == 3 || bytes.count == 8 else { return false }
    let word = String(decoding: bytes, as: UTF8.self).lowercased()
    return word == "nan" || word == "inf" || word == "infinity"
  }
}

/// The parts of a decimal number that was checked to be one.
private struct Decimal {
  var digits: UInt64 = 0
  var exponent = 0
  /// Whether `digits` and `exponent` say it all.
  var isShort = true

  init?(_ bytes: UnsafeBufferPointer<UInt8>, from index: inout Int, mark: UInt8) {
    var significantCount = 0
    var hasDigits = false
    var isFraction = false
    var groups = DigitGroups(start: index)
    while index < bytes.count {
      let digit = bytes[index] &- UInt8(ascii: "0")
      if digit < 10 {
        hasDigits = true
        if significantCount > 0 || digit > 0 { significantCount += 1 }
        if significantCount <= 19 { digits = digits * 10 + UInt64(digit) }
        if isFraction { exponent -= 1 }
      } else if bytes[index] == mark, !isFraction {
        isFraction = true
      } else if !isFraction, let next = groups.next(bytes, behind: index) {
        index = next
        continue
      } else {
        break
      }
      index += 1
    }
    guard hasDigits else { return nil }
    isShort = significantCount <= 19
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") { readExponent(bytes, from: &index) }
  }

  /// Leaves `index` on the `e` when no exponent follows, so that the value is found to be text.
  private mutating func readExponent(_ bytes: UnsafeBufferPointer<UInt8>, from index: inout Int) {
    var next = index + 1
    var isNegative = false
    if next < bytes.count, bytes[next] == UInt8(ascii: "-") || bytes[next] == UInt8(ascii: "+") {
      isNegative = bytes[next] == UInt8(ascii: "-")
      next += 1
    }
    let first = next
    var power = 0
    while next < bytes.count, bytes[next] &- UInt8(ascii: "0") < 10 {
      // Beyond a million the result is 0 or infinite whatever follows.
      if power < 1_000_000 { power = power * 10 + Int(bytes[next] &- UInt8(ascii: "0")) }
      next += 1
    }
    guard next > first else { return }
    exponent += isNegative ? -power : power
    index = next
  }
}
