import Foundation
import Testing

/// Tables of very many columns: what is only read takes time by the number of columns, and what would need a table of every
/// two of them says so before it asks for memory.
struct WideTableLawTests {
  /// Six rows of `count` columns of small numbers.
  private func wide(_ count: Int, rows: Int = 6) -> String {
    var text = "name," + (0..<count).map { "c\($0)" }.joined(separator: ",") + "\n"
    for row in 0..<rows {
      text += "n\(row)," + (0..<count).map { "\(($0 * row + $0 % 5) % 7 + 1)" }.joined(separator: ",") + "\n"
    }
    return text
  }

  private func seconds(_ work: Workspace, _ arguments: [String]) throws -> Double {
    let start = ContinuousClock.now
    _ = try work.succeed(arguments)
    return (ContinuousClock.now - start) / .seconds(1)
  }

  /// 20,000 × 20,000 correlations would be 3.2 GB: they are never held at once.
  @Test func correlationsInBoundedMemory() throws {
    let work = try Workspace()
    try work.write(wide(20_000), to: "wide.csv")
    // In kilobytes; the table itself is small.
    let run = try CommandRun.shell(
      "ulimit -v 4000000; \"$PONDERA\" rank wide.csv --weighting critic --threads 1 -o report.txt", in: work.folder)
    #expect(run.exitCode == 0, "\(run.message)")
  }

  @Test func namesAreNotLookedUpOneByOne() throws {
    let work = try Workspace()
    try work.write(wide(60_000), to: "wide.csv")
    #expect(try seconds(work, ["rank", "wide.csv", "--weighting", "equal", "-o", "report.txt"]) < 30)
    #expect(try seconds(work, ["inspect", "wide.csv", "-o", "report.txt"]) < 30)
  }

  /// A sentence with the limit, for every way to ask for a square table.
  @Test func squareTablesAreRefused() throws {
    let work = try Workspace()
    try work.write(wide(20_000), to: "wide.csv")
    let names = (0..<20_000).map { "c\($0)" }
    try work.write(
      "," + names.joined(separator: ",") + "\nc0" + String(repeating: ",", count: 20_000) + "\n", to: "j.csv")
    for (call, limit) in [
      (["weigh", "wide.csv", "--outcome", "c3"], "1000"), (["weigh", "wide.csv", "--methods", "cilos"], "1000"),
      (["weigh", "wide.csv", "--methods", "idocriw"], "1000"), (["weigh", "--judgments", "j.csv"], "500"),
      (["weigh", "--comparisons", "j.csv"], "500"),
    ] {
      let run = try work.run(call)
      #expect(run.exitCode == 65, "\(call): \(run.message)")
      #expect(
        run.message.contains("at most \(limit)") && run.message.contains("criteria are too many"), "\(run.message)")
    }
  }

  /// Of all methods together those that need a square table are left out with a note.
  @Test func whatCannotBeUsedIsLeftOut() throws {
    struct Output: Decodable {
      struct Entry: Decodable { let name: String }
      struct Diagnostic: Decodable { let code: String, message: String }
      let weights: [Entry]
      let diagnostics: [Diagnostic]
    }
    let work = try Workspace()
    try work.write(wide(3_000), to: "wide.csv")
    let found = try work.decode(Output.self, ["weigh", "wide.csv"])
    #expect(found.weights.map(\.name).contains("critic") && !found.weights.map(\.name).contains("cilos"))
    #expect(found.diagnostics.count { $0.code == "method-left-out" && $0.message.contains("at most 1000") } == 2)
  }

  @Test func manySegments() throws {
    struct Output: Decodable {
      struct Diagnostic: Decodable { let code: String }
      let kendall: [[Double?]]
      let diagnostics: [Diagnostic]
    }
    let work = try Workspace()
    let header = "criterion," + (0..<4_000).map { "s\($0)" }.joined(separator: ",")
    let rows = ["a", "b", "c"].enumerated().map { row, name in
      name + "," + (0..<4_000).map { "\(($0 + row) % 9 + 1)" }.joined(separator: ",")
    }
    try work.write(([header] + rows).joined(separator: "\n") + "\n", to: "segments.csv")
    let found = try work.decode(Output.self, ["weigh", "--segments", "segments.csv"])
    #expect(found.kendall.isEmpty && found.diagnostics.map(\.code).contains("agreement-left-out"))
    #expect(try seconds(work, ["weigh", "--segments", "segments.csv", "-o", "report.txt"]) < 30)
    #expect(try seconds(work, ["weigh", "--segments", "segments.csv", "--format", "csv", "-o", "report.txt"]) < 30)
  }

  /// Sixty accounts who rated 4,000 things: what leaves one out after the other is said to be left out itself.
  @Test func exploringManyCriteria() throws {
    struct Output: Decodable {
      struct Diagnostic: Decodable { let code: String }
      let diagnostics: [Diagnostic]
    }
    let work = try Workspace()
    try work.write(wide(4_000, rows: 60), to: "wide.csv")
    let found = try work.decode(Output.self, ["explore", "wide.csv", "--pairs", "2", "-k", "2-3", "--restarts", "2"])
    #expect(found.diagnostics.map(\.code).contains("many-criteria"))
  }
}
