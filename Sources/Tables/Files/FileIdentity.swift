#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Which file a name or a descriptor leads to, whatever it is called: links of both kinds lead to one identity.
struct FileIdentity: Hashable {
  private let device: UInt64
  private let number: UInt64

  init(_ status: stat) {
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
  }

  /// The regular file behind a name; `nil` when there is none. `-` is what `standard` leads to.
  init?(path: String, standard descriptor: Int32) {
    var status = stat()
    let isThere = path == "-" ? fstat(descriptor, &status) == 0 : stat(SystemPath.bytes(of: path), &status) == 0
    guard isThere, status.st_mode & S_IFMT == S_IFREG else { return nil }
    self.init(status)
  }
}
