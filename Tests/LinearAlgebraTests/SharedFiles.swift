import Foundation

/// The reference data and results that stand beside the checkout; they are not part of the project.
enum SharedFiles {
  /// The folder `../shared` beside the package, or what `PONDERA_SHARED` names when that is not there.
  static let root: URL? = {
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let beside = package.deletingLastPathComponent().appending(path: "shared")
    let named = ProcessInfo.processInfo.environment["PONDERA_SHARED"].map { URL(filePath: $0) }
    return [beside, named].compactMap { $0 }.first {
      FileManager.default.fileExists(atPath: $0.appending(path: "oracles").path)
    }
  }()

  /// Whether the files are there.
  static var exist: Bool { root != nil }

  struct Missing: Error {}

  static func contents(_ path: String) throws -> Data {
    guard let root else { throw Missing() }
    return try Data(contentsOf: root.appending(path: path))
  }

  /// The named columns of a table of plain numbers: a header line, commas, no quotes.
  static func columns(_ names: [String], of path: String) throws -> [[Double]] {
    let text = String(decoding: try contents(path), as: UTF8.self)
    let lines = text.split(whereSeparator: \.isNewline).map { line in
      line.split(separator: ",", omittingEmptySubsequences: false)
    }
    guard let header = lines.first else { throw Missing() }
    return try names.map { name in
      guard let column = header.firstIndex(where: { $0 == name }) else { throw Missing() }
      return try lines.dropFirst().map { line in
        guard let value = Double(line[column]) else { throw Missing() }
        return value
      }
    }
  }
}
