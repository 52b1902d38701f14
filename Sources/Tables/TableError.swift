public import Provenance

/// What can be wrong with a file of data, with what is asked of it, or with writing one.
///
/// Lines are counted from 1 as an editor counts them. Values are shortened and their control characters written out.
public enum TableError: PonderaError {
  /// There is no file of this name.
  case missingFile(file: String)
  /// The name belongs to a directory.
  case directory(file: String)
  /// The file may not be read.
  case unreadable(file: String)
  /// Reading failed half-way.
  case readFailure(file: String, reason: String)
  /// The file became another one while it was read.
  case changedWhileReading(file: String)
  /// The file holds nothing, or blank lines only.
  case emptyFile(file: String)
  /// There is a header and no row of data.
  case noDataRows(file: String)
  /// The first row holds numbers only.
  case headerMissing(file: String, line: Int, value: String)
  /// The file holds NUL bytes or begins like a known binary format.
  case binaryFile(file: String, looksLike: String?)
  /// Bytes that the encoding does not allow.
  case invalidEncoding(file: String, line: Int, encoding: CSVEncoding)
  /// Two columns have one name; positions are counted from 1.
  case duplicateColumn(file: String, line: Int, column: String, positions: [Int])
  /// A row has another number of values than the header.
  case raggedRow(file: String, line: Int, found: Int, expected: Int)
  /// A blank line with data after it.
  case blankLine(file: String, line: Int)
  /// A quote is opened on this line and never closed.
  case unclosedQuote(file: String, line: Int, column: String)
  /// Something stands between a closing quote and the next delimiter.
  case textAfterQuote(file: String, line: Int, column: String, value: String)
  /// A quote stands inside a value that does not begin with one.
  case strayQuote(file: String, line: Int, column: String, value: String)
  /// A row is longer than 64 MB.
  case rowTooLong(file: String, line: Int)
  /// A value of a numeric column is no number.
  case notANumber(file: String, line: Int, column: String, value: String, decimalMark: DecimalMark)
  /// A value of a numeric column is infinite, not a number (`NaN`), or too large for a number.
  case notFinite(file: String, line: Int, column: String, value: String)
  /// A value of a numeric column lies outside of what is computed with; see ``NumberRange``.
  case numberOutOfRange(file: String, line: Int, column: String, value: String)
  /// There is no column of this name.
  case unknownColumn(String, file: String, available: [String])
  /// No column fits a pattern such as `x1_*`.
  case noColumnMatches(pattern: String, file: String, available: [String])
  /// A position or range such as `3-11` lies outside the columns.
  case positionOutOfRange(String, file: String, columnCount: Int)
  /// A selection of columns cannot be understood.
  case malformedSelection(String, reason: String)
  /// The text cannot separate values.
  case unusableDelimiter(String)
  /// The columns asked for take more memory than there is; both in bytes.
  case tooLarge(file: String, rows: Int, columns: Int, needed: Int, available: Int)
  /// A file in another encoding than UTF-8 takes more memory to convert than there is; both in bytes.
  case tooLargeToConvert(file: String, encoding: CSVEncoding, needed: Int, available: Int)
  /// Where JSON should be is a folder, or what is no text.
  case noJSON(file: String, isDirectory: Bool)
  /// What is read at once goes on beyond what is held of it, in bytes.
  case tooLong(file: String, limit: Int)
  /// What an option would write is also read.
  case outputIsInput(option: String, file: String, input: String)
  /// Two outputs have one place.
  case outputsCollide(first: String, second: String, file: String)
  /// A file cannot be made or written.
  case writeFailure(file: String, reason: String)
  /// The reader of standard output went away, as `head` does. A command ends quietly on this.
  case brokenPipe
}
