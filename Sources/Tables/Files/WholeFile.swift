/// A small file that is read at once: a saved model, a case.
package enum WholeFile {
  /// The longest JSON file that is read, in bytes: a model of 1,000 segments and 1,000 criteria takes less.
  package static let limit = 64 << 20

  /// All bytes of a file, a pipe or, for `-`, standard input.
  ///
  /// - Throws: `missingFile`, `unreadable`, `readFailure`, `noJSON` for a folder and for what is no text, and `tooLong` for
  ///   more than ``limit`` bytes, before they are read where the system knows the length.
  package static func bytes(path: String) throws(TableError) -> [UInt8] {
    do throws(TableError) {
      return try bytes(of: ByteSource(path: path, holding: limit))
    } catch {
      switch error {
      case .directory(let file): throw .noJSON(file: file, isDirectory: true)
      case .binaryFile(let file, _): throw .noJSON(file: file, isDirectory: false)
      default: throw error
      }
    }
  }

  /// All bytes of an open source.
  static func bytes(of source: ByteSource) throws(TableError) -> [UInt8] {
    guard source.count <= limit else { throw .tooLong(file: source.name, limit: limit) }
    return try source.bytes()
  }
}
