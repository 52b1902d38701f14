#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file written aside, in the folder of the file it will replace.
///
/// Where the system can, it has no name until it is put in its place, so that it vanishes however the process ends. Elsewhere,
/// and for the moment of the exchange, its name is `.NAME.PROCESS-N.tmp`. A lock tells that its process lives: what a killed
/// process left is removed when the same output is written again.
final class AsideFile {
  /// The path that will be written.
  let target: String
  /// The name for people.
  let name: String
  private(set) var descriptor: Int32
  /// The path while there is one.
  private(set) var temporary: String?
  /// Keeps the lock when the descriptor is closed, whose error must be known before the file is put in its place.
  private var lock: Int32 = -1

  /// Makes a file beside `target`.
  ///
  /// - Throws: `writeFailure`.
  init(target: String, name: String) throws(TableError) {
    self.target = target
    self.name = name
    StaleFiles.remove(beside: target)
    descriptor = Self.unnamed(in: OutputPlace.folder(of: target))
    if descriptor < 0 { try openNamed() }
    _ = flock(descriptor, LOCK_EX | LOCK_NB)
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if let temporary { UnfinishedFiles.remove(temporary) }
    if lock >= 0 { close(lock) }
  }

  /// Waits until the disk has everything.
  func sync() throws(TableError) {
    guard fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP else { throw failure(errno) }
  }

  /// Gives the file a name, when it has none, and closes it: a network disk that is full says so only then.
  func closeNamed(_ unfinished: inout Set<String>) throws(TableError) -> String {
    let path: String
    if let temporary { path = temporary } else { path = try link(&unfinished) }
    lock = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
    let closing = descriptor
    descriptor = -1
    guard close(closing) == 0 else { throw failure(errno) }
    return path
  }

  /// The file is in its place: it is not to be removed.
  func isPlaced(_ unfinished: inout Set<String>) {
    if let temporary { unfinished.remove(temporary) }
    temporary = nil
  }

  func failure(_ code: Int32) -> TableError { .writeFailure(file: name, reason: ByteSource.reason(code)) }

  /// A file without a name, or -1 where the system has none or could not name it later.
  private static func unnamed(in folder: String) -> Int32 {
    #if os(Linux)
      // O_TMPFILE, which is no plain number in the headers.
      let unnamed: Int32 = 0o20_000_000 | O_DIRECTORY
      guard access("/proc/self/fd", X_OK) == 0 else { return -1 }
      return open(SystemPath.bytes(of: folder), unnamed | O_WRONLY | O_CLOEXEC, 0o666)
    #else
      return -1
    #endif
  }

  private func openNamed() throws(TableError) {
    for attempt in 0..<1_000 {
      let path = StaleFiles.path(beside: target, attempt, .new)
      descriptor = UnfinishedFiles.making(path) {
        open(SystemPath.bytes(of: path), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o666)
      }
      if descriptor >= 0 {
        temporary = path
        return
      }
      guard errno == EEXIST else { break }
    }
    throw failure(errno)
  }

  private func link(_ unfinished: inout Set<String>) throws(TableError) -> String {
    let source = SystemPath.bytes(of: "/proc/self/fd/\(descriptor)")
    for attempt in 0..<1_000 {
      let path = StaleFiles.path(beside: target, attempt, .new)
      if linkat(AT_FDCWD, source, AT_FDCWD, SystemPath.bytes(of: path), AT_SYMLINK_FOLLOW) == 0 {
        temporary = path
        unfinished.insert(path)
        return path
      }
      guard errno == EEXIST else { break }
    }
    throw failure(errno)
  }
}
