import Foundation
import TestSupport

/// The files that the documentation's examples read and write.
enum ExampleFiles {
  static let buyersPath = ProjectFiles.path("datasets/heavy-equipment-buyers/heavy-equipment-buyers.csv")
  static let segmentsPath = ProjectFiles.path("datasets/heavy-equipment-segments/heavy-equipment-segments.csv")
  static let frenchSegmentsPath = ProjectFiles.path("datasets/heavy-equipment-segments/segments-besoins.csv")

  /// Gives the path of a file that is gone afterwards.
  static func withTemporaryPath(_ body: (String) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "pondera-example-\(UUID().uuidString).csv").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(path)
  }

  static func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }
}
