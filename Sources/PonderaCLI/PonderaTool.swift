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

extension PonderaTool {
  /// The names of the commands.
  static var commandNames: [String] { configuration.subcommands.compactMap { $0.configuration.commandName } }

  /// Refuses a first word that is no command with the nearest one, before its options are told to be unexpected.
  static func checkCommand(_ arguments: [String]) throws {
    guard let word = arguments.first, !word.hasPrefix("-"), word != "help", !commandNames.contains(word) else { return }
    throw ValidationError(
      "There is no command '\(VisibleText.of(word, limit: 40))'.\(NearestName.hint(for: word, among: commandNames)) "
        + "The commands are \(commandNames.joined(separator: ", ")).")
  }
}

/// Where the program starts.
@main struct Main {
  static func main() {
    StandardStreams.openClosed()
    Interruption.watch()
    do {
      let arguments = SystemPath.arguments
      try PonderaTool.checkCommand(arguments)
      var command = try PonderaTool.parseAsRoot(arguments)
      try command.run()
      ProgressLine.wipe()
    } catch {
      ProgressLine.wipe()
      CommandFailure.exit(with: error)
    }
  }
}
