/// What is known about a CSV file before it is opened; every part left `nil` is found out.
public struct CSVOptions: Hashable, Sendable {
  /// The byte between two values: an ASCII sign that is no letter, digit, blank, quote, point or minus; tab is allowed.
  public var delimiter: UInt8?
  /// The decimal mark of numbers.
  public var decimalMark: DecimalMark?
  /// The encoding of the characters.
  public var encoding: CSVEncoding?
  /// Whether the first row holds the names of the columns. When `nil`, it does; a first row of numbers only is an error.
  public var hasHeader: Bool?
  /// The values that mean "no value", instead of ``CSVDialect/defaultMissingMarkers``.
  public var missingMarkers: [String]?

  /// Everything is found out.
  public static let detect = CSVOptions()

  /// Makes options.
  public init(
    delimiter: UInt8? = nil, decimalMark: DecimalMark? = nil, encoding: CSVEncoding? = nil, hasHeader: Bool? = nil,
    missingMarkers: [String]? = nil
  ) {
    self.delimiter = delimiter
    self.decimalMark = decimalMark
    self.encoding = encoding
    self.hasHeader = hasHeader
    self.missingMarkers = missingMarkers
  }

  /// The delimiter that a person means by `,`, `;`, `|`, `tab`, `\t`, `comma`, `semicolon`, `bar` or another single sign.
  ///
  /// - Throws: `unusableDelimiter` when the text is no sign that can separate values.
  public static func delimiter(named name: String) throws(TableError) -> UInt8 {
    switch name.lowercased() {
    case "comma": return UInt8(ascii: ",")
    case "semicolon": return UInt8(ascii: ";")
    case "tab", "\\t", "\t": return UInt8(ascii: "\t")
    case "bar", "pipe": return UInt8(ascii: "|")
    default: break
    }
    guard name.utf8.count == 1, let byte = name.utf8.first, isUsable(delimiter: byte) else {
      throw .unusableDelimiter(VisibleText.of(name, limit: 20))
    }
    return byte
  }

  /// Whether values can be told apart by this byte.
  static func isUsable(delimiter: UInt8) -> Bool {
    switch delimiter {
    case UInt8(ascii: "\t"): true
    case UInt8(ascii: "\""), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"): false
    case 0x21...0x7E: !Unicode.Scalar(delimiter).properties.isAlphabetic && !(0x30...0x39 ~= delimiter)
    default: false
    }
  }
}
