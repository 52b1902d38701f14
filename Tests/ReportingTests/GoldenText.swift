import Foundation

/// Texts that stand in `Tests/Fixtures/Reporting` as they must come out.
enum GoldenText {
  static func named(_ name: String) throws -> String {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    return try String(contentsOf: tests.appending(path: "Fixtures/Reporting/\(name)"), encoding: .utf8)
  }
}
