import ArgumentParser
import Tables

/// How a CSV file is written; every part is found out when it is not given.
struct InputOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The sign between values: ',' ';' '|' or tab.", valueName: "sign"))
  var delimiter: String?

  @Option(help: ArgumentHelp("The decimal mark.", valueName: "mark"))
  var decimal: DecimalMarkArgument?

  @Option(help: ArgumentHelp("The encoding: utf-8, utf-16, windows-1252 or latin-1.", valueName: "name"))
  var encoding: String?

  @Option(help: ArgumentHelp("Values that mean 'no value', separated by commas.", valueName: "list"))
  var missing: String?

  /// The options for the reader.
  func csvOptions() throws -> CSVOptions {
    let named = try encoding.map { name in
      guard let encoding = CSVEncoding(named: name) else {
        throw ValidationError(
          "'\(VisibleText.of(name, limit: 40))' is no encoding known here; use utf-8, utf-16, windows-1252 or latin-1.")
      }
      return encoding
    }
    return CSVOptions(
      delimiter: try delimiter.map { try CSVOptions.delimiter(named: $0) }, decimalMark: decimal?.mark, encoding: named,
      missingMarkers: missing.map { [""] + $0.split(separator: ",").map(String.init) })
  }
}
