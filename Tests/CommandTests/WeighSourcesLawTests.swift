import Foundation
import Testing

/// Where `pondera weigh` takes weights from.
struct WeighSourcesLawTests {
  private struct Output: Decodable {
    struct Entry: Decodable {
      let name: String
      let method: String
      let values: [String: Double]
    }
    struct Diagnostic: Decodable { let message: String }
    let origins: [String]
    let diagnostics: [Diagnostic]
    let criteria: [String]
    let weights: [Entry]

    func values(_ name: String) throws -> [Double] {
      let entry = try #require(weights.first { $0.name == name }, "\(weights.map(\.name))")
      return criteria.map { entry.values[$0]! }
    }
  }

  private func expect(_ found: [Double], _ expected: [Double], location: SourceLocation = #_sourceLocation) {
    #expect(found.count == expected.count, sourceLocation: location)
    for (value, wanted) in zip(found, expected) { #expect(abs(value - wanted) < 1e-9, sourceLocation: location) }
  }

  /// Two people who say 2 and 8 say 4 together: the geometric mean.
  @Test func aGroup() throws {
    let work = try Workspace()
    try work.write("c,a,b\na,1,2\n", to: "ann.csv")
    try work.write("c,a,b\na,1,8\n", to: "ben.csv")
    let found = try work.decode(Output.self, ["weigh", "--judgments", "ann.csv", "--judgments", "ben.csv"])
    expect(try found.values("ahp-group"), [0.8, 0.2])
  }

  /// A group of criteria shares out its own weight.
  @Test func aHierarchy() throws {
    let work = try Workspace()
    try work.write("c,cost,speed\ncost,1,3\n", to: "goal.csv")
    try work.write("c,price,fuel\nprice,1,1/4\n", to: "cost.csv")
    let found = try work.decode(
      Output.self, ["weigh", "--judgments", "goal.csv", "--within", "cost=cost.csv"])
    #expect(found.criteria == ["price", "fuel", "speed"])
    expect(try found.values("ahp-hierarchy"), [0.15, 0.6, 0.25])
  }

  /// Comparisons that fit together exactly give back their weights, whatever the form.
  @Test func consistentPeopleAgree() throws {
    let work = try Workspace()
    try work.write("c;best;worst\na;1;4\nb;2;2\nd;4;1\n", to: "interview.csv")
    try work.write("c;a;b;d\na;0,5;1;1\nb;0;0,5;1\nd;0;0;0,5\n", to: "pairs.csv")
    let found = try work.decode(
      Output.self,
      [
        "weigh", "--best-worst", "interview.csv", "--scores", "a=1,b=2,d=4", "--comparisons", "pairs.csv", "--points",
        "a=40,b=20,d=10",
      ])
    let expected = [4.0 / 7, 2.0 / 7, 1.0 / 7]
    for name in ["bwm", "fucom"] { expect(try found.values(name), expected) }
    expect(try found.values("rancom"), [2.5 / 4.5, 1.5 / 4.5, 0.5 / 4.5])
    #expect(found.origins.count == 4)
  }

  /// An outcome that is one rating in one segment and the other in the other.
  @Test func derivedImportanceBySegment() throws {
    let work = try Workspace()
    let ratings = [(1, 4), (2, 1), (3, 3), (4, 1), (5, 5), (2, 2)]
    var text = "id,price,service,satisfaction,segment\n"
    for (index, (price, service)) in ratings.enumerated() {
      text += "x\(index),\(price),\(service),\(2 * price),misers\ny\(index),\(price),\(service),\(service),gourmets\n"
    }
    try work.write(text + "z,1,1,1,\n", to: "accounts.csv")
    let found = try work.decode(
      Output.self,
      [
        "weigh", "accounts.csv", "--outcome", "satisfaction", "--by", "segment", "--methods",
        "standardised-coefficients",
      ])
    #expect(found.criteria == ["price", "service"] && found.weights.map(\.name) == ["misers", "gourmets"])
    expect(try found.values("misers"), [1, 0])
    expect(try found.values("gourmets"), [0, 1])
    let all = try work.decode(Output.self, ["weigh", "accounts.csv", "--outcome", "satisfaction", "--by", "segment"])
    #expect(
      all.diagnostics.map(\.message).contains(
        "misers: The criteria explain 100 % of the variance of the outcome (R², 6 rows)."))
    #expect(all.weights.count == 6 && all.weights[0].name == "\(all.weights[0].method): misers")
    #expect(try work.run(["weigh", "accounts.csv", "--outcome", "satisfactoin"]).message.contains("'satisfaction'?"))
  }

  /// What `cluster` wrote, and what `weigh --as` writes, is read by every command.
  @Test func tablesOfSegments() throws {
    let work = try Workspace()
    try work.write("criterion,misers,gourmets\nprice,9,1\nquality,1,9\n", to: "segments.csv")
    let found = try work.decode(Output.self, ["weigh", "--segments", "segments.csv", "--points", "price=1,quality=3"])
    expect(try found.values("misers"), [0.9, 0.1])
    _ = try work.succeed(
      ["weigh", "--segments", "segments.csv", "--as", "again.csv", "--format", "json", "-o", "found.json"])
    let rows = try CSVCells.rows(work.read("again.csv"))
    #expect(rows[0] == ["criterion", "misers", "gourmets"] && rows[1][1] == "10" && rows[2][2] == "10")
    let again = try work.decode(Output.self, ["weigh", "--segments", "again.csv"])
    expect(try again.values("misers"), [0.9, 0.1])
  }

  /// A published example in one line: the weights that the case expects.
  @Test func aReferenceCase() throws {
    let path = ProjectFiles.fixtures.appending(path: "decision-cases/ahp-saaty-2008-drinks.json").path()
    struct Case: Decodable {
      struct Expected: Decodable { let weights: [Double] }
      let expected: Expected
    }
    let expected = try JSONDecoder().decode(Case.self, from: Data(contentsOf: URL(filePath: path))).expected
    let found = try Workspace().decode(Output.self, ["weigh", "--input-json", path, "--method", "ahp"])
    expect(try found.values("ahp"), expected.weights)
  }
}
