import ArgumentParser
import Tables

@testable import PonderaCLI

/// Words of a command line, parted by line feeds: understood or refused with a sentence, and never run.
func fuzzCommandLine(_ input: [UInt8]) {
  let words = input.split(separator: 0x0A, omittingEmptySubsequences: false).prefix(60).map { SystemPath.text(of: $0) }
  do {
    _ = try PonderaTool.parseAsRoot(words)
  } catch {
    guard !VisibleText.of(PonderaTool.message(for: error)).isEmpty || PonderaTool.exitCode(for: error) == .success
    else {
      fatalError("\(words) is refused without a sentence: \(error)")
    }
  }
  // A selection of columns is a list of its own.
  if let selection = refusable({ try ColumnSelection(String(decoding: input, as: UTF8.self)) }) {
    refusable { try selection.names(among: ["a", "b", "x1_c", "x2_d", "5"], fileName: "f.csv") }
  }
}
