/// Writes a CSV file row by row through a large buffer.
///
/// ```swift
/// var writer = try CSVWriter(path: "segments.csv")
/// try writer.writeRow(["account", "segment"])
/// try writer.text("Acme"); try writer.number(3); try writer.endRow()
/// try writer.finish()
/// ```
///
/// A value is quoted when it holds the delimiter, a quote or a line break. Numbers are the shortest that read back as the
/// same `Double`, whole ones without a fraction; what is not finite is written as a missing value.
///
/// **Formula guard.** A text that begins with `=`, `+`, `-`, `@`, tab or carriage return could run as a formula when a
/// spreadsheet opens the file; an apostrophe is put before it unless it is a plain number. Switch the guard off for files
/// that Pondera or another program reads again.
public struct CSVWriter: ~Copyable {
  private static let bufferSize = 1 << 20
  private var file: AtomicFile
  private let dialect: CSVDialect
  private let guardsFormulas: Bool
  private let lineEnd: [UInt8]
  private var buffer: [UInt8] = []
  /// Values in this row so far.
  private var fieldCount = 0
  /// Whether the first value of this row has no characters.
  private var rowBeginsEmpty = false

  /// Writes to a path; `-` is standard output.
  ///
  /// - Throws: `writeFailure`.
  public init(path: String, dialect: CSVDialect = .standard, guardsFormulas: Bool = true) throws(TableError) {
    self.init(to: try AtomicFile(path: path), dialect: dialect, guardsFormulas: guardsFormulas)
  }

  /// Writes to an open file.
  package init(to file: consuming AtomicFile, dialect: CSVDialect = .standard, guardsFormulas: Bool = true) {
    self.file = file
    self.dialect = dialect
    self.guardsFormulas = guardsFormulas
    lineEnd = dialect.lineEnd.bytes
    buffer.reserveCapacity(Self.bufferSize + (1 << 16))
    if dialect.hasByteOrderMark { buffer.append(contentsOf: Array("\u{FEFF}".utf8)) }
    if dialect.hasSeparatorLine {
      buffer.append(contentsOf: Array("sep=".utf8) + [dialect.delimiter] + dialect.lineEnd.bytes)
    }
  }

  /// Writes a row of texts, as a header is.
  public mutating func writeRow(_ values: [String]) throws(TableError) {
    for value in values { try text(value) }
    try endRow()
  }

  /// Writes a text; `nil` is a missing value.
  public mutating func text(_ value: String?) throws(TableError) {
    guard var value else { return try missing() }
    beginField()
    value.withUTF8 { append(text: $0) }
  }

  /// Writes a whole number.
  public mutating func number(_ value: Int) throws(TableError) {
    beginField()
    append(integer: value)
  }

  /// Writes a number; `nil` and what is not finite are missing values.
  public mutating func number(_ value: Double?) throws(TableError) {
    guard let value, value.isFinite else { return try missing() }
    beginField()
    if value.magnitude < 0x1p53, value == value.rounded(.towardZero), value != 0 || value.sign == .plus {
      append(integer: Int(value))
    } else {
      append(broken: value)
    }
  }

  /// Writes a value that is not there.
  public mutating func missing() throws(TableError) {
    if fieldCount == 0 { rowBeginsEmpty = true }
    beginField()
  }

  /// Ends the row.
  public mutating func endRow() throws(TableError) {
    // A lone missing value would be a blank line, which at the end of a file means nothing.
    if rowBeginsEmpty, fieldCount == 1 { buffer.append(contentsOf: [UInt8(ascii: "\""), UInt8(ascii: "\"")]) }
    buffer.append(contentsOf: lineEnd)
    fieldCount = 0
    rowBeginsEmpty = false
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Writes what is in the buffer and puts the file in its place.
  public consuming func finish() throws(TableError) {
    try closed().commit()
  }

  /// Writes what is in the buffer and gives the file back, to be put in its place by the caller.
  package consuming func closed() throws(TableError) -> AtomicFile {
    try flush()
    return file
  }

  /// Writes what is in the buffer.
  package mutating func flush() throws(TableError) {
    let bytes =
      dialect.encoding == .utf8
      ? buffer : Transcoder.bytes(of: String(decoding: buffer, as: UTF8.self), in: dialect.encoding)
    buffer.removeAll(keepingCapacity: true)
    let file = bytes.withUnsafeBytes { bytes in
      Result { () throws(TableError) in try self.file.write(bytes) }
    }
    try file.get()
  }

  private mutating func beginField() {
    if fieldCount > 0 { buffer.append(dialect.delimiter) }
    fieldCount += 1
  }

  private mutating func append(integer: Int) {
    // Most ratings have one digit.
    if 0...9 ~= integer { return buffer.append(UInt8(ascii: "0") + UInt8(integer)) }
    if integer < 0 { buffer.append(UInt8(ascii: "-")) }
    var rest = integer.magnitude
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var start = 20
      repeat {
        start -= 1
        digits.initializeElement(at: start, to: UInt8(ascii: "0") + UInt8(rest % 10))
        rest /= 10
      } while rest > 0
      buffer.append(contentsOf: UnsafeBufferPointer(rebasing: digits[start...]))
    }
  }

  private mutating func append(broken value: Double) {
    var text = value.description
    let needsQuotes = dialect.decimalMark == .comma && dialect.delimiter == UInt8(ascii: ",")
    if needsQuotes { buffer.append(UInt8(ascii: "\"")) }
    text.withUTF8 { bytes in
      let isWhole = bytes.count > 2 && bytes[bytes.count - 1] == 0x30 && bytes[bytes.count - 2] == UInt8(ascii: ".")
      for byte in bytes[..<(isWhole ? bytes.count - 2 : bytes.count)] {
        buffer.append(byte == UInt8(ascii: ".") ? dialect.decimalMark.byte : byte)
      }
    }
    if needsQuotes { buffer.append(UInt8(ascii: "\"")) }
  }

  private mutating func append(text: UnsafeBufferPointer<UInt8>) {
    let quote = UInt8(ascii: "\"")
    if text.isEmpty, fieldCount == 1 { rowBeginsEmpty = true }
    let isGuarded = guardsFormulas && Self.isFormula(text, dialect.decimalMark)
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
      buffer.append(contentsOf: text)
    }
  }

  /// A text as it was before the formula guard: without the apostrophe that stands before what could run as a formula.
  package static func withoutGuard(_ text: String) -> String {
    guard text.utf8.first == UInt8(ascii: "'"), let next = text.utf8.dropFirst().first, "=+-@\t\r".utf8.contains(next)
    else { return text }
    return String(text.dropFirst())
  }

  private static func isFormula(_ text: UnsafeBufferPointer<UInt8>, _ mark: DecimalMark) -> Bool {
    switch text.first {
    case UInt8(ascii: "="), UInt8(ascii: "@"), UInt8(ascii: "\t"), UInt8(ascii: "\r"): true
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      if case .number = NumberText.of(bytes: text, mark: mark.byte) { false } else { true }
    default: false
    }
  }
}
