import Foundation
import Synchronization

/// How many files a folder held at the most, when it was looked at.
final class SeenFiles: Sendable {
  private let folder: URL
  private let most = Mutex(0)

  init(in folder: URL) { self.folder = folder }

  var mostAtOnce: Int { most.withLock { $0 } }

  func look() {
    let count = (try? FileManager.default.contentsOfDirectory(atPath: folder.path).count) ?? 0
    most.withLock { $0 = max($0, count) }
  }
}
