/// Where CSV goes, and who will read it there.
package struct CSVDestination: Sendable, Hashable {
  /// Who reads a CSV file.
  package enum Reader: String, CaseIterable, Sendable {
    /// Programs: every value as it is, in the dialect of the input.
    case data
    /// An Excel whose decimal mark is the point: commas, a byte order mark, CRLF.
    case excel
    /// A French, German or Italian Excel: semicolons, decimal commas, a byte order mark, CRLF.
    case frenchExcel = "excel-fr"
  }

  /// The path; `-` is standard output.
  package let path: String
  /// Who reads it. What a spreadsheet would run as a formula is guarded by an apostrophe only where the reader is one.
  package let reader: Reader

  package init(_ path: String, for reader: Reader = .data) {
    self.path = path
    self.reader = reader
  }

  /// Opens the file.
  ///
  /// - Parameter dialect: How it is written for programs.
  /// - Throws: `writeFailure`.
  package func writer(_ dialect: CSVDialect = .standard) throws(TableError) -> CSVWriter {
    switch reader {
    case .data: try CSVWriter(path: path, dialect: dialect)
    case .excel: try CSVWriter(path: path, dialect: .englishExcel, guardsFormulas: true)
    case .frenchExcel: try CSVWriter(path: path, dialect: .europeanExcel, guardsFormulas: true)
    }
  }
}
