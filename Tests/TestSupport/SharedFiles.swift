package import Foundation

/// Real data and reference results that stand beside the checkout, in `../shared`, and are not part of the project.
///
/// Tests that want them say so with `.enabled(if: SharedFiles.exist)` and are reported as skipped elsewhere. The environment
/// variable `PONDERA_SHARED` names another place.
package enum SharedFiles {
  /// The folder.
  package static let root: URL = {
    if let path = ProcessInfo.processInfo.environment["PONDERA_SHARED"] { return URL(filePath: path) }
    return URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared")
  }()

  /// Whether the folder is there.
  package static var exist: Bool { FileManager.default.fileExists(atPath: root.appending(path: "oracles").path()) }

  /// The path of a data file, for example `"hatco/hatco.csv"`.
  package static func data(_ path: String) -> String { root.appending(path: "data/\(path)").path() }

  /// A reference file, decoded.
  package static func oracle<T: Decodable>(_ name: String, as type: T.Type = T.self) throws -> T {
    try JSONDecoder().decode(type, from: Data(contentsOf: root.appending(path: "oracles/\(name).json")))
  }
}
