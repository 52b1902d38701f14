import Foundation
import Testing

/// `pondera sort` and `pondera verify` as scripts use them.
struct SortVerifyCommandLawTests {
  private struct Sorted: Decodable {
    struct Entry: Decodable {
      let segment: String
      let method: String
      let assignments: [String: String]
      let sizes: [String: Int]
    }
    let schema: String
    let categories: [String]
    let sortings: [Entry]
  }

  private struct Verified: Decodable {
    struct Case: Decodable {
      let id: String
      let matches: Bool
      let sources: [String]
    }
    let matches: Bool
    let cases: [Case]
  }

  private static let offers = "offer;price;quality\nsens;min;max\nrich;10;9\nfair;20;6\npoor;40;2\n"

  /// The categories may stand best first or worst first.
  @Test(arguments: ["c;price;quality\nA;15;8\nB;30;5\nC;;\n", "c;price;quality\nC;;\nB;30;5\nA;15;8\n"])
  func betweenBoundaries(_ profiles: String) throws {
    let work = try Workspace()
    try work.write(Self.offers, to: "offers.csv")
    try work.write(profiles, to: "profiles.csv")
    let found = try work.decode(
      Sorted.self, ["sort", "offers.csv", "--profiles", "profiles.csv", "--methods", "electre-tri-b,mr-sort"])
    #expect(found.schema == "pondera.sort/1" && found.categories == ["C", "B", "A"])
    #expect(found.sortings.map(\.method) == ["electre-tri-b", "mr-sort"])
    for sorting in found.sortings {
      #expect(sorting.assignments == ["rich": "A", "fair": "B", "poor": "C"])
      #expect(sorting.sizes == ["A": 1, "B": 1, "C": 1])
    }
  }

  /// A veto forbids a category that the majority would give.
  @Test func vetoes() throws {
    let work = try Workspace()
    try work.write(Self.offers + "dear;90;9\n", to: "offers.csv")
    try work.write("c;price;quality\nA;15;8\nC;;\n", to: "profiles.csv")
    try work.write("c;price;quality\nA;80;\n", to: "vetoes.csv")
    let call = [
      "sort", "offers.csv", "--profiles", "profiles.csv", "--methods", "mr-sort", "--weights", "price=1,quality=2",
    ]
    #expect(try work.decode(Sorted.self, call).sortings[0].assignments["dear"] == "A")
    // A method that takes no vetoes says so rather than to ignore them.
    let other = try work.run(
      ["sort", "offers.csv", "--profiles", "profiles.csv", "--vetoes", "vetoes.csv", "--methods", "electre-tri-b"])
    #expect(other.exitCode == 64 && other.message.contains("electre-tri-b has no setting 'vetoes'"), "\(other.message)")
    let strict = try work.decode(Sorted.self, call + ["--vetoes", "vetoes.csv"])
    #expect(strict.sortings[0].assignments["dear"] == "C" && strict.sortings[0].assignments["rich"] == "A")
  }

  /// A setting of a method that is not asked for has no effect, and nobody would see it.
  @Test(arguments: [false, true]) func aSettingForNoMethodIsRefused(_ isCase: Bool) throws {
    let work = try Workspace()
    try work.write(Self.offers, to: "offers.csv")
    try work.write("c;price;quality\nA;15;8\nC;;\n", to: "profiles.csv")
    let known = ProjectFiles.fixtures.appending(path: "decision-cases/mrsort-r-mcda-transport.json").path()
    let run = try work.run(
      ["sort"] + (isCase ? ["--input-json", known] : ["offers.csv", "--profiles", "profiles.csv"])
        + ["--methods", "mr-sort", "--set", "electre-tri-b.lambda=0.7"])
    #expect(run.exitCode == 64 && run.message.contains("There is no method 'electre-tri-b'"), "\(run.message)")
  }

  @Test(arguments: ["text", "csv", "markdown", "json"]) func threadsDoNotChangeAByte(_ format: String) throws {
    let work = try Workspace()
    try work.write(Self.offers, to: "offers.csv")
    try work.write("c;price;quality\nA;15;8\nC;;\n", to: "profiles.csv")
    let outputs = try ["1", "3"].map {
      try work.succeed(["sort", "offers.csv", "--profiles", "profiles.csv", "--format", format, "--threads", $0]).output
    }
    #expect(outputs[0].count > 40 && outputs[0] == outputs[1])
  }

  @Test(arguments: [
    ("c;price;quality\nA;15;8\nB;30;5\n", 65, "must be the worst category"),
    ("c;price;quality\nA;15;\nC;;\n", 65, "the boundary of 'A' is missing"),
    ("c;price;quality\nA;30;8\nB;15;5\nC;;\n", 65, "price"), ("c;price\nA;15\nC;\n", 65, "quality"),
  ]) func wrongBoundariesAreTold(_ profiles: String, _ code: Int32, _ sentence: String) throws {
    let work = try Workspace()
    try work.write(Self.offers, to: "offers.csv")
    try work.write(profiles, to: "profiles.csv")
    let run = try work.run(["sort", "offers.csv", "--profiles", "profiles.csv"])
    #expect(run.exitCode == code && run.message.contains(sentence), "\(run.exitCode) \(run.message)")
    #expect(try work.run(["sort", "offers.csv"]).exitCode == 64)
  }

  @Test func everyShippedCaseMatches() throws {
    let found = try Workspace().decode(Verified.self, ["verify"])
    #expect(found.matches && found.cases.count > 60 && found.cases.allSatisfy { !$0.sources.isEmpty })
    let some = try Workspace().decode(Verified.self, ["verify", "--method", "vikor"])
    #expect(some.cases.count > 1 && some.cases.allSatisfy { $0.id.contains("vikor") })
  }

  /// A wrong number is found, and the exit status says so.
  @Test func aWrongNumberIsTold() throws {
    let work = try Workspace()
    let path = ProjectFiles.fixtures.appending(path: "decision-cases/wsm-ratio-jmcdm-4x4.json")
    let text = String(decoding: try Data(contentsOf: path), as: UTF8.self)
    try work.write(text, to: "right.json")
    #expect(try work.succeed(["verify", "right.json"]).text.contains("all match"))
    let wrong = text.replacingOccurrences(of: "0.6812770562770563", with: "0.6812770662770563")
    #expect(wrong != text)
    try work.write(wrong, to: "wrong.json")
    let run = try work.run(["verify", "wrong.json"])
    #expect(run.exitCode == 1 && run.text.contains("1 of 1 do not match") && run.text.contains("scores"))
  }

  @Test func wrongFilesAreTold() throws {
    let work = try Workspace()
    try work.write("{\"schema\": \"other\"}", to: "other.json")
    #expect(try work.run(["verify", "other.json"]).exitCode == 65)
    #expect(try work.run(["verify", "missing.json"]).exitCode == 66)
    #expect(try work.run(["verify", "--method", "nothing"]).exitCode == 64)
  }
}
