#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that is there whole or not at all: written aside in the same folder and put in its place when it is committed.
///
/// Without a commit what was written aside is gone and the old file stays. `-` is standard output, and what is no regular
/// file (a pipe, `/dev/null`) is written straight.
package struct AtomicFile: ~Copyable {
  /// The name for people.
  package let name: String
  private let descriptor: Int32
  private let aside: AsideFile?
  private var closesDescriptor: Bool

  /// Opens a file for writing; `-` is standard output.
  ///
  /// - Throws: `writeFailure` when it cannot be made, or is there and may not be written.
  package init(path: String) throws(TableError) {
    let place = try OutputPlace(path: path)
    switch place.kind {
    case .standard: self.init(descriptor: 1, name: place.name, closes: false)
    case .straight:
      let descriptor = open(SystemPath.bytes(of: path), O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw .writeFailure(file: place.name, reason: ByteSource.reason(errno)) }
      self.init(descriptor: descriptor, name: place.name, closes: true)
    case .new: self.init(try AsideFile(target: place.target, name: place.name))
    case .existing(let status):
      let aside = try AsideFile(target: place.target, name: place.name)
      // Whose file it was, where that may be said; a changed owner takes the mode's special bits away.
      _ = fchown(aside.descriptor, status.st_uid, status.st_gid)
      fchmod(aside.descriptor, status.st_mode & 0o777)
      self.init(aside)
    }
  }

  /// Writes straight to an open descriptor.
  init(descriptor: Int32, name: String, closes: Bool) {
    self.name = name
    self.descriptor = descriptor
    aside = nil
    closesDescriptor = closes
  }

  private init(_ aside: AsideFile) {
    name = aside.name
    descriptor = aside.descriptor
    self.aside = aside
    closesDescriptor = false
  }

  deinit {
    if closesDescriptor { close(descriptor) }
  }

  /// Whether a person reads along on a terminal.
  var isTerminal: Bool { aside == nil && isatty(descriptor) == 1 }

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

  /// Sees to it that everything written has arrived: on the disk, or at whoever reads.
  ///
  /// - Returns: The file, to be put in its place with others.
  /// - Throws: `writeFailure`: a disk may say only now that it is full.
  package consuming func finished() throws(TableError) -> FinishedFile { try finished(formulas: FormulaCells()) }

  consuming func finished(formulas: FormulaCells) throws(TableError) -> FinishedFile {
    let (name, aside) = (name, aside)
    if let aside {
      try aside.sync()
    } else {
      try closeStraight()
    }
    return FinishedFile(name: name, aside: aside, formulas: formulas)
  }

  /// Puts the file in its place.
  package consuming func commit() throws(TableError) { try finished().commit() }

  /// Closing tells of late errors; what others still write to is closed by a second descriptor.
  private mutating func closeStraight() throws(TableError) {
    let closing = closesDescriptor ? descriptor : dup(descriptor)
    closesDescriptor = false
    guard closing >= 0, close(closing) == 0 else {
      throw .writeFailure(file: name, reason: ByteSource.reason(errno))
    }
  }
}
