package import Tables

/// Writes a value as JSON to a file that is there whole or not at all.
package enum JSONFile {
  /// - Returns: The file, written aside; it appears when it is committed.
  /// - Throws: ``TableError`` when the file cannot be written.
  package static func written(_ value: some Encodable, to path: String) throws -> FinishedFile {
    let file = try AtomicFile(path: path)
    try file.write(try JSONText.of(value))
    return try file.finished()
  }
}
