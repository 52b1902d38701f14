/// Finds delimiter, decimal mark and line end from the beginning of a file in UTF-8, without its byte order mark.
struct DialectDetector {
  /// At most this many bytes and rows are looked at.
  static let byteLimit = 1 << 18
  static let rowLimit = 200
  static let candidates: [UInt8] = [",", ";", "\t", "|"].map { UInt8(ascii: $0) }

  let lineEnd: LineEnd
  /// The length of the line `sep=;` with its end, or 0, and what it names.
  let separatorLineLength: Int
  let namedDelimiter: UInt8?
  /// The rows as bytes, without blank ones; the last is left out when it may be cut off.
  private let rows: [ArraySlice<UInt8>]

  init(_ bytes: [UInt8]) {
    let bytes = bytes.prefix(Self.byteLimit)
    lineEnd = Self.lineEnd(of: bytes)
    (separatorLineLength, namedDelimiter) = Self.separatorLine(bytes, rowEnd: lineEnd.rowEnd)
    rows = Self.rows(of: bytes.dropFirst(separatorLineLength), rowEnd: lineEnd.rowEnd)
  }

  /// The delimiter: the candidate for which most rows have as many values as the first, among those that part the first
  /// row at all; then the one that makes more columns; then the order `,` `;` tab `|`.
  func delimiter() -> UInt8 {
    if let namedDelimiter { return namedDelimiter }
    let scores = Self.candidates.map { score(of: $0) }
    let best = scores.indices.filter { scores[$0].columns > 1 }.max { scores[$0] < scores[$1] }
    if let best { return Self.candidates[best] }
    // One column. Its decimal commas must not be taken for delimiters …
    let values = rows.dropFirst()
    if !values.isEmpty, values.allSatisfy({ Self.isNumber($0, mark: UInt8(ascii: ","), broken: false) }),
      values.contains(where: { $0.contains(UInt8(ascii: ",")) })
    {
      return UInt8(ascii: ";")
    }
    // … and rows that all have more values than the header are better called ragged than read as text.
    return Self.candidates.first { candidate in
      values.first.map { fieldCount($0, candidate) > 1 } ?? false
        && values.allSatisfy { fieldCount($0, candidate) == fieldCount(values.first!, candidate) }
    } ?? UInt8(ascii: ",")
  }

  /// The decimal mark: with a comma as delimiter always a point; else the mark that more values use like a number does.
  ///
  /// Where no value has one, a semicolon says that the comma is needed for something else: a spreadsheet that writes
  /// semicolons also expects what is written for it to have decimal commas.
  func decimalMark(delimiter: UInt8) -> DecimalMark {
    guard delimiter != UInt8(ascii: ",") else { return .point }
    var commas = 0
    var points = 0
    for row in rows.dropFirst() {
      for value in row.split(separator: delimiter, omittingEmptySubsequences: true) {
        if Self.isNumber(value, mark: UInt8(ascii: ","), broken: true) { commas += 1 }
        if Self.isNumber(value, mark: UInt8(ascii: "."), broken: true) { points += 1 }
      }
    }
    return commas > points || commas == points && delimiter == UInt8(ascii: ";") ? .comma : .point
  }

  private struct Score: Comparable {
    let consistency: Double
    let columns: Int

    static func < (left: Score, right: Score) -> Bool {
      (left.consistency, left.columns) < (right.consistency, right.columns)
    }
  }

  private func score(of delimiter: UInt8) -> Score {
    guard let header = rows.first else { return Score(consistency: 0, columns: 0) }
    let columns = fieldCount(header, delimiter)
    let fitting = rows.dropFirst().count { fieldCount($0, delimiter) == columns }
    return Score(consistency: rows.count > 1 ? Double(fitting) / Double(rows.count - 1) : 1, columns: columns)
  }

  private func fieldCount(_ row: ArraySlice<UInt8>, _ delimiter: UInt8) -> Int {
    var isQuoted = false
    var count = 1
    for byte in row {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if byte == delimiter, !isQuoted { count += 1 }
    }
    return count
  }

  /// Whether a value, in quotes or not, is a plain number with this mark, perhaps with groups of thousands; a `broken` one
  /// must have the mark.
  private static func isNumber(_ value: ArraySlice<UInt8>, mark: UInt8, broken: Bool) -> Bool {
    var digits = 0
    var marks = 0
    for byte in value where byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\r") && !DigitGroups.isOfSeparator(byte)
    {
      switch byte {
      case 0x30...0x39: digits += 1
      case mark: marks += 1
      case UInt8(ascii: "-"), UInt8(ascii: "+"): if digits + marks > 0 { return false }
      default: return false
      }
    }
    return digits > 0 && marks <= 1 && (!broken || marks == 1)
  }

  private static func lineEnd(of bytes: ArraySlice<UInt8>) -> LineEnd {
    var isQuoted = false
    var hasReturn = false
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted {
        if byte == UInt8(ascii: "\n") { return previous == UInt8(ascii: "\r") ? .carriageReturnLineFeed : .lineFeed }
        if byte == UInt8(ascii: "\r") { hasReturn = true }
      }
      previous = byte
    }
    return hasReturn ? .carriageReturn : .lineFeed
  }

  private static func separatorLine(_ bytes: ArraySlice<UInt8>, rowEnd: UInt8) -> (Int, UInt8?) {
    guard let end = bytes.firstIndex(of: rowEnd) else { return (0, nil) }
    let line = bytes[..<end].filter { $0 != UInt8(ascii: "\r") }
    guard line.count == 5, String(decoding: line.prefix(4), as: UTF8.self).lowercased() == "sep=",
      CSVOptions.isUsable(delimiter: line[4])
    else { return (0, nil) }
    return (end - bytes.startIndex + 1, line[4])
  }

  private static func rows(of bytes: ArraySlice<UInt8>, rowEnd: UInt8) -> [ArraySlice<UInt8>] {
    var rows: [ArraySlice<UInt8>] = []
    var isQuoted = false
    var start = bytes.startIndex
    func add(_ row: ArraySlice<UInt8>) {
      let trimmed = row.last == UInt8(ascii: "\r") ? row.dropLast() : row
      if !trimmed.isEmpty { rows.append(trimmed) }
    }
    for (index, byte) in zip(bytes.indices, bytes) where rows.count < rowLimit {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      guard byte == rowEnd, !isQuoted else { continue }
      add(bytes[start..<index])
      start = index + 1
    }
    if rows.isEmpty || (rows.count < rowLimit && bytes.count < byteLimit - 5 && !isQuoted) { add(bytes[start...]) }
    return rows
  }
}
