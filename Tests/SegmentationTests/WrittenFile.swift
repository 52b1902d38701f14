import Foundation

/// A file that a test writes and that goes with it.
final class WrittenFile {
  let url = FileManager.default.temporaryDirectory.appending(path: "pondera-\(UUID().uuidString).csv")

  deinit { try? FileManager.default.removeItem(at: url) }

  var path: String { url.path() }
  var bytes: Data { get throws { try Data(contentsOf: url) } }
  var exists: Bool { FileManager.default.fileExists(atPath: path) }
}
