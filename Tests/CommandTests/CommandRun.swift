import Foundation

/// One run of the program `pondera` that was built beside these tests, from start to end.
struct CommandRun {
  /// Why a run gave no result.
  enum Failure: Error {
    case noProgram(searched: [String])
    case tookTooLong(seconds: Double, arguments: [String])
  }

  let exitCode: Int32
  /// Standard output as bytes.
  let output: Data
  /// Standard output as text.
  let text: String
  /// Standard error.
  let message: String

  /// Runs the program and waits for its end.
  ///
  /// - Parameters:
  ///   - arguments: The words after `pondera`.
  ///   - input: What standard input holds.
  ///   - environment: Variables beside the few that a program needs to start; `COLUMNS`, colours and the like are as on no
  ///     terminal unless they are named here.
  ///   - directory: The working directory.
  ///   - limit: After so many seconds the run is ended and counts as failed.
  static func pondera(
    _ arguments: [String], input: Data = Data(), environment: [String: String] = [:], in directory: URL,
    limit: Double = 120
  ) throws -> CommandRun {
    try run(program(), arguments, input: input, environment: environment, in: directory, limit: limit)
  }

  /// Runs a shell script in which `$PONDERA` is the program.
  static func shell(
    _ script: String, environment: [String: String] = [:], in directory: URL, limit: Double = 120
  ) throws -> CommandRun {
    var variables = environment
    variables["PONDERA"] = try program().path()
    return try run(
      URL(filePath: "/bin/sh"), ["-c", script], input: Data(), environment: variables, in: directory, limit: limit)
  }

  /// The program beside the bundle of the tests; `PONDERA_PROGRAM` names another one.
  private static func program() throws -> URL {
    if let path = ProcessInfo.processInfo.environment["PONDERA_PROGRAM"] { return URL(filePath: path) }
    let bundle = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
    var folder = bundle.resolvingSymlinksInPath().deletingLastPathComponent()
    var searched: [String] = []
    for _ in 0..<4 {
      let candidate = folder.appending(path: "pondera")
      searched.append(candidate.path())
      if FileManager.default.isExecutableFile(atPath: candidate.path()) { return candidate }
      folder.deleteLastPathComponent()
    }
    throw Failure.noProgram(searched: searched)
  }

  /// What is written goes to files, so that a full pipe cannot hold the program up.
  private static func run(
    _ program: URL, _ arguments: [String], input: Data, environment: [String: String], in directory: URL, limit: Double
  ) throws -> CommandRun {
    let folder = FileManager.default.temporaryDirectory.appending(path: "pondera-run-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (source, sink, complaints) = ("in", "out", "err")
    for name in [source, sink, complaints] {
      try (name == source ? input : Data()).write(to: folder.appending(path: name))
    }
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = directory
    process.environment = inherited.merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: folder.appending(path: source))
    process.standardOutput = try FileHandle(forWritingTo: folder.appending(path: sink))
    process.standardError = try FileHandle(forWritingTo: folder.appending(path: complaints))
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
    guard ended.wait(timeout: .now() + limit) == .success else {
      process.terminate()
      throw Failure.tookTooLong(seconds: limit, arguments: arguments)
    }
    let output = try Data(contentsOf: folder.appending(path: sink))
    return CommandRun(
      exitCode: process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus,
      output: output, text: String(decoding: output, as: UTF8.self),
      message: String(decoding: try Data(contentsOf: folder.appending(path: complaints)), as: UTF8.self))
  }

  /// Without these a program may not start; everything else would make runs differ between machines.
  private static var inherited: [String: String] {
    ProcessInfo.processInfo.environment.filter { ["PATH", "HOME", "LD_LIBRARY_PATH", "TMPDIR"].contains($0.key) }
  }
}
