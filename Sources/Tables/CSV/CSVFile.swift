package import Parallelism

/// A CSV file whose dialect, columns and first rows are known.
///
/// ```swift
/// let file = try CSVFile(path: "buyers.csv")
/// let table = try file.read(columns: [.text("account"), .number("price")])
/// ```
///
/// **Rules.** A row has exactly as many values as the header. Quotes follow RFC 4180; blanks around a quoted value are
/// dropped. Blank lines at the end and before the header are skipped; a blank line with data after it is an error, except
/// in a file of one column, where it is a row without a value. Names of columns are trimmed; a column without a name is
/// called `column N` by its position. Spaces and apostrophes may part thousands (1 200,50); commas and points
/// between thousands, currency and percent signs make a text.
public struct CSVFile: Sendable {
  /// The path, or `standard input`.
  public let name: String
  /// How the file is written.
  public let dialect: CSVDialect
  /// The names of the columns.
  public let columnNames: [String]
  /// What the first 1,000 rows (or as many as lie in the first 4 MiB) say about each column.
  public let samples: [ColumnSample]
  /// How many rows the samples are taken from.
  public let sampleRowCount: Int

  let source: ByteSource
  let options: CSVOptions
  /// Told how far reading has come; from one thread at a time.
  package var progress: ProgressHandler?
  /// Where the first row of data begins, in bytes, and on which line, counted from 1.
  let dataOffset: Int
  let firstDataLine: Int
  /// Whether all bytes so far are ASCII, so that a malformed one later means Windows-1252.
  let isEncodingPresumed: Bool

  /// Rows and bytes of the sample.
  static let sampleRowLimit = 1_000
  static let sampleByteLimit = 4 << 20

  /// Opens a file, finds its dialect and reads its header and first rows.
  ///
  /// - Parameters:
  ///   - path: The path; `-` is standard input, which is read to its end.
  ///   - options: What is known already.
  /// - Throws: `missingFile`, `directory`, `unreadable`, `readFailure`, `emptyFile`, `noDataRows`, `headerMissing`,
  ///   `binaryFile`, `invalidEncoding`, `duplicateColumn`, `unusableDelimiter`, and for the first rows what reading throws.
  public init(path: String, options: CSVOptions = .detect) throws(TableError) {
    try self.init(source: try ByteSource(path: path, encoding: options.encoding), options: options)
  }

  /// Opens a file of which reading may take long.
  ///
  /// - Parameter progress: Told how far reading has come.
  package init(path: String, options: CSVOptions, progress: ProgressHandler?) throws(TableError) {
    try self.init(path: path, options: options)
    self.progress = progress
  }

  /// Opens bytes that are in memory; `name` is for errors.
  package init(name: String, bytes: [UInt8], options: CSVOptions = .detect) throws(TableError) {
    try self.init(source: ByteSource(name: name, memory: bytes), options: options)
  }

  init(source original: ByteSource, options: CSVOptions) throws(TableError) {
    if let delimiter = options.delimiter, !CSVOptions.isUsable(delimiter: delimiter) {
      throw .unusableDelimiter(VisibleText.of(String(Unicode.Scalar(delimiter))))
    }
    let opened = try CSVOpening(original, options: options)
    let header = try CSVHeader(opened, options: options)
    name = original.name
    source = opened.source
    self.options = options
    isEncodingPresumed = opened.isEncodingPresumed
    dialect = opened.dialect(hasHeader: header.isPresent, options: options)
    columnNames = header.names
    dataOffset = header.dataOffset
    firstDataLine = header.firstDataLine
    let walk = FileWalk(
      source: source, dialect: dialect, columnNames: header.names, dataOffset: header.dataOffset,
      firstDataLine: header.firstDataLine)
    var sink = SampleSink(scanner: walk.scanner, dialect: dialect, columnNames: header.names)
    let result = try walk.run(into: &sink, rowLimit: Self.sampleRowLimit, byteLimit: Self.sampleByteLimit) { _ in }
    guard result.rowCount > 0 else { throw .noDataRows(file: name) }
    samples = sink.samples
    sampleRowCount = result.rowCount
  }

  /// The kind of each column, from the sample.
  public var columnKinds: [ColumnKind] { samples.map(\.kind) }

  /// The walk over the rows of data.
  var walk: FileWalk {
    FileWalk(
      source: source, dialect: dialect, columnNames: columnNames, dataOffset: dataOffset, firstDataLine: firstDataLine)
  }
}
