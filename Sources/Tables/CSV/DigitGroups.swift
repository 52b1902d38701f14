/// Groups of three digits before the decimal mark, as spreadsheets write them for people: 1 200 or 1’200.
///
/// Between them stands one of the separators of ISO 80000-1 (a space, thin or not, breaking or not) or the apostrophe of
/// Switzerland. Commas and points are none: whether 1,200 is more than a thousand or little more than one, no reader can
/// know. So that telephone numbers, dates and codes stay texts, the first group has one to three digits and does not begin
/// with 0, all others have three, and the separator is always the same.
struct DigitGroups {
  /// Where the group of digits begins that is being read.
  private var start: Int
  private var separator: Separator?

  private enum Separator { case space, apostrophe, noBreakSpace, thinSpace, narrowNoBreakSpace, quotationMark }

  init(start: Int) { self.start = start }

  /// Where the next group begins, when one follows the digits that end before `index`.
  mutating func next(_ bytes: UnsafeBufferPointer<UInt8>, behind index: Int) -> Int? {
    guard index > start, index - start <= 3, let (found, next) = Self.separator(bytes, at: index) else { return nil }
    guard separator == nil ? bytes[start] != UInt8(ascii: "0") : separator == found, next + 3 <= bytes.count,
      bytes[next..<next + 3].allSatisfy(Self.isDigit), next + 3 == bytes.count || !Self.isDigit(bytes[next + 3])
    else { return nil }
    (separator, start) = (found, next)
    return next
  }

  /// Digits, signs, marks and the letter before an exponent.
  static func isOfNumber(_ byte: UInt8) -> Bool { isDigit(byte) || "+-.eE".utf8.contains(byte) }

  /// Whether a byte is part of a separator.
  static func isOfSeparator(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "'"), 0xC2, 0xA0, 0xE2, 0x80, 0x89, 0x99, 0xAF: true
    default: false
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  /// The separator that stands at a place in UTF-8, and what follows it.
  private static func separator(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (Separator, next: Int)? {
    func has(_ byte: UInt8, _ offset: Int) -> Bool { index + offset < bytes.count && bytes[index + offset] == byte }
    if has(UInt8(ascii: " "), 0) { return (.space, index + 1) }
    if has(UInt8(ascii: "'"), 0) { return (.apostrophe, index + 1) }
    if has(0xC2, 0), has(0xA0, 1) { return (.noBreakSpace, index + 2) }
    guard has(0xE2, 0), has(0x80, 1) else { return nil }
    if has(0x89, 2) { return (.thinSpace, index + 3) }
    if has(0xAF, 2) { return (.narrowNoBreakSpace, index + 3) }
    return has(0x99, 2) ? (.quotationMark, index + 3) : nil
  }
}
