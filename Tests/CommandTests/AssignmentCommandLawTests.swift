import Foundation
import Testing

/// `pondera cluster --assignments`.
struct AssignmentCommandLawTests {
  private let work: Workspace

  init() throws { work = try Workspace() }

  @Test func everyAccountHasItsRowInTheOrderOfTheInput() throws {
    let result = try work.decode(
      ClusterOutput.self,
      [
        "cluster", ProjectFiles.buyers, "--id", "account_id", "--criteria", "6-14", "-k", "4", "--assignments",
        "who.csv",
      ])
    let rows = CSVCells.rows(try work.read("who.csv"))
    #expect(rows[0] == ["account_id", "segment", "name", "second_best", "margin", "partial"])
    #expect(rows.count == 2001)
    let input = try String(contentsOfFile: ProjectFiles.buyers, encoding: .utf8).split(whereSeparator: \.isNewline)
    #expect(rows.dropFirst().map { $0[0] } == input.dropFirst().map { String($0.prefix { $0 != "," }) })
    var sizes = [Int](repeating: 0, count: 5)
    for row in rows.dropFirst() {
      try #require(row.count == 6)
      let segment = try #require(Int(row[1]))
      let second = try #require(Int(row[3]))
      try #require((1...4).contains(segment) && (1...4).contains(second))
      #expect(segment != second)
      #expect(row[2] == result.segments[segment - 1].name)
      #expect((0...1).contains(try #require(Double(row[4]))))
      #expect(row[5] == "0")
      sizes[segment] += 1
    }
    #expect(sizes.dropFirst() == result.segments.map(\.size)[...])
    #expect(Set(rows.dropFirst().map { $0[4] }).count > 1000)
  }

  @Test func theFileFollowsTheDialectOfTheInput() throws {
    let accounts = "référence;qualité;prix\r\né1;9,5;1\r\né2;9,0;1,5\r\né3;2,5;9\r\n"
    try work.write(try #require(accounts.data(using: .windowsCP1252)), to: "comptes.csv")
    _ = try work.succeed([
      "cluster", "comptes.csv", "--id", "référence", "-k", "2", "--assignments", "qui.csv",
    ])
    let lines = try work.read("qui.csv").components(separatedBy: "\r\n")
    #expect(lines[0] == "\u{FEFF}référence;segment;name;second_best;margin;partial")
    #expect(lines.count == 5 && lines[4] == "")
    #expect(lines[1].hasPrefix("é1;1;") && lines[2].hasPrefix("é2;1;") && lines[3].hasPrefix("é3;2;"))
    #expect(lines[1].split(separator: ";")[4].hasPrefix("0,9"))
  }

  @Test func oneSegmentHasNoSecond() throws {
    try work.write("a,b\n1,2\n3,4\n5,9\n", to: "accounts.csv")
    _ = try work.succeed(["cluster", "accounts.csv", "--criteria", "a,b", "-k", "1", "--assignments", "who.csv"])
    let rows = CSVCells.rows(try work.read("who.csv")).dropFirst()
    #expect(rows.map { $0[0] } == ["1", "2", "3"])
    #expect(rows.allSatisfy { $0[1] == "1" && $0[3] == "" })
  }
}
