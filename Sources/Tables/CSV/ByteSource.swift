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
  /// What cannot be read twice is held up to this size: 1 GiB, or a quarter of the memory where that is less.
  static let heldLimit = min(1 << 30, PhysicalMemory.byteCount / 4)
  /// After so many bytes what is no text is told from what is.
  private static let lookLength = 1 << 16

  /// The name for people.
  let name: String
  /// The number of bytes.
  let count: Int
  /// The longest row and the bytes read at once, ``ChunkReader/rowLimit`` and ``ChunkReader/chunkSize`` except in tests.
  let rowLimit: Int
  let chunkSize: Int
  private let memory: [UInt8]
  private let descriptor: Int32
  /// Where the bytes begin: standard input may have been read from before.
  private let start: Int
  private let stamp: Stamp

  /// Opens a file; `-` is standard input.
  ///
  /// - Parameters:
  ///   - encoding: The encoding if it is known: only in UTF-16 may bytes be 0.
  ///   - limit: The most bytes that are held of what cannot be read twice.
  /// - Throws: `missingFile`, `directory`, `unreadable`, `readFailure`; for what cannot be read twice `binaryFile` when it
  ///   begins like no text, and `tooLong`.
  init(
    path: String, encoding: CSVEncoding? = nil, holding limit: Int = ByteSource.heldLimit
  ) throws(TableError) {
    name = path == "-" ? "standard input" : SystemPath.shown(path)
    rowLimit = ChunkReader.rowLimit
    chunkSize = ChunkReader.chunkSize
    let descriptor =
      path == "-" ? fcntl(0, F_DUPFD_CLOEXEC, 3) : open(SystemPath.bytes(of: path), O_RDONLY | O_CLOEXEC)
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
    let position = path == "-" ? max(0, Int(lseek(descriptor, 0, SEEK_CUR))) : 0
    if status.st_mode & S_IFMT == S_IFREG, Int(status.st_size) - position > Self.memoryLimit {
      self.descriptor = descriptor
      start = position
      count = Int(status.st_size) - position
      memory = []
      return
    }
    defer { close(descriptor) }
    self.descriptor = -1
    start = 0
    memory = try Self.readToEnd(
      descriptor, expected: Int(status.st_size) - position, limit: limit, encoding: encoding, file: name)
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
    start = 0
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
      let got = pread(descriptor, base + filled, wanted - filled, off_t(start + offset + filled))
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

  private static func readToEnd(
    _ descriptor: Int32, expected: Int, limit: Int, encoding: CSVEncoding?, file: String
  ) throws(TableError) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(max(expected, 0), memoryLimit))
    var isText = false
    let piece = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 18)
    defer { piece.deallocate() }
    while true {
      let got = systemRead(descriptor, piece.baseAddress!, piece.count)
      if got < 0, errno == EINTR { continue }
      if got < 0 { throw .readFailure(file: file, reason: reason(errno)) }
      if got == 0 { return bytes }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: piece[..<got]))
      if !isText, bytes.count >= lookLength {
        guard !EncodingDetector.isNoText(bytes, encoding) else { throw .binaryFile(file: file, looksLike: nil) }
        isText = true
      }
      guard bytes.count <= limit else { throw .tooLong(file: file, limit: limit) }
    }
  }

  private static func openingError(_ code: Int32, file: String) -> TableError {
    switch code {
    case ENOENT, ENOTDIR, ENAMETOOLONG: .missingFile(file: file)
    case EACCES, EPERM: .unreadable(file: file)
    case ELOOP: .readFailure(file: file, reason: "it is a link that leads to itself")
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
