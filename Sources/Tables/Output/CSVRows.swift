/// Rows of a CSV file in memory, as ``CSVWriter`` writes them; several threads can make rows of one file, each its own.
package struct CSVRows: ~Copyable {
  /// A text that is ready to be written many times, anywhere but at the beginning of a row.
  package struct Cell: Sendable {
    fileprivate let bytes: [UInt8]
    /// The text as people see it, if a spreadsheet would run it and it was left as it is.
    fileprivate let formula: String?
  }

  private let dialect: CSVDialect
  private let texts: CSVTexts
  private let lineEnd: [UInt8]
  /// Whether a number with a decimal mark would be taken for two values.
  private let quotesMark: Bool
  private var buffer: ByteBuffer
  /// Values in this row so far.
  private var fieldCount = 0
  /// Whether the first value of this row has no characters.
  private var rowBeginsEmpty = false

  /// The texts that a spreadsheet would run and that were written as they are.
  private(set) var formulas = FormulaCells()

  init(_ dialect: CSVDialect, texts: CSVTexts, capacity: Int) {
    self.dialect = dialect
    self.texts = texts
    lineEnd = dialect.lineEnd.bytes
    quotesMark = dialect.decimalMark.byte == dialect.delimiter
    buffer = ByteBuffer(capacity: capacity)
  }

  /// What has been made, in UTF-8.
  var bytes: UnsafeBufferPointer<UInt8> { buffer.bytes }

  mutating func removeAll() { buffer.removeAll() }

  /// The formulas since this was last asked.
  mutating func takeFormulas() -> FormulaCells {
    defer { formulas = FormulaCells() }
    return formulas
  }

  /// Adds what stands before all rows.
  mutating func appendBeginning() {
    if dialect.hasByteOrderMark { buffer.append(Array("\u{FEFF}".utf8)) }
    if dialect.hasSeparatorLine { buffer.append(Array("sep=".utf8) + [dialect.delimiter] + lineEnd) }
  }

  /// Adds a text; `nil` is a missing value.
  package mutating func text(_ value: String?) {
    guard var value else { return missing() }
    value.withUTF8 { text($0) }
  }

  /// Adds the text of a row of a column.
  package mutating func text(_ column: TextColumn, row: Int) {
    if column.isMissing(row) { return missing() }
    column.withBytes(of: row) { text($0) }
  }

  /// Adds a text in UTF-8.
  mutating func text(_ value: UnsafeBufferPointer<UInt8>) {
    beginField()
    if value.isEmpty, fieldCount == 1 { rowBeginsEmpty = true }
    append(text: value)
  }

  /// A text as ``text(_:)`` writes it anywhere but at the beginning of a row.
  package func cell(_ value: String) -> Cell {
    var rows = CSVRows(dialect, texts: texts, capacity: 64)
    var value = value
    value.withUTF8 { rows.append(text: $0) }
    return Cell(bytes: Array(rows.bytes), formula: rows.formulas.first)
  }

  /// Adds a text that was made ready.
  package mutating func text(_ cell: Cell) {
    precondition(fieldCount > 0, "the first value of a row is written differently")
    beginField()
    if let formula = cell.formula { formulas.add(shown: formula) }
    buffer.append(cell.bytes)
  }

  /// Adds a whole number.
  package mutating func number(_ value: Int) {
    beginField()
    append(integer: value)
  }

  /// Adds a number; `nil` and what is not finite are missing values.
  package mutating func number(_ value: Double?) {
    guard let value, value.isFinite else { return missing() }
    beginField()
    if value.magnitude < 0x1p53, value == Double(Int(value)), value != 0 || value.sign == .plus {
      append(integer: Int(value))
    } else {
      append(broken: value)
    }
  }

  /// Adds a value that is not there.
  package mutating func missing() {
    if fieldCount == 0 { rowBeginsEmpty = true }
    beginField()
  }

  /// Ends the row.
  package mutating func endRow() {
    // A lone missing value would be a blank line, which at the end of a file means nothing.
    if rowBeginsEmpty, fieldCount == 1 { buffer.append([UInt8(ascii: "\""), UInt8(ascii: "\"")]) }
    buffer.append(lineEnd)
    fieldCount = 0
    rowBeginsEmpty = false
  }

  @inline(__always)
  private mutating func beginField() {
    if fieldCount > 0 { buffer.append(dialect.delimiter) }
    fieldCount += 1
  }

  private mutating func append(integer: Int) {
    // Most ratings have one digit.
    if 0...9 ~= integer { return buffer.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: integer)) }
    if integer < 0 { buffer.append(UInt8(ascii: "-")) }
    let count = DecimalDigits.count(integer.magnitude)
    DecimalDigits.write(integer.magnitude, count: count, to: buffer.added(count))
  }

  private mutating func append(broken value: Double) {
    if quotesMark { buffer.append(UInt8(ascii: "\"")) }
    if let number = ShortDecimal(value) { append(short: number) } else { append(long: value) }
    if quotesMark { buffer.append(UInt8(ascii: "\"")) }
  }

  private mutating func append(short number: ShortDecimal) {
    if number.isNegative { buffer.append(UInt8(ascii: "-")) }
    append(integer: Int(number.whole))
    buffer.append(dialect.decimalMark.byte)
    let digits = buffer.added(number.places)
    DecimalDigits.write(UInt(number.fraction), count: number.places, to: digits)
    var count = number.places
    while digits[count - 1] == UInt8(ascii: "0") { count -= 1 }
    buffer.removeLast(number.places - count)
  }

  private mutating func append(long value: Double) {
    var text = value.description
    text.withUTF8 { bytes in
      let isWhole = bytes.count > 2 && bytes[bytes.count - 1] == 0x30 && bytes[bytes.count - 2] == UInt8(ascii: ".")
      for byte in bytes[..<(isWhole ? bytes.count - 2 : bytes.count)] {
        buffer.append(byte == UInt8(ascii: ".") ? dialect.decimalMark.byte : byte)
      }
    }
  }

  private mutating func append(text: UnsafeBufferPointer<UInt8>) {
    let quote = UInt8(ascii: "\"")
    if texts == .visible { return append(visible: text) }
    let isFormula = isFormula(text)
    let isGuarded = isFormula && texts == .guarded
    if isFormula, !isGuarded { formulas.add(text) }
    let needsQuotes =
      text.contains { $0 == dialect.delimiter || $0 == quote || $0 == 0x0A || $0 == 0x0D }
      || (fieldCount == 1 && text.count == 5 && String(decoding: text.prefix(4), as: UTF8.self).lowercased() == "sep=")
    if needsQuotes { buffer.append(quote) }
    if isGuarded { buffer.append(UInt8(ascii: "'")) }
    if needsQuotes {
      for byte in text {
        if byte == quote { buffer.append(quote) }
        buffer.append(byte)
      }
      buffer.append(quote)
    } else {
      buffer.append(text)
    }
  }

  /// Whether a spreadsheet would run a text; with the guard also what looks as if it had one, so that taking one apostrophe
  /// off always gives the text back.
  private func isFormula(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    switch text.first {
    case UInt8(ascii: "="), UInt8(ascii: "@"), UInt8(ascii: "\t"), UInt8(ascii: "\r"): true
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      if case .number = NumberText.of(bytes: text, mark: dialect.decimalMark.byte) { false } else { true }
    case UInt8(ascii: "'"): texts == .guarded && FormulaGuard.isGuarded(text)
    default: false
    }
  }

  /// A text on a terminal, which must not be able to move the cursor.
  private mutating func append(visible text: UnsafeBufferPointer<UInt8>) {
    let quote = UInt8(ascii: "\"")
    let shown = Array(VisibleText.of(String(decoding: text, as: UTF8.self)).utf8)
    let needsQuotes = shown.contains { $0 == dialect.delimiter || $0 == quote }
    if needsQuotes { buffer.append(quote) }
    for byte in shown {
      if byte == quote { buffer.append(quote) }
      buffer.append(byte)
    }
    if needsQuotes { buffer.append(quote) }
  }
}
