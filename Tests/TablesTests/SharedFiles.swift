import Foundation

/// The data sets that stand beside the checkout; they are not part of the project.
enum SharedFiles {
  static let directory: URL? = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let beside = root.deletingLastPathComponent().appending(path: "shared")
    let named = ProcessInfo.processInfo.environment["PONDERA_SHARED"].map { URL(filePath: $0) }
    return [beside, named].compactMap { $0 }.first {
      FileManager.default.fileExists(atPath: $0.appending(path: "data/README.md").path)
    }
  }()

  static var exist: Bool { directory != nil }

  static func path(_ name: String) -> String { directory?.appending(path: "data/\(name)").path ?? name }
}
