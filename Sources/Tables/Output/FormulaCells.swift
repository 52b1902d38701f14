package import Provenance

/// The values of a file that a spreadsheet would run as formulas: how many, and the first.
package struct FormulaCells: Sendable, Hashable {
  /// How many texts begin like a formula and were written as they are.
  package private(set) var count = 0
  /// The first of them, shortened.
  package private(set) var first: String?

  package init() {}

  /// What a person should know of them; `nil` when there are none.
  package func finding(in file: String) -> Diagnostic? {
    guard let first else { return nil }
    let subject = count == 1 ? "1 value of \(file) begins" : "\(count) values of \(file) begin"
    return Diagnostic(
      .warning, code: "formula-like-values",
      "\(subject) like a formula (first: \(first)) and \(count == 1 ? "is" : "are") written as \(count == 1 ? "it is" : "they are"), "
        + "so that programs read the same back; for a spreadsheet, which would run such values, use --csv-dialect excel or "
        + "excel-fr.")
  }

  mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
    if count == 0 { first = VisibleText.of(String(decoding: text.prefix(200), as: UTF8.self), limit: 40) }
    count += 1
  }

  mutating func add(shown text: String) {
    if count == 0 { first = text }
    count += 1
  }

  mutating func add(_ other: FormulaCells) {
    if first == nil { first = other.first }
    count += other.count
  }
}
