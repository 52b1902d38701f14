import Foundation
import TestSupport

/// A folder that looks like the package from inside, so that a notebook's commands can write files and harm nothing.
final class WorkingCopy {
  let url: URL

  /// Makes the folder, with the shipped data in it.
  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "pondera-notebook-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: URL(filePath: ProjectFiles.path("datasets")), to: url.appending(path: "datasets"))
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}
