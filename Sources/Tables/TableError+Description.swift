public import Provenance

extension TableError {
  /// Whether the call, the content, the absence of the file or the disk is to blame.
  public var category: ErrorCategory {
    switch self {
    case .missingFile, .directory, .unreadable, .noJSON(_, isDirectory: true): .missingInput
    case .readFailure, .changedWhileReading, .writeFailure, .brokenPipe: .inputOutput
    case .unknownColumn, .noColumnMatches, .positionOutOfRange, .malformedSelection, .unusableDelimiter,
      .outputIsInput, .outputsCollide:
      .usage
    default: .data
    }
  }

  /// The sentence for people.
  public var description: String {
    switch self {
    case .missingFile, .directory, .unreadable, .readFailure, .changedWhileReading, .writeFailure, .brokenPipe,
      .tooLong, .noJSON, .outputIsInput, .outputsCollide:
      fileSentence
    case .unknownColumn, .noColumnMatches, .positionOutOfRange, .malformedSelection, .unusableDelimiter:
      selectionSentence
    case .textAfterQuote, .strayQuote, .unclosedQuote, .notANumber, .notFinite, .numberOutOfRange:
      cellSentence
    default:
      contentSentence
    }
  }

  private var fileSentence: String {
    switch self {
    case .missingFile(let file): "There is no file '\(VisibleText.of(file))'."
    case .directory(let file): "'\(VisibleText.of(file))' is a directory; a CSV file is needed."
    case .unreadable(let file): "'\(VisibleText.of(file))' may not be read: permission denied."
    case .readFailure(let file, let reason): "Reading \(VisibleText.of(file)) failed: \(reason)."
    case .changedWhileReading(let file): "\(VisibleText.of(file)) was changed while it was read; run the command again."
    case .writeFailure(let file, let reason): "Writing \(VisibleText.of(file)) failed: \(reason)."
    case .noJSON(let file, let isDirectory):
      "'\(VisibleText.of(file))' is \(isDirectory ? "a directory" : "not a text file"); a JSON file is needed."
    case .tooLong(let file, let limit):
      "\(VisibleText.of(file)) is longer than \(limit >> 20) MiB, the most that is read of it at once; a table that is "
        + "longer can be read from a file, given by its name."
    case .outputIsInput(let option, let file, let input):
      "\(option) would replace \(VisibleText.of(file)), which is read\(input == file ? "" : " as \(VisibleText.of(input))"); "
        + "name another file."
    case .outputsCollide(let first, let second, let file):
      "\(first) and \(second) would both go to \(VisibleText.of(file)); give each a file of its own."
    default: "Whoever read the output stopped reading."
    }
  }

  private var contentSentence: String {
    switch self {
    case .emptyFile(let file):
      "\(VisibleText.of(file)) is empty; a header line and at least one row of data are needed."
    case .noDataRows(let file):
      "\(VisibleText.of(file)) holds a header line and no data; at least one row of data is needed."
    case .headerMissing(let file, let line, let value):
      Self.place(file, line) + "the first row holds only numbers (\(value)), so the names of the columns seem to be "
        + "missing; add a header line, or say whether the file has one."
    case .binaryFile(let file, let format):
      "\(VisibleText.of(file)) is not a text file\(format.map { "; it looks like \($0)" } ?? ""); a CSV file is needed."
    case .invalidEncoding(let file, let line, let encoding):
      Self.place(file, line) + "these bytes are not \(encoding.rawValue); save the file as UTF-8, or name its encoding."
    case .duplicateColumn(let file, let line, let column, let positions):
      Self.place(file, line) + "columns \(positions.map(String.init).joined(separator: " and ")) are both named "
        + "'\(VisibleText.of(column, limit: 60))'; names must differ."
    case .raggedRow(let file, let line, let found, let expected):
      Self.place(file, line) + "the row has \(Self.count(found, "value")) where the header has \(expected)."
    case .blankLine(let file, let line):
      Self.place(file, line) + "the line is blank and data follow; blank lines are allowed only at the end."
    case .tooLarge(let file, let rows, let columns, let needed, let available):
      "\(VisibleText.of(file)) has about \(rows) rows, of which \(Self.count(columns, "column")) take about "
        + "\(Self.gigabytes(needed)) of memory where this machine has \(Self.gigabytes(available)); ask for fewer columns "
        + "(--criteria), or take a sample of the rows."
    case .tooLargeToConvert(let file, let encoding, let needed, let available):
      "Converting \(VisibleText.of(file)) from \(encoding.rawValue) takes about \(Self.gigabytes(needed)) of memory, and "
        + "\(Self.gigabytes(available)) may be used; save it as UTF-8."
    case .rowTooLong(let file, let line):
      Self.place(file, line) + "the row is longer than 64 MB, the longest allowed; is a quote not closed?"
    default: ""
    }
  }

  private var cellSentence: String {
    switch self {
    case .unclosedQuote(let file, let line, let column):
      Self.place(file, line, column) + "a quote is opened here and never closed."
    case .textAfterQuote(let file, let line, let column, let value):
      Self.place(file, line, column)
        + "'\(value)' follows a closing quote; only a delimiter or the end of the line may, "
        + "and a quote inside a quoted value is written twice."
    case .strayQuote(let file, let line, let column, let value):
      Self.place(file, line, column) + "a quote stands inside the unquoted value '\(value)'; "
        + "put the value in quotes and write the inner quote twice."
    case .notANumber(let file, let line, let column, let value, let mark):
      Self.place(file, line, column) + "'\(value)' is not a number; "
        + "allowed are numbers such as 12\(mark.rawValue)5 and the markers of a missing value."
    case .notFinite(let file, let line, let column, let value):
      Self.place(file, line, column) + "'\(value)' is not a finite number; "
        + "allowed are \(NumberRange.allowed), and the markers of a missing value."
    case .numberOutOfRange(let file, let line, let column, let value):
      Self.place(file, line, column) + "'\(value)' cannot be computed with, for its square would be lost; "
        + "allowed are \(NumberRange.allowed). Use another unit, or leave the cell empty."
    default: ""
    }
  }

  private var selectionSentence: String {
    switch self {
    case .unknownColumn(let name, let file, let available):
      "\(VisibleText.of(file)) has no column '\(VisibleText.of(name, limit: 60))'."
        + VisibleText.of(NearestName.hint(for: name, among: available)) + Self.list(available)
    case .noColumnMatches(let pattern, let file, let available):
      "No column of \(VisibleText.of(file)) matches '\(VisibleText.of(pattern, limit: 60))'." + Self.list(available)
    case .positionOutOfRange(let item, let file, let columnCount):
      "'\(VisibleText.of(item, limit: 60))' lies outside the columns of \(VisibleText.of(file)), "
        + "which are numbered 1 to \(columnCount)."
    case .malformedSelection(let selection, let reason):
      "The selection of columns '\(VisibleText.of(selection, limit: 60))' cannot be read: \(reason)."
    case .unusableDelimiter(let text):
      "'\(text)' cannot separate values; allowed are comma, semicolon, tab, bar and other single signs."
    default: ""
    }
  }

  private static func place(_ file: String, _ line: Int, _ column: String? = nil) -> String {
    let name = column.map { ", column '\(VisibleText.of($0, limit: 60))'" } ?? ""
    return "\(VisibleText.of(file)), line \(line)\(name): "
  }

  /// With one digit behind the point, and never nothing at all.
  private static func gigabytes(_ bytes: Int) -> String {
    let tenths = max(1, (Double(bytes) / 1e8).rounded(.up))
    return "\(Int(tenths) / 10).\(Int(tenths) % 10) GB"
  }

  private static func count(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  /// The first names, so that a person sees what there is.
  private static func list(_ names: [String]) -> String {
    " Its columns are \(ShortList.of(names.lazy.map { VisibleText.of($0, limit: 40) }, limit: 8))."
  }
}
