import ArgumentParser
import Provenance
import Tables

/// The root command.
struct PonderaTool: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pondera",
    abstract: "Which segments your market really has, and what each of them weighs.",
    discussion: """
      Start with 'pondera inspect FILE' to see what a file holds, then 'pondera cluster FILE'.
      FILE is a CSV file of accounts, or - for standard input; delimiter, decimal mark and encoding are found out.
      """,
    version: PonderaVersion.current,
    subcommands: [
      InspectCommand.self, ExploreCommand.self, ClusterCommand.self, CompareCommand.self, GenerateCommand.self,
      WeighCommand.self, RankCommand.self, SortCommand.self, VerifyCommand.self, BenchmarkCommand.self,
    ])
}

/// Where the program starts.
@main struct Main {
  static func main() {
    StandardStreams.openClosed()
    Interruption.watch()
    do {
      var command = try PonderaTool.parseAsRoot(SystemPath.arguments)
      try command.run()
      ProgressLine.wipe()
    } catch {
      ProgressLine.wipe()
      CommandFailure.exit(with: error)
    }
  }
}
