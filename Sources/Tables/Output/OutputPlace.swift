#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where an output goes: what its name leads to, looked at before anything is written.
struct OutputPlace {
  enum Kind {
    /// Standard output.
    case standard
    /// A pipe or a device, written straight.
    case straight
    /// A file that is replaced, and what it is.
    case existing(stat)
    /// A file that is not there yet.
    case new
  }

  /// The name for people.
  let name: String
  /// The path written to: links are followed.
  let target: String
  let kind: Kind

  /// Looks at a name; `-` is standard output.
  ///
  /// - Throws: `writeFailure` when it leads to a folder, into a folder that is not there, to a file that may not be written,
  ///   or nowhere: a link to nothing, or to itself.
  init(path: String) throws(TableError) {
    guard path != "-" else {
      (name, target, kind) = ("standard output", path, .standard)
      return
    }
    name = SystemPath.shown(path)
    guard let status = SystemPath.status(path) else {
      target = path
      kind = .new
      try Self.checkNew(path, code: errno)
      return
    }
    let type = status.st_mode & S_IFMT
    if type == S_IFDIR { throw .writeFailure(file: name, reason: "it is a directory") }
    if access(SystemPath.bytes(of: path), W_OK) != 0 {
      throw .writeFailure(file: name, reason: ByteSource.reason(errno))
    }
    // The file behind a symbolic link is replaced, and not the link.
    target = Self.resolved(path)
    kind = type == S_IFREG ? .existing(status) : .straight
    if type == S_IFREG { try Self.checkFolder(of: target, name: name) }
  }

  /// What tells one place from another; `nil` for pipes and devices, which may be written to twice.
  var identity: Identity? {
    switch kind {
    case .standard: FileIdentity(path: "-", standard: 1).map(Identity.file) ?? .standard
    case .straight: nil
    case .existing(let status): .file(FileIdentity(status))
    case .new:
      SystemPath.status(Self.folder(of: target)).map {
        .name(SystemPath.parts(of: target).name, in: FileIdentity($0))
      }
    }
  }

  enum Identity: Hashable {
    case standard
    case file(FileIdentity)
    case name(String, in: FileIdentity)
  }

  /// The folder of a path, `.` for the working one.
  static func folder(of path: String) -> String {
    let folder = SystemPath.parts(of: path).folder
    return folder.isEmpty ? "." : folder == "/" ? folder : String(folder.dropLast())
  }

  private static func checkNew(_ path: String, code: Int32) throws(TableError) {
    let name = SystemPath.shown(path)
    var status = stat()
    if lstat(SystemPath.bytes(of: path), &status) == 0, status.st_mode & S_IFMT == S_IFLNK {
      let reason = code == ELOOP ? "it is a link that leads to itself" : "it is a link to something that is not there"
      throw .writeFailure(file: name, reason: reason)
    }
    guard code == ENOENT else { throw .writeFailure(file: name, reason: ByteSource.reason(code)) }
    guard !path.isEmpty else { throw .writeFailure(file: "''", reason: "a file needs a name") }
    try checkFolder(of: path, name: name)
  }

  private static func checkFolder(of path: String, name: String) throws(TableError) {
    let folder = folder(of: path)
    guard SystemPath.exists(folder) else {
      throw .writeFailure(file: name, reason: "there is no folder '\(SystemPath.shown(folder))'")
    }
    if access(SystemPath.bytes(of: folder), W_OK | X_OK) != 0 {
      throw .writeFailure(
        file: name, reason: "the folder '\(SystemPath.shown(folder))' cannot be written: \(ByteSource.reason(errno))")
    }
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(SystemPath.bytes(of: path), nil) else { return path }
    defer { free(real) }
    return SystemPath.text(of: UnsafeRawBufferPointer(start: real, count: strlen(real)))
  }
}
