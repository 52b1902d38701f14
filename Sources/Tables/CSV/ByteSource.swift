#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The bytes of a file, read where they are asked for.
///
/// Files are read with `pread` in pieces and not mapped: a file cut short under a mapping kills the process, and the pages
/// of a mapping count as memory in use. What is small or cannot be read twice (a pipe) is held in memory.
final class ByteSource: Sendable {
  /// Files up to this size are read at once.
  static let memoryLimit = 4 << 20

  /// The name for people.
  let name: String
  /// The number of bytes.
  let count: Int
  /// The longest row and the bytes read at once, ``ChunkReader/rowLimit`` and ``ChunkReader/chunkSize`` except in tests.
  let rowLimit: Int
  let chunkSize: Int
  private let memory: [UInt8]
  private let descriptor: Int32
  private let stamp: Stamp

  /// Opens a file; `-` is standard input.
  init(path: String) throws(TableError) {
    name = path == "-" ? "standard input" : path
    rowLimit = ChunkReader.rowLimit
    chunkSize = ChunkReader.chunkSize
    let descriptor = path == "-" ? dup(0) : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.openingError(errno, file: name) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      close(descriptor)
      throw .readFailure(file: name, reason: Self.reason(errno))
    }
    stamp = Stamp(status)
    if status.st_mode & S_IFMT == S_IFDIR {
      close(descriptor)
      throw .directory(file: name)
    }
    if status.st_mode & S_IFMT == S_IFREG, Int(status.st_size) > Self.memoryLimit, path != "-" {
      self.descriptor = descriptor
      count = Int(status.st_size)
      memory = []
      return
    }
    defer { close(descriptor) }
    self.descriptor = -1
    memory = try Self.readToEnd(descriptor, expected: Int(status.st_size), file: name)
    count = memory.count
  }

  /// Bytes that are in memory already.
  init(
    name: String, memory: [UInt8], rowLimit: Int = ChunkReader.rowLimit, chunkSize: Int = ChunkReader.chunkSize
  ) {
    self.name = name
    self.rowLimit = rowLimit
    self.chunkSize = chunkSize
    self.memory = memory
    count = memory.count
    descriptor = -1
    stamp = Stamp(stat())
  }

  /// The same source with other bytes: what they are in UTF-8.
  func holding(_ memory: [UInt8]) -> ByteSource {
    ByteSource(name: name, memory: memory, rowLimit: rowLimit, chunkSize: chunkSize)
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Fills `buffer` from `offset` on, as far as the file goes, and returns how many bytes there were.
  func read(at offset: Int, into buffer: UnsafeMutableBufferPointer<UInt8>) throws(TableError) -> Int {
    let wanted = min(buffer.count, count - offset)
    guard wanted > 0, let base = buffer.baseAddress else { return 0 }
    if descriptor < 0 {
      memory.withUnsafeBufferPointer { base.update(from: $0.baseAddress! + offset, count: wanted) }
      return wanted
    }
    var filled = 0
    while filled < wanted {
      let got = pread(descriptor, base + filled, wanted - filled, off_t(offset + filled))
      if got < 0, errno == EINTR { continue }
      if got < 0 { throw .readFailure(file: name, reason: Self.reason(errno)) }
      if got == 0 { throw .changedWhileReading(file: name) }
      filled += got
    }
    return filled
  }

  /// All bytes from `offset` on, at most `limit`.
  func bytes(from offset: Int = 0, limit: Int = .max) throws(TableError) -> [UInt8] {
    let wanted = max(0, min(limit, count - offset))
    var bytes = [UInt8](repeating: 0, count: wanted)
    let result = bytes.withUnsafeMutableBufferPointer { buffer in
      Result { () throws(TableError) in try read(at: offset, into: buffer) }
    }
    _ = try result.get()
    return bytes
  }

  /// Stops when the file is not the one that was opened any more.
  func checkUnchanged() throws(TableError) {
    guard descriptor >= 0 else { return }
    var status = stat()
    guard fstat(descriptor, &status) == 0, Stamp(status) == stamp else { throw .changedWhileReading(file: name) }
  }

  private static func readToEnd(_ descriptor: Int32, expected: Int, file: String) throws(TableError) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(max(expected, 0), memoryLimit))
    let piece = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 18)
    defer { piece.deallocate() }
    while true {
      let got = systemRead(descriptor, piece.baseAddress!, piece.count)
      if got < 0, errno == EINTR { continue }
      if got < 0 { throw .readFailure(file: file, reason: reason(errno)) }
      if got == 0 { return bytes }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: piece[..<got]))
    }
  }

  private static func openingError(_ code: Int32, file: String) -> TableError {
    switch code {
    case ENOENT, ENOTDIR, ENAMETOOLONG: .missingFile(file: file)
    case EACCES, EPERM: .unreadable(file: file)
    default: .readFailure(file: file, reason: reason(code))
    }
  }

  /// The system's words for an error number.
  static func reason(_ code: Int32) -> String { String(cString: strerror(code)).lowercased() }
}

/// What changes when a file is written to.
private struct Stamp: Equatable {
  let size: Int
  let seconds: Int
  let nanoseconds: Int

  init(_ status: stat) {
    size = Int(status.st_size)
    #if canImport(Darwin)
      let modified = status.st_mtimespec
    #else
      let modified = status.st_mtim
    #endif
    seconds = Int(modified.tv_sec)
    nanoseconds = Int(modified.tv_nsec)
  }
}

/// `read(2)`, whose name the methods above hide.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
  read(descriptor, buffer, count)
}
