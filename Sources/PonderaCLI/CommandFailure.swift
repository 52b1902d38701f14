import ArgumentParser
import Provenance
import Tables

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Turns an error into a sentence on standard error and an exit status.
enum CommandFailure {
  /// Ends the process.
  ///
  /// A reader that went away (`| head`) ends it quietly, and so does an answer that is an exit status. Errors of the
  /// rooms carry their category; those of the argument parser mean wrong usage, unless they are no error but the help
  /// that was asked for.
  static func exit(with error: any Error) -> Never {
    switch error {
    case TableError.brokenPipe:
      endProcess(0)
    case let known as any PonderaError:
      report("\(known)")
      endProcess(known.category.rawValue)
    case let answer as ExitCode:
      endProcess(answer.rawValue)
    case _ where PonderaTool.exitCode(for: error) == .success:
      show(PonderaTool.fullMessage(for: error))
    default:
      var sentence = PonderaTool.message(for: error)
      if sentence.last?.isPunctuation != true || sentence.hasSuffix("'") { sentence += "." }
      report("\(sentence) See '\(commandName) --help'.")
      endProcess(ErrorCategory.usage.rawValue)
    }
  }

  /// The command that was called, for example `pondera cluster`.
  private static var commandName: String {
    guard let called = CommandLine.arguments.dropFirst().first, PonderaTool.commandNames.contains(called) else {
      return "pondera"
    }
    return "pondera \(called)"
  }

  /// Help and version are results: a full disk is told as for every other one.
  private static func show(_ text: String) -> Never {
    do {
      let file = try AtomicFile(path: "-")
      try file.write(text + "\n")
      try file.commit()
      endProcess(0)
    } catch {
      exit(with: error)
    }
  }

  private static func report(_ sentence: String) {
    StandardError.write("pondera: \(VisibleText.of(sentence))\n")
  }
}

/// `exit(3)`, whose name the function above hides.
private func endProcess(_ status: Int32) -> Never { exit(status) }
