import Foundation
import Testing

/// What a business demands of its segments, as scripts ask for it.
struct ConstraintCommandLawTests {
  private static let call = ["cluster", ProjectFiles.buyers, "--id", "account_id", "--criteria", "6-14", "-k", "4"]

  /// The segment of each account, in the order of the file.
  private static func segments(_ work: Workspace, _ arguments: [String]) throws -> [Int] {
    _ = try work.succeed(call + arguments + ["--assignments", "who.csv"])
    return try CSVCells.rows(work.read("who.csv")).dropFirst().map { try #require(Int($0[1])) }
  }

  /// A column of the shipped accounts.
  private static func column(_ index: Int) throws -> [String] {
    try CSVCells.rows(String(contentsOf: URL(filePath: ProjectFiles.buyers), encoding: .utf8)).dropFirst()
      .map { $0[index] }
  }

  private static func counts(_ segments: [Int]) -> [Int] { (1...4).map { number in segments.count { $0 == number } } }

  @Test func sizes() throws {
    let work = try Workspace()
    let free = try work.decode(ClusterOutput.self, Self.call)
    #expect(free.segments.map(\.size).min()! < 480)
    let found = try Self.counts(Self.segments(work, ["--min-size", "24%", "--max-size", "510"]))
    #expect(found.allSatisfy { 480...510 ~= $0 } && found.reduce(0, +) == 2_000)
    let bound = try work.decode(ClusterOutput.self, Self.call + ["--min-size", "24%", "--max-size", "510"])
    #expect(bound.inertia >= free.inertia && bound.inertia < 1.05 * free.inertia)
  }

  @Test func sums() throws {
    let work = try Workspace()
    let revenue = try Self.column(3).map { try #require(Double($0)) }
    func sums(_ segments: [Int]) -> [Double] {
      (1...4).map { number in zip(segments, revenue).reduce(0) { $1.0 == number ? $0 + $1.1 : $0 } }
    }
    let free = try sums(Self.segments(work, []))
    // More than the poorest segment has, and no more than all could have.
    let demanded = ((free.min()! + free.reduce(0, +) / 4) / 2).rounded()
    let found = try sums(Self.segments(work, ["--min-sum", "revenue_keur=\(Int(demanded))"]))
    #expect(free.min()! < demanded && found.allSatisfy { $0 >= demanded })
  }

  @Test func groups() throws {
    let work = try Workspace()
    let sectors = try Self.column(2)
    let segments = try Self.segments(work, ["--together", "sector"])
    #expect(Set(zip(sectors, segments).map { "\($0)|\($1)" }).count == Set(sectors).count)
  }

  @Test func apart() throws {
    let work = try Workspace()
    var text = "id,a,b,team\n"
    for row in 0..<12 { text += "\(row),\(row % 3),\(row / 3 % 2),t\(row / 3)\n" }
    try work.write(text, to: "accounts.csv")
    _ = try work.succeed(
      ["cluster", "accounts.csv", "--id", "id", "-c", "a,b", "-k", "3", "--apart", "team", "--assignments", "who.csv"])
    let rows = try CSVCells.rows(work.read("who.csv")).dropFirst()
    for team in 0..<4 { #expect(Set(rows.dropFirst(3 * team).prefix(3).map { $0[1] }).count == 3) }
  }

  @Test(arguments: [
    (["--min-size", "600"], 65, "2000 accounts do not fill 4 segments of at least 600"),
    (["--min-size", "0"], 64, "invalid for '--min-size"), (["--max-size", "120%"], 64, "invalid for '--max-size"),
    (["--min-sum", "revenue_keur"], 64, "invalid for '--min-sum"),
    (["--min-sum", "revenue=5"], 64, "has no column 'revenue'"),
    (["--min-sum", "revenue_keur=1e15"], 65, "at least 1000000000000000"),
    (["--apart", "country"], 65, "different segments"),
    (["--min-size", "10", "--method", "ward"], 64, "--method kmeans and not of ward"),
  ]) func whatCannotBeMetIsTold(_ arguments: [String], _ code: Int32, _ sentence: String) throws {
    let run = try Workspace().run(Self.call + arguments)
    #expect(run.exitCode == code && run.text.isEmpty)
    #expect(run.message.contains(sentence), "\(run.message)")
  }

  @Test func groupsNeedAValueForEveryone() throws {
    let work = try Workspace()
    try work.write("id,a,team\n1,1,x\n2,2,\n3,3,x\n", to: "accounts.csv")
    let run = try work.run(["cluster", "accounts.csv", "--id", "id", "-k", "2", "--together", "team"])
    #expect(run.exitCode == 65)
    #expect(run.message.contains("accounts.csv, line 3, column 'team': the group is missing"), "\(run.message)")
  }
}
