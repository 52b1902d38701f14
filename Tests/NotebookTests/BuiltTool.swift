import Foundation
import TestSupport

/// The `pondera` that was built together with these tests.
enum BuiltTool {
  /// What a run left.
  struct Run {
    let status: Int32
    /// Standard output, then standard error, line by line.
    let lines: [String]
  }

  /// The path: `PONDERA_BINARY`, or beside the tests.
  static var path: String {
    let environment = ProcessInfo.processInfo.environment
    if let path = environment["PONDERA_BINARY"] { return path }
    var folder = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
    // Where tests are a bundle, its program lies some folders deeper than the tool.
    for _ in 0..<4 where !FileManager.default.isExecutableFile(atPath: folder.appending(path: "pondera").path) {
      folder.deleteLastPathComponent()
    }
    return folder.appending(path: "pondera").path
  }

  /// Runs the tool in a folder, as a person would see it in a plain terminal of 80 columns.
  static func run(_ arguments: [String], in folder: URL) throws -> Run {
    let output = folder.appending(path: ".stdout")
    let errors = folder.appending(path: ".stderr")
    for url in [output, errors] { try Data().write(to: url) }
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["COLUMNS": "80", "NO_COLOR": "1", "LC_ALL": "C.UTF-8"]) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    let text = try String(contentsOf: output, encoding: .utf8) + String(contentsOf: errors, encoding: .utf8)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return Run(status: process.terminationStatus, lines: lines)
  }
}
