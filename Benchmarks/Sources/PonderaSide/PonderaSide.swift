import Foundation

/// Pondera's side of the comparison with other tools; the driver is `peers/bench.py`.
///
/// - `PonderaSide jobs` lists the jobs that can be served, one a line.
/// - `PonderaSide serve JOB key=value …` prepares a job, says `{"ready": true}`, and then does one repeat for each line on
///   standard input (a JSON object, see ``Request``) and answers with one line of JSON, until the input ends. Two such sides
///   can so take turns.
/// - `PonderaSide csv FILE` reads a file into columns once: the whole process is measured from outside.
@main
struct PonderaSide {
  static func main() {
    do {
      try run(Array(CommandLine.arguments.dropFirst()))
    } catch {
      FileHandle.standardError.write(Data("PonderaSide: \(error)\n".utf8))
      exit(1)
    }
  }

  private static func run(_ arguments: [String]) throws {
    switch arguments.first {
    case "jobs": for name in SideJobs.all.keys.sorted() { print(name) }
    case "serve" where arguments.count >= 2:
      try serve(arguments[1], settings: Settings(arguments.dropFirst(2)))
    case "csv" where arguments.count == 2: try CSVRun.run(path: arguments[1])
    default: throw SideError("say jobs, serve JOB key=value …, or csv FILE")
    }
  }

  private static func serve(_ name: String, settings: Settings) throws {
    guard let make = SideJobs.all[name] else { throw SideError("there is no job '\(name)'") }
    let job = try make(settings)
    say(#"{"ready": true}"#)
    while let line = readLine() {
      let request = try JSONDecoder().decode(Request.self, from: Data(line.utf8))
      var answer = try job.run(request)
      answer.peakBytes = Usage.peakBytes
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys]
      say(String(decoding: try encoder.encode(answer), as: UTF8.self))
    }
  }

  /// Writes a line at once: the driver waits for it.
  private static func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}

/// What is wrong with a call.
struct SideError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
