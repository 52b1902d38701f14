/// The apostrophe before a text that a spreadsheet would run as a formula.
package enum FormulaGuard {
  /// A text as it was before the guard, in a file that may have one: those for spreadsheets begin with a byte order mark.
  package static func removed(from text: String, in dialect: CSVDialect) -> String {
    guard dialect.hasByteOrderMark else { return text }
    var text = text
    return text.withUTF8 { isGuarded($0) } ? String(text.dropFirst()) : text
  }

  /// Whether apostrophes stand before what begins like a formula.
  static func isGuarded(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.first == UInt8(ascii: "'"), let next = text.first(where: { $0 != UInt8(ascii: "'") }) else {
      return false
    }
    return "=+-@\t\r".utf8.contains(next)
  }
}
