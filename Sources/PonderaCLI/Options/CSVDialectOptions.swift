import ArgumentParser
import Provenance
public import Tables

/// For whom CSV is written.
struct CSVDialectOptions: ParsableArguments {
  @Option(
    name: .customLong("csv-dialect"),
    help: ArgumentHelp(
      """
      Who reads the CSV that is written: data (as the input is written, every value as it is), or a spreadsheet: excel, or \
      excel-fr with semicolons and decimal commas, where an apostrophe keeps a text such as =1+1 from running as a formula.
      """, valueName: "reader"))
  var reader: CSVDestination.Reader = .data

  func destination(_ path: String) -> CSVDestination { CSVDestination(path, for: reader) }

  /// Says of files for programs what a spreadsheet would run.
  func tell(of files: [FinishedFile]) {
    for file in files {
      guard let finding = file.formulas.finding(in: file.name) else { continue }
      StandardError.write("pondera: note: \(VisibleText.of(finding.message))\n")
    }
  }
}

extension CSVDestination.Reader: ExpressibleByArgument {}
