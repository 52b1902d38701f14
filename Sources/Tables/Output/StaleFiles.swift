#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The names of files written aside, and what a killed process left of them.
enum StaleFiles {
  /// What is kept aside: a new file, or the old one while new ones are put in their places.
  enum Kind: String {
    case new = "tmp"
    case old
  }

  /// A long name leaves no room for the rest.
  private static let nameLimit = 40

  /// `.NAME.PROCESS-ATTEMPT.KIND` in the folder of `target`.
  static func path(beside target: String, _ attempt: Int, _ kind: Kind) -> String {
    let (folder, name) = SystemPath.parts(of: target)
    return "\(folder).\(shortened(name)).\(getpid())-\(attempt).\(kind.rawValue)"
  }

  /// Removes what dead processes left beside a file that is about to be written.
  ///
  /// A file of a living process is locked. An old file whose new one never came is put back.
  static func remove(beside target: String) {
    let (folder, name) = SystemPath.parts(of: target)
    let start = ".\(shortened(name))."
    guard let names = SystemPath.names(in: OutputPlace.folder(of: target)) else { return }
    for found in names where found.hasPrefix(start) {
      guard let (process, kind) = parsed(found.dropFirst(start.count)) else { continue }
      let path = SystemPath.bytes(of: folder + found)
      switch kind {
      case .new: if isUnlocked(path) { unlink(path) }
      case .old:
        guard kill(process, 0) != 0, errno == ESRCH else { continue }
        if shortened(name) == name, !SystemPath.exists(target) {
          rename(path, SystemPath.bytes(of: target))
        } else {
          unlink(path)
        }
      }
    }
  }

  private static func shortened(_ name: String) -> String {
    String(String.UnicodeScalarView(name.unicodeScalars.prefix(nameLimit)))
  }

  /// `1234-0.tmp` apart.
  private static func parsed(_ rest: Substring) -> (process: pid_t, Kind)? {
    let parts = rest.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let kind = Kind(rawValue: String(parts[1])) else { return nil }
    let numbers = parts[0].split(separator: "-", omittingEmptySubsequences: false)
    guard numbers.count == 2, let process = pid_t(numbers[0]), process > 0, Int(numbers[1]) != nil else { return nil }
    return (process, kind)
  }

  /// Whether a file is ours and nobody holds its lock. What is no regular file, or another's, is left alone.
  private static func isUnlocked(_ path: [CChar]) -> Bool {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid() else {
      return false
    }
    return flock(descriptor, LOCK_EX | LOCK_NB) == 0
  }
}
