import ArgumentParser
import Tables

/// Where a table of accounts is written, and how.
struct TableOutputOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Write to this file; - is standard output.", valueName: "file"))
  var output: String = "-"

  @Option(
    help: ArgumentHelp(
      "The decimal mark. With comma the file is as a French or German Excel writes it: semicolons, a "
        + "byte order mark, CRLF.", valueName: "mark"))
  var outputDecimal = DecimalMarkArgument.point

  @Option(help: ArgumentHelp("The sign between values: ',' ';' '|' or tab.", valueName: "sign"))
  var outputDelimiter: String?

  @OptionGroup var csv: CSVDialectOptions

  func validate() throws {
    guard csv.reader != .data else { return }
    if outputDelimiter != nil || (outputDecimal == .comma && csv.reader == .excel) {
      throw ValidationError(
        "--csv-dialect \(csv.reader.rawValue) says how the file is written; leave --output-delimiter and --output-decimal out."
      )
    }
  }

  /// How the file is written.
  func dialect() throws -> CSVDialect {
    var dialect = outputDecimal == .comma ? CSVDialect.europeanExcel : .standard
    if let outputDelimiter { dialect.delimiter = try CSVOptions.delimiter(named: outputDelimiter) }
    return dialect
  }
}
