#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that is there whole or not at all: written aside in the same directory and renamed by ``commit()``.
///
/// Without a commit what was written aside is removed and the old file stays. `-` is standard output, and what is no
/// regular file (a pipe, `/dev/null`) is written straight.
package struct AtomicFile: ~Copyable {
  /// The name for people.
  package let name: String
  private let descriptor: Int32
  private let target: String
  /// The path written aside, or `nil` when writing straight or when it is gone.
  private var temporary: String?
  private let closesDescriptor: Bool

  /// Opens a file for writing.
  ///
  /// - Throws: `writeFailure` when it cannot be made, or is there and may not be written.
  package init(path: String) throws(TableError) {
    if path == "-" {
      self.init(descriptor: 1, name: "standard output", closes: false)
      return
    }
    var status = stat()
    let exists = stat(path, &status) == 0
    let type = status.st_mode & S_IFMT
    if exists, type == S_IFDIR { throw .writeFailure(file: path, reason: "it is a directory") }
    if exists, access(path, W_OK) != 0 { throw .writeFailure(file: path, reason: ByteSource.reason(errno)) }
    if exists, type != S_IFREG {
      let descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw .writeFailure(file: path, reason: ByteSource.reason(errno)) }
      self.init(descriptor: descriptor, name: path, closes: true)
      return
    }
    // The file behind a symbolic link is replaced, and not the link.
    let target = exists ? Self.resolved(path) : path
    let (descriptor, temporary) = try Self.openAside(target, name: path)
    if exists { fchmod(descriptor, status.st_mode & 0o7777) }
    self.init(descriptor: descriptor, name: path, closes: true, target: target, temporary: temporary)
  }

  /// Writes to an open descriptor; straight unless a temporary path is given.
  init(descriptor: Int32, name: String, closes: Bool, target: String = "", temporary: String? = nil) {
    self.name = name
    self.descriptor = descriptor
    self.target = target
    self.temporary = temporary
    closesDescriptor = closes
  }

  deinit {
    if closesDescriptor { close(descriptor) }
    if let temporary { unlink(temporary) }
  }

  /// Writes all bytes.
  ///
  /// - Throws: `brokenPipe` when the reader went away, else `writeFailure`.
  package func write(_ bytes: UnsafeRawBufferPointer) throws(TableError) {
    var offset = 0
    while offset < bytes.count {
      let (written, code) = BrokenPipe.write(descriptor, bytes.baseAddress! + offset, bytes.count - offset)
      if written < 0, code == EINTR { continue }
      if written < 0, code == EAGAIN {
        var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&request, 1, -1)
        continue
      }
      if written < 0 {
        if code == EPIPE { throw .brokenPipe }
        throw .writeFailure(file: name, reason: ByteSource.reason(code))
      }
      offset += written
    }
  }

  /// Writes a text.
  package func write(_ text: String) throws(TableError) {
    var text = text
    let result = text.withUTF8 { bytes in
      Result { () throws(TableError) in try write(UnsafeRawBufferPointer(bytes)) }
    }
    try result.get()
  }

  /// Puts the file in its place.
  package consuming func commit() throws(TableError) {
    guard let temporary else { return }
    guard rename(temporary, target) == 0 else {
      throw .writeFailure(file: name, reason: ByteSource.reason(errno))
    }
    self.temporary = nil
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func openAside(_ target: String, name: String) throws(TableError) -> (Int32, String) {
    let slash = target.lastIndex(of: "/").map { target.index(after: $0) } ?? target.startIndex
    let directory = target[..<slash]
    // A long name leaves no room for the rest of the temporary's.
    let base = target[slash...].prefix(40)
    for attempt in 0..<1_000 {
      let path = "\(directory).\(base).\(getpid())-\(attempt).tmp"
      let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o666)
      if descriptor >= 0 { return (descriptor, path) }
      guard errno == EEXIST else { break }
    }
    throw .writeFailure(file: name, reason: ByteSource.reason(errno))
  }
}
