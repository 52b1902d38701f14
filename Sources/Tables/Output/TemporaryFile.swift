#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file with a name that is there only as long as this value, and no longer than its process: a signal removes it, and
/// what a killed process left is removed by the next one of the same name.
package final class TemporaryFile {
  /// Where the system keeps such files: `TMPDIR`, else `/tmp`.
  package static var folder: String {
    guard let value = getenv("TMPDIR"), value[0] != 0 else { return "/tmp" }
    return SystemPath.text(of: UnsafeRawBufferPointer(start: value, count: strlen(value)))
  }

  /// Where it is.
  package let path: String
  private let descriptor: Int32

  /// Makes an empty file.
  ///
  /// - Parameters:
  ///   - folder: The folder.
  ///   - name: What its name says of it.
  /// - Throws: `writeFailure`.
  package init(in folder: String, name: String) throws(TableError) {
    let target = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    StaleFiles.remove(beside: target)
    for attempt in 0..<1_000 {
      let path = StaleFiles.path(beside: target, attempt, .new)
      let descriptor = UnfinishedFiles.making(path) {
        open(SystemPath.bytes(of: path), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
      }
      if descriptor >= 0 {
        _ = flock(descriptor, LOCK_EX | LOCK_NB)
        (self.path, self.descriptor) = (path, descriptor)
        return
      }
      guard errno == EEXIST else { break }
    }
    throw .writeFailure(file: SystemPath.shown(target), reason: ByteSource.reason(errno))
  }

  deinit {
    UnfinishedFiles.remove(path)
    close(descriptor)
  }

  /// Writes the file from its beginning.
  package var file: AtomicFile {
    AtomicFile(descriptor: descriptor, name: SystemPath.shown(path), closes: false)
  }

  /// The number of bytes so far.
  package var byteCount: Int {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
  }
}
