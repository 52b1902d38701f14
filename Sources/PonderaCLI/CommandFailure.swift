import ArgumentParser
import Foundation
import Provenance
import Tables

/// Turns an error into a sentence on standard error and an exit status.
enum CommandFailure {
  /// Ends the process.
  ///
  /// A reader that went away (`| head`) ends it quietly. Errors of the rooms carry their category; errors of the argument
  /// parser print their own help and mean wrong usage.
  static func exit(with error: any Error) -> Never {
    switch error {
    case TableError.brokenPipe:
      Foundation.exit(0)
    case let known as any PonderaError:
      report("\(known)")
      Foundation.exit(known.category.rawValue)
    default:
      PonderaTool.exit(withError: error)
    }
  }

  private static func report(_ sentence: String) {
    FileHandle.standardError.write(Data("pondera: \(VisibleText.of(sentence))\n".utf8))
  }
}
