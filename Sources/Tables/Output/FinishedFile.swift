#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// An output that is complete: on its way already when it is a stream, else aside until it is put in its place.
///
/// Without ``commit(_:)`` the file that was there stays.
package final class FinishedFile {
  /// The name for people.
  package let name: String
  /// The values in it that a spreadsheet would take for formulas.
  package let formulas: FormulaCells
  private let aside: AsideFile?

  init(name: String, aside: AsideFile?, formulas: FormulaCells = FormulaCells()) {
    self.name = name
    self.aside = aside
    self.formulas = formulas
  }

  /// Puts files in their places, all of them or none.
  ///
  /// Everything is on the disk before the first file appears. When one cannot be put in its place, or a folder cannot be
  /// synced, what was there before is put back.
  ///
  /// - Throws: `writeFailure`.
  package static func commit(_ files: [FinishedFile]) throws(TableError) {
    let asides = files.compactMap(\.aside)
    guard !asides.isEmpty else { return }
    try UnfinishedFiles.committing(asides.count) { (unfinished) throws(TableError) in
      var exchanges: [Exchange] = []
      do throws(TableError) {
        var paths: [String] = []
        for aside in asides { paths.append(try aside.closeNamed(&unfinished)) }
        for (aside, path) in zip(asides, paths) { exchanges.append(try Exchange(aside, from: path)) }
        try syncFolders(asides)
      } catch {
        for exchange in exchanges.reversed() { exchange.undo() }
        throw error
      }
      for exchange in exchanges { exchange.forgetOld() }
      for aside in asides { aside.isPlaced(&unfinished) }
    }
  }

  /// Puts this file in its place.
  package func commit() throws(TableError) { try Self.commit([self]) }

  /// A file that was put in the place of another, which is kept until all are.
  private struct Exchange {
    private let target: [CChar]
    private let fresh: [CChar]
    /// Where the old file is kept; `nil` when there was none.
    private let old: [CChar]?

    init(_ aside: AsideFile, from path: String) throws(TableError) {
      target = SystemPath.bytes(of: aside.target)
      fresh = SystemPath.bytes(of: path)
      old = try Self.kept(aside, target)
      guard rename(fresh, target) == 0 else {
        let code = errno
        // Two names of one file stay two when one is renamed to the other.
        if let old, rename(old, target) == 0 { unlink(old) }
        throw aside.failure(code)
      }
    }

    /// Puts back what was there; the new file goes aside again, where it is removed.
    func undo() {
      rename(target, fresh)
      if let old { rename(old, target) }
    }

    func forgetOld() {
      if let old { unlink(old) }
    }

    /// Keeps the old file under a second name, so that there is one at any moment; where the disk knows no second names,
    /// the old file is moved.
    private static func kept(_ aside: AsideFile, _ target: [CChar]) throws(TableError) -> [CChar]? {
      for attempt in 0..<1_000 {
        let path = SystemPath.bytes(of: StaleFiles.path(beside: aside.target, attempt, .old))
        if link(target, path) == 0 { return path }
        if errno == ENOENT { return nil }
        if errno == EEXIST { continue }
        // A folder may have come into its place: that is not moved away.
        var status = stat()
        guard lstat(target, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw aside.failure(EISDIR) }
        guard access(path, F_OK) != 0, rename(target, path) == 0 else { break }
        return path
      }
      throw aside.failure(errno)
    }
  }

  /// The folders remember the new names only when they are synced too.
  private static func syncFolders(_ asides: [AsideFile]) throws(TableError) {
    var seen: Set<String> = []
    for aside in asides {
      let folder = OutputPlace.folder(of: aside.target)
      guard seen.insert(folder).inserted else { continue }
      let descriptor = open(SystemPath.bytes(of: folder), O_RDONLY | O_CLOEXEC)
      // A folder that may be written and not read cannot be synced.
      guard descriptor >= 0 else { continue }
      let result = fsync(descriptor) == 0 ? 0 : errno
      let closed = close(descriptor) == 0 ? 0 : errno
      if result != 0, result != EINVAL, result != ENOTSUP { throw aside.failure(result) }
      if closed != 0 { throw aside.failure(closed) }
    }
  }
}
