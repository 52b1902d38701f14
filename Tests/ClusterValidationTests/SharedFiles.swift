import Foundation
import Testing

/// The reference data and results that stand beside the checkout; tests that need them are skipped elsewhere.
enum SharedFiles {
  /// `../shared` beside the package, or what the environment variable `PONDERA_SHARED` names.
  static let root: URL = {
    var package = URL(filePath: #filePath)
    for _ in 0..<3 { package.deleteLastPathComponent() }
    let beside = package.deletingLastPathComponent().appending(path: "shared")
    if FileManager.default.fileExists(atPath: beside.path) { return beside }
    return URL(filePath: ProcessInfo.processInfo.environment["PONDERA_SHARED"] ?? beside.path)
  }()

  static var exist: Bool { FileManager.default.fileExists(atPath: root.appending(path: "oracles").path) }

  /// A file as text.
  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// The columns of a file without quotes, by name, as texts.
  static func columns(ofCSV path: String) throws -> [String: [String]] {
    let lines = try text(path).split(separator: "\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    var columns: [String: [String]] = [:]
    for (index, name) in lines[0].enumerated() { columns[name] = lines.dropFirst().map { $0[index] } }
    return columns
  }
}
