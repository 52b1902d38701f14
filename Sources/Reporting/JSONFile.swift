import Tables

/// Writes a value as JSON to a file that is there whole or not at all.
package enum JSONFile {
  /// - Throws: ``TableError`` when the file cannot be written.
  package static func write(_ value: some Encodable, to path: String) throws {
    let file = try AtomicFile(path: path)
    try file.write(try JSONText.of(value))
    try file.commit()
  }
}
