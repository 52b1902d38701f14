/// How a CSV file is written: found in a file, or chosen for writing one.
///
/// Quotes are always `"`, doubled inside a quoted value (RFC 4180).
public struct CSVDialect: Hashable, Sendable {
  /// The byte between two values: comma, semicolon, tab or vertical bar when found; any other ASCII sign when chosen.
  public var delimiter: UInt8
  /// The decimal mark of numbers.
  public var decimalMark: DecimalMark
  /// The encoding of the characters.
  public var encoding: CSVEncoding
  /// Whether a byte order mark stands at the beginning.
  public var hasByteOrderMark: Bool
  /// What ends a line.
  public var lineEnd: LineEnd
  /// Whether the first row holds the names of the columns.
  public var hasHeader: Bool
  /// Whether Excel's line `sep=;` stands before the first row.
  public var hasSeparatorLine: Bool
  /// The values that mean "no value", compared exactly after blanks around a value are dropped.
  public var missingMarkers: [String]

  /// The markers when nothing else is said: nothing, `NA`, `N/A` and `-`.
  public static let defaultMissingMarkers = ["", "NA", "N/A", "-"]

  /// Comma, decimal point, UTF-8 without a mark, line feeds: what Pondera writes when nothing else is said.
  public static let standard = CSVDialect()

  /// What a French, German or Italian Excel writes and opens with a double click: semicolon, decimal comma, UTF-8 with a
  /// byte order mark, CRLF.
  public static let europeanExcel = CSVDialect(
    delimiter: UInt8(ascii: ";"), decimalMark: .comma, hasByteOrderMark: true, lineEnd: .carriageReturnLineFeed)

  /// What an Excel with the decimal point opens with a double click: comma, UTF-8 with a byte order mark, CRLF.
  public static let englishExcel = CSVDialect(hasByteOrderMark: true, lineEnd: .carriageReturnLineFeed)

  /// Makes a dialect.
  public init(
    delimiter: UInt8 = UInt8(ascii: ","), decimalMark: DecimalMark = .point, encoding: CSVEncoding = .utf8,
    hasByteOrderMark: Bool = false, lineEnd: LineEnd = .lineFeed, hasHeader: Bool = true,
    hasSeparatorLine: Bool = false, missingMarkers: [String] = defaultMissingMarkers
  ) {
    self.delimiter = delimiter
    self.decimalMark = decimalMark
    self.encoding = encoding
    self.hasByteOrderMark = hasByteOrderMark
    self.lineEnd = lineEnd
    self.hasHeader = hasHeader
    self.hasSeparatorLine = hasSeparatorLine
    self.missingMarkers = missingMarkers
  }

  /// The delimiter in a word: `comma`, `semicolon`, `tab`, `bar`, or the sign itself in quotes.
  public var delimiterName: String {
    switch delimiter {
    case UInt8(ascii: ","): "comma"
    case UInt8(ascii: ";"): "semicolon"
    case UInt8(ascii: "\t"): "tab"
    case UInt8(ascii: "|"): "bar"
    default: "'\(VisibleText.of(String(Unicode.Scalar(delimiter))))'"
    }
  }
}

extension CSVDialect: CustomStringConvertible {
  /// The dialect in one line, for example `semicolon, decimal comma, Windows-1252, CRLF`.
  public var description: String {
    let mark = hasByteOrderMark ? " with byte order mark" : ""
    let header = hasHeader ? "" : ", no header"
    return "\(delimiterName), decimal \(decimalMark), \(encoding.rawValue)\(mark), \(lineEnd.rawValue)\(header)"
  }
}
