import Foundation
import Testing

/// `pondera inspect`.
struct InspectCommandLawTests {
  private let work: Workspace

  init() throws { work = try Workspace() }

  @Test func factsOfEveryKindOfColumn() throws {
    var lines = ["client_id;prix;délai;copie;unité;vide;note;remarque"]
    for row in 1...20 {
      let price = row == 7 ? "x7" : "\(row),5"
      let delay = row % 4 == 0 ? "" : "\(row % 5 + 1)"
      lines.append("\(row);\(price);\(delay);\(delay);7;;\(row % 3 * 2);\(row < 3 ? "été" : "hiver")")
    }
    try work.write(try #require((lines.joined(separator: "\r\n") + "\r\n").data(using: .windowsCP1252)), to: "f.csv")
    let result = try work.decode(InspectOutput.self, ["inspect", "f.csv"])
    #expect(result.schema == "pondera.inspect/1" && result.file == "f.csv" && result.rows == 20)
    #expect(result.dialect.delimiter == ";" && result.dialect.decimalMark == ",")
    #expect(result.dialect.encoding == "Windows-1252" && result.dialect.lineEnd == "CRLF")
    #expect(!result.dialect.byteOrderMark)
    let columns = result.columns
    #expect(columns.map(\.position) == Array(1...8))
    #expect(columns.map(\.name) == ["client_id", "prix", "délai", "copie", "unité", "vide", "note", "remarque"])
    #expect(columns.map(\.kind) == ["number", "number", "number", "number", "number", "empty", "number", "text"])
    #expect(columns.map(\.missing) == [0, 0, 5, 5, 0, 20, 0, 0])
    #expect(columns[2].missingShare == 0.25)
    #expect(columns.map(\.likelyIdentifier) == [true] + Array(repeating: false, count: 7))
    #expect(columns.map(\.likelyRating) == [false, false, true, true, false, false, true, false])
    #expect(columns.map(\.constant) == [false, false, false, false, true, false, false, false])
    #expect(columns.map(\.duplicateOf) == [nil, nil, nil, "délai", nil, nil, nil, nil])
    #expect(columns[0].min == 1 && columns[0].max == 20 && columns[0].mean == 10.5 && columns[0].distinct == 20)
    #expect(columns[1].min == 1.5 && columns[1].max == 20.5 && columns[1].distinct == 19)
    let stray = try #require(columns[1].textsAmongNumbers)
    #expect(stray.count == 1 && stray.firstLine == 8 && stray.firstValue == "x7")
    #expect(columns[5].min == nil && columns[5].examples.isEmpty && columns[5].distinct == 0)
    #expect(columns[7].examples == ["été", "hiver"] && columns[7].mean == nil)
    #expect(
      result.diagnostics.map(\.code) == [
        "text-among-numbers", "missing-values", "empty-column", "constant-column", "duplicate-column",
      ])
    #expect(result.suggestion == "pondera cluster f.csv --id client_id --criteria 3,7")
  }

  @Test func theSuggestionForRatings() throws {
    let result = try work.decode(InspectOutput.self, ["inspect", ProjectFiles.buyers])
    #expect(result.suggestion == "pondera cluster \(ProjectFiles.buyers) --id account_id --criteria 6-14")
    #expect(result.columns.count { $0.likelyRating } == 9)
    #expect(result.diagnostics.isEmpty)
  }

  /// Measures in different units, no ratings: standardised; codes with few values are left out.
  @Test func theSuggestionForMeasures() throws {
    let rows = (1...30).map { "\($0),\($0 % 2),\($0 * 137),\(Double($0 * 13 % 29) / 10)" }
    try work.write(("n,flag,revenue,margin\n" + rows.joined(separator: "\n")) + "\n", to: "firms.csv")
    let result = try work.decode(InspectOutput.self, ["inspect", "firms.csv"])
    #expect(result.suggestion == "pondera cluster firms.csv --id n --criteria 3-4 --scaling standardize")
  }

  @Test func noSuggestionWithoutNumbers() throws {
    try work.write("a,b\nx,y\nz,w\n", to: "words.csv")
    #expect(try work.decode(InspectOutput.self, ["inspect", "words.csv"]).suggestion == nil)
    #expect(try work.succeed(["inspect", "words.csv"]).text.contains("No column of numbers is left to cluster on."))
  }

  /// The suggestion runs as it stands, whatever the file and the column are called.
  @Test(arguments: [
    "it's here; rm -rf $HOME.csv", "-k.csv", "été `date`.csv", "a\u{1B}[31m\u{202E}b.csv", "*.csv", "~",
  ])
  func theSuggestionIsSafeToPaste(_ name: String) throws {
    let rows = (1...24).map { row in "\(row),\(row < 12 ? 2 : 9),\(row < 12 ? 8 + row % 2 : row % 3)" }
    try work.write("\"'; id \"\"$x\"\" no\",quality,price\n" + rows.joined(separator: "\n") + "\n", to: name)
    let operand = name.hasPrefix("-") ? "./" + name : name
    let suggestion = try #require(try work.decode(InspectOutput.self, ["inspect", operand]).suggestion)
    #expect(suggestion.hasPrefix("pondera cluster "))
    #expect(suggestion.contains("--criteria 3") || suggestion.contains("--criteria 2-3"))
    let text = try work.succeed(["inspect", operand], environment: ["COLUMNS": "80"]).text
    let shown = try #require(text.components(separatedBy: "Next\n\n").last)
    for command in [suggestion, shown] {
      let script = "pondera() { \"$PONDERA\" \"$@\"; }\n" + command.trimmingCharacters(in: .whitespacesAndNewlines)
      try work.write(script + " -k 2 --format json\n", to: "run.sh")
      let run = try CommandRun.shell("exec bash run.sh", in: work.folder)
      #expect(run.message == "" && run.exitCode == 0)
      #expect(try JSONDecoder().decode(ClusterOutput.self, from: run.output).file == operand)
    }
    #expect(try work.names == [name, "run.sh"].sorted())
  }

  @Test func csvHasOneRowAColumn() throws {
    let text = try work.succeed(["inspect", ProjectFiles.segments, "--format", "csv"]).text
    let lines = text.split(separator: "\n")
    #expect(
      lines[0] == "position,name,kind,missing,missing_share,distinct,min,max,mean,looks_like,duplicate_of,not_numbers,"
        + "examples")
    #expect(lines.count == 7)
    #expect(lines[3].hasPrefix("3,mining_operators,number,0,0,6,1,10,5.888888888888889,rating,,0,"))
  }
}
