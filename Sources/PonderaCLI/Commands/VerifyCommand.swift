import ArgumentParser
import DecisionCases
import Parallelism
import Reporting
import Tables

/// `pondera verify`.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Whether the numbers on this machine match the literature, method by method.",
    usage: "pondera verify [<options>] [<cases> ...]",
    discussion: """
      Computes published examples and closed forms, which are inside the program, and compares every number with its \
      reference. CASES are files of your own in the same form, or folders of them. The exit status is 1 when a number \
      does not match.

      Examples:
        pondera verify
        pondera verify --method vikor --format json
        pondera verify my-example.json
      """)

  @Argument(help: ArgumentHelp("Case files or folders (default: the cases inside the program).", valueName: "cases"))
  var cases: [String] = []

  @Option(help: ArgumentHelp("Only cases whose method or name holds this word.", valueName: "word"))
  var method: String?

  @Flag(help: "List the cases and do nothing.")
  var list = false

  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    try output.check(inputs: caseFiles())
    let known = try readCases()
    let chosen = known.filter { isWanted($0) }
    guard !chosen.isEmpty else {
      throw ValidationError(
        method.map { "No case is about '\($0)'; 'pondera verify --list' names them." } ?? "There is no case to compute."
      )
    }
    if list {
      let file = try AtomicFile(path: output.output)
      for known in chosen { try file.write("\(VisibleText.of(known.id))\t\(VisibleText.of(known.method))\n") }
      return try file.commit()
    }
    let progress = ProgressLine()
    let checks = try chosen.enumerated().map { index, known in
      progress.handler?(WorkProgress(stage: "computing cases", fraction: Double(index) / Double(chosen.count)))
      return try CaseCheck(known)
    }
    progress.finish()
    let report = VerifyReport(checks, origin: cases.isEmpty ? "inside the program" : cases.joined(separator: ", "))
    try output.show(report)
    if !report.matches { throw ExitCode(1) }
  }

  private func isWanted(_ known: DecisionCase) -> Bool {
    guard let word = method?.lowercased() else { return true }
    return ([known.id, known.method] + known.methodIdentifiers).contains { $0.lowercased().contains(word) }
  }

  private func readCases() throws -> [DecisionCase] {
    guard !cases.isEmpty else { return try ShippedCases.all() }
    return try caseFiles().map { try CaseFile.read($0) }
  }

  private func caseFiles() throws -> [String] {
    try cases.flatMap { try SystemPath.isFolder($0) ? CaseFile.folder($0) : [$0] }
  }
}
