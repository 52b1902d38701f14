import Foundation
import TestSupport
import Testing

/// Texts that stand in `Tests/Fixtures/Reporting` as they must come out. `PONDERA_RECORD=1` rewrites them instead.
enum GoldenText {
  private static let isRecording = ProcessInfo.processInfo.environment["PONDERA_RECORD"] == "1"

  static func expect(_ text: String, toBe name: String, at location: SourceLocation = #_sourceLocation) throws {
    let url = URL(filePath: ProjectFiles.path("Tests/Fixtures/Reporting/\(name)"))
    if isRecording { try text.write(to: url, atomically: true, encoding: .utf8) }
    #expect(text == (try String(contentsOf: url, encoding: .utf8)), sourceLocation: location)
  }
}
