import Foundation
import Testing

/// A folder of its own for a test, in which the program runs; it is removed with the test.
final class Workspace {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "pondera-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }

  func write(_ bytes: Data, to name: String) throws { try bytes.write(to: folder.appending(path: name)) }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
  }

  /// Everything in the folder, hidden files too, in order.
  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted() }
  }

  func run(_ arguments: [String], input: Data = Data(), environment: [String: String] = [:]) throws -> CommandRun {
    try CommandRun.pondera(arguments, input: input, environment: environment, in: folder)
  }

  /// A run that must succeed without a word on standard error.
  func succeed(
    _ arguments: [String], input: Data = Data(), environment: [String: String] = [:],
    at location: SourceLocation = #_sourceLocation
  ) throws -> CommandRun {
    let run = try run(arguments, input: input, environment: environment)
    #expect(run.message == "", sourceLocation: location)
    try #require(run.exitCode == 0, sourceLocation: location)
    return run
  }

  /// What a run with `--format json` says.
  func decode<Value: Decodable>(
    _ type: Value.Type, _ arguments: [String], input: Data = Data(), at location: SourceLocation = #_sourceLocation
  ) throws -> Value {
    let run = try succeed(arguments + ["--format", "json"], input: input, at: location)
    return try JSONDecoder().decode(type, from: run.output)
  }
}
