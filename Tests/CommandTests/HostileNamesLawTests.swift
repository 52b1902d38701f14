import Foundation
import Testing

/// Names from outside stay names: no formula in a spreadsheet, no markup in a document, no escape in a terminal.
struct HostileNamesLawTests {
  static let formula = "=cmd|' /C calc'!A0"
  static let markup = "<script>alert(1)</script>"
  static let escapes = "red\u{1B}[31m\u{9B}2J\u{7}"
  static let bidi = "abc\u{202E}fdp.exe\u{2066}\u{200F}"
  static let fence = "```\u{2028}# heading | cell"
  static let names = [formula, markup, escapes, bidi, fence]

  private let work: Workspace

  init() throws {
    work = try Workspace()
    func quoted(_ text: String) -> String { "\"" + text.replacing("\"", with: "\"\"") + "\"" }
    var lines = [(["who"] + Self.names + ["belief"]).map(quoted).joined(separator: ",")]
    for row in 0..<24 {
      let ratings = Self.names.indices.map { "\((row < 12 ? 2 : 8) + (row * 3 + $0 * 5) % 3)" }
      let label = row < 12 ? Self.markup + Self.escapes : Self.formula + Self.bidi
      lines.append(([quoted("\(Self.formula)\(row)")] + ratings + [quoted(label)]).joined(separator: ","))
    }
    try work.write(lines.joined(separator: "\n") + "\n", to: "accounts.csv")
  }

  static let calls: [[String]] = [
    ["inspect", "accounts.csv"],
    ["cluster", "accounts.csv", "--criteria", "2-6", "-k", "2", "--id", "who"],
    ["compare", "accounts.csv", "--criteria", "2-6", "-k", "2", "--with-column", "belief", "--id", "who"],
  ]

  @Test(arguments: calls, ["text", "markdown"]) func nothingHiddenIsShown(_ call: [String], _ format: String)
    throws
  {
    let text = try work.succeed(call + ["--format", format]).text
    for scalar in text.unicodeScalars where scalar != "\n" {
      let isHidden =
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || (0x2028...0x202E).contains(scalar.value)
        || (0x2066...0x2069).contains(scalar.value) || (0x200E...0x200F).contains(scalar.value)
      #expect(!isHidden, "U+\(String(scalar.value, radix: 16))")
    }
    #expect(text.contains(#"\u{1B}"#) || text.contains(#"\\u{1B}"#))
  }

  @Test(arguments: calls) func markdownHasNoMarkupFromOutside(_ call: [String]) throws {
    let text = try work.succeed(call + ["--format", "markdown"]).text
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(!text.contains("<script"))
    #expect(text.contains("&lt;script&gt;"))
    // Fences open and close only where the report does it.
    #expect(lines.count { $0.hasPrefix("```") } == (call[0] == "inspect" ? 2 : 0))
    // Every row of a table has the cells of its heading.
    var width: Int?
    for line in lines {
      guard line.hasPrefix("| ") || line.hasPrefix("|:") else {
        width = nil
        continue
      }
      let cells = line.replacing("\\\\", with: "").replacing("\\|", with: "").count { $0 == "|" }
      #expect(cells == width ?? cells, "\(line)")
      width = cells
    }
  }

  @Test(arguments: calls) func spreadsheetsSeeNoFormula(_ call: [String]) throws {
    let text = try work.succeed(call + ["--format", "csv", "--csv-dialect", "excel"]).text
    for cell in CSVCells.rows(text).joined() {
      #expect(!"=+@\t\r".contains(cell.first ?? "x"), "\(cell)")
      #expect(!cell.hasPrefix("-") || Double(cell) != nil, "\(cell)")
    }
    #expect(text.contains("'=cmd"))
  }

  @Test func assignmentsHaveNoFormula() throws {
    _ = try work.succeed(Self.calls[1] + ["--assignments", "who.csv", "--csv-dialect", "excel"])
    let cells = Array(CSVCells.rows(try work.read("who.csv")).joined())
    #expect(cells.count == 25 * 6)
    #expect(cells.allSatisfy { !"=+@".contains($0.first ?? "x") })
    #expect(cells.count { $0.hasPrefix("'=cmd") } >= 24)
  }

  @Test(arguments: calls) func jsonHoldsTheNamesThemselves(_ call: [String]) throws {
    let run = try work.succeed(call + ["--format", "json"])
    let object = try #require(try JSONSerialization.jsonObject(with: run.output) as? [String: Any])
    if call[0] == "inspect" {
      let columns = try #require(object["columns"] as? [[String: Any]])
      #expect(columns.map { $0["name"] as? String } == ["who"] + Self.names + ["belief"])
    } else {
      #expect(object["criteria"] as? [String] == Self.names)
    }
    // JSON itself forbids bare control characters.
    #expect(!run.text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
  }

  @Test(arguments: [escapes, bidi]) func errorsShowNothingHidden(_ name: String) throws {
    for call in [
      ["cluster", "\(name).csv"], ["cluster", "accounts.csv", "--criteria", name + "x"],
      ["cluster", "accounts.csv", "--\(name)"], [name], ["cluster", "accounts.csv", "-k", name],
      ["compare", "accounts.csv", "--with", "\(name).csv"],
    ] {
      let run = try work.run(call)
      #expect(run.exitCode == 64 || run.exitCode == 66)
      #expect(run.message.hasPrefix("pondera: ") && run.message.hasSuffix("\n"))
      #expect(run.message.dropLast().unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x9B })
      #expect(!run.message.contains("\u{202E}"))
    }
  }

  /// For programs a name is written as it is, so that files can be joined by it, and a person is told of formulas.
  @Test(arguments: calls) func programsSeeTheNamesThemselves(_ call: [String]) throws {
    let run = try work.run(call + ["--format", "csv"])
    let cells = Set(CSVCells.rows(run.text).joined())
    #expect(run.exitCode == 0 && !cells.contains { $0.hasPrefix("'") })
    #expect(run.message.contains(" like a formula (first: =cmd") && run.message.contains("--csv-dialect excel"))
    #expect(cells.contains { $0.hasPrefix(Self.formula) })
  }

  @Test func identifiersJoin() throws {
    let result = try work.decode(ClusterOutput.self, Self.calls[1] + ["--assignments", "who.csv"])
    let ids = CSVCells.rows(try work.read("who.csv")).dropFirst().map { $0[0] }
    #expect(ids == (0..<24).map { "\(Self.formula)\($0)" })
    #expect(result.diagnostics.contains { $0.code == "formula-like-values" && $0.message.contains("who.csv") })
  }

  /// A name is known again when the table of one command is the input of the next, guarded or not.
  @Test(arguments: ["data", "excel", "excel-fr"]) func aTableIsReadBack(_ dialect: String) throws {
    let written = try work.run(Self.calls[1] + ["--format", "csv", "--csv-dialect", dialect, "-o", "found.csv"])
    #expect(written.exitCode == 0)
    let result = try work.decode(
      CompareOutput.self, ["compare", "accounts.csv", "--criteria", "2-6", "--with", "found.csv"])
    #expect(result.adjustedRandIndex == 1)
  }
}
