package import Parallelism

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
/// **Formulas.** A text that begins with `=`, `+`, `-`, `@`, tab or carriage return and is no plain number runs as a formula
/// when a spreadsheet opens the file. CSV is data, and an identifier must come back as it was: such texts are written as they
/// are and counted. For a reader that is a spreadsheet, `guardsFormulas` puts an apostrophe before them (and before a text
/// that looks guarded already, so that the apostrophe can be taken off again).
public struct CSVWriter: ~Copyable {
  private static let bufferSize = 1 << 20
  /// Rows that are made by one thread at a time.
  private static let pieceSize = 1 << 13
  private var file: AtomicFile
  private let dialect: CSVDialect
  private let texts: CSVTexts
  private var rows: CSVRows
  private var formulas = FormulaCells()

  /// Writes to a path; `-` is standard output.
  ///
  /// - Throws: `writeFailure`.
  public init(path: String, dialect: CSVDialect = .standard, guardsFormulas: Bool = false) throws(TableError) {
    self.init(to: try AtomicFile(path: path), dialect: dialect, guardsFormulas: guardsFormulas)
  }

  /// Writes to an open file.
  package init(to file: consuming AtomicFile, dialect: CSVDialect = .standard, guardsFormulas: Bool = false) {
    texts = guardsFormulas ? .guarded : file.isTerminal ? .visible : .asTheyAre
    self.file = file
    self.dialect = dialect
    rows = CSVRows(dialect, texts: texts, capacity: Self.bufferSize + (1 << 16))
    rows.appendBeginning()
  }

  /// Writes a row of texts, as a header is.
  public mutating func writeRow(_ values: [String]) throws(TableError) {
    for value in values { rows.text(value) }
    try endRow()
  }

  /// Writes a text; `nil` is a missing value.
  public mutating func text(_ value: String?) throws(TableError) { rows.text(value) }

  /// Writes a whole number.
  public mutating func number(_ value: Int) throws(TableError) { rows.number(value) }

  /// Writes a number; `nil` and what is not finite are missing values.
  public mutating func number(_ value: Double?) throws(TableError) { rows.number(value) }

  /// Writes a value that is not there.
  public mutating func missing() throws(TableError) { rows.missing() }

  /// Ends the row.
  public mutating func endRow() throws(TableError) {
    rows.endRow()
    if rows.bytes.count >= Self.bufferSize { try flush() }
  }

  /// A text that is ready to be written many times, anywhere but at the beginning of a row.
  package func cell(_ value: String) -> CSVRows.Cell { rows.cell(value) }

  /// Writes many rows that are made on several threads.
  ///
  /// - Parameters:
  ///   - count: The number of rows.
  ///   - workers: The threads to use; the file does not depend on it.
  ///   - makeRow: Makes the row of an index in 0 ..< `count`, its end included; called by several threads.
  package mutating func writeRows(
    _ count: Int, workers: Workers, _ makeRow: @Sendable (Int, inout CSVRows) -> Void
  ) throws(TableError) {
    var next = 0
    try writePieces(
      workers: count > Self.pieceSize ? workers : .one, make: { 0..<0 },
      take: { range in
        guard next < count else { return false }
        range = next..<min(count, next + Self.pieceSize)
        next = range.upperBound
        return true
      },
      makeRows: { range, rows in for index in range { makeRow(index, &rows) } })
  }

  /// Writes rows of pieces of work that are taken one after the other, and turned into rows on several threads.
  ///
  /// - Parameters:
  ///   - make: Makes an empty piece; there are twice as many of them as threads.
  ///   - take: Fills a piece, or returns `false` when nothing is left; called by one thread at a time.
  ///   - makeRows: Makes the rows of a piece; called by several threads.
  package mutating func writePieces<Piece>(
    workers: Workers, make: () -> Piece, take: (inout Piece) -> Bool, makeRows: (Piece, inout CSVRows) -> Void
  ) throws(TableError) {
    try flush()
    let (dialect, texts) = (dialect, texts)
    try workers.pipeline(
      makeSlot: { PieceOfRows(make(), CSVRows(dialect, texts: texts, capacity: Self.bufferSize)) },
      take: { (slot) throws(TableError) in take(&slot.piece) },
      work: { (slot) throws(TableError) in
        slot.rows.removeAll()
        makeRows(slot.piece, &slot.rows)
      },
      deliver: { (slot) throws(TableError) in
        try write(slot.rows.bytes)
        formulas.add(slot.rows.takeFormulas())
      })
  }

  /// Writes what is in the buffer and puts the file in its place.
  public consuming func finish() throws(TableError) {
    try closed().commit()
  }

  /// Writes what is in the buffer and gives the file back, to be put in its place by the caller.
  package consuming func closed() throws(TableError) -> FinishedFile {
    try flush()
    let formulas = formulas
    return try file.finished(formulas: formulas)
  }

  /// Writes what is in the buffer.
  package mutating func flush() throws(TableError) {
    try write(rows.bytes)
    rows.removeAll()
    formulas.add(rows.takeFormulas())
  }

  private func write(_ bytes: UnsafeBufferPointer<UInt8>) throws(TableError) {
    guard dialect.encoding != .utf8 else { return try file.write(UnsafeRawBufferPointer(bytes)) }
    let encoded = Transcoder.bytes(of: String(decoding: bytes, as: UTF8.self), in: dialect.encoding)
    let result = encoded.withUnsafeBytes { bytes in
      Result { () throws(TableError) in try file.write(bytes) }
    }
    try result.get()
  }
}

/// A piece of work and the rows made of it.
private final class PieceOfRows<Piece> {
  var piece: Piece
  var rows: CSVRows

  init(_ piece: Piece, _ rows: consuming CSVRows) {
    self.piece = piece
    self.rows = rows
  }
}
