/// What a file holds where both a table and JSON will do: its first sign tells, whatever its name and also from a pipe.
package enum FileContent {
  case table(CSVFile)
  /// All bytes, and the name for people.
  case json([UInt8], name: String)

  /// Opens a file; `-` is standard input.
  ///
  /// - Throws: As opening a ``CSVFile`` does, and `tooLong` for JSON beyond ``WholeFile/limit``.
  package init(path: String, options: CSVOptions) throws(TableError) {
    let source = try ByteSource(path: path, encoding: options.encoding)
    // Blanks and a byte order mark may stand before it.
    let start = try source.bytes(limit: 1 << 12).drop { " \t\r\n\u{FEFF}".utf8.contains($0) }
    if start.first == UInt8(ascii: "{") {
      self = .json(try WholeFile.bytes(of: source), name: source.name)
    } else {
      self = .table(try CSVFile(source: source, options: options))
    }
  }
}
