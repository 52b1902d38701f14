extension ChunkFault {
  /// The error for people, once it is known on which line the chunk begins and what the columns are called.
  func tableError(
    file: String, firstLine: Int, columnNames: [String], decimalMark: DecimalMark, expected: Int
  ) -> TableError {
    let line = firstLine + self.line
    let name = columnNames.indices ~= column ? columnNames[column] : "column \(column + 1)"
    return switch flaw {
    case .ragged(let found): .raggedRow(file: file, line: line, found: found, expected: expected)
    case .blankLine: .blankLine(file: file, line: line)
    case .unclosedQuote: .unclosedQuote(file: file, line: line, column: name)
    case .textAfterQuote: .textAfterQuote(file: file, line: line, column: name, value: value)
    case .strayQuote: .strayQuote(file: file, line: line, column: name, value: value)
    case .notANumber: .notANumber(file: file, line: line, column: name, value: value, decimalMark: decimalMark)
    case .notFinite: .notFinite(file: file, line: line, column: name, value: value)
    case .outOfRange: .numberOutOfRange(file: file, line: line, column: name, value: value)
    case .notText: .binaryFile(file: file, looksLike: nil)
    case .malformedUTF8: .invalidEncoding(file: file, line: line, encoding: .utf8)
    case .rowTooLong: .rowTooLong(file: file, line: line)
    }
  }

  /// Whether a quote is to blame.
  var isQuoting: Bool { flaw == .unclosedQuote || flaw == .textAfterQuote || flaw == .strayQuote }
}
