import ArgumentParser
import Provenance

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
    do {
      var command = try PonderaTool.parseAsRoot()
      try command.run()
    } catch {
      CommandFailure.exit(with: error)
    }
  }
}
