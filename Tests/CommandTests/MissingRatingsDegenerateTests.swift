import Foundation
import TestSupport
import Testing

/// Accounts that did not answer everything.
struct MissingRatingsDegenerateTests {
  private static let accounts = """
    id,quality,price
    a,9,1
    b,8,2
    c,1,9
    d,2,8
    e,9,
    f,NA,9
    g,,-

    """
  private static let call = [
    "cluster", "accounts.csv", "--id", "id", "--criteria", "quality,price", "-k", "2", "--assignments", "who.csv",
  ]

  /// Nobody is lost: who gave one of two ratings takes part by that one.
  @Test func takenIntoTheFitByWhatTheyGave() throws {
    let work = try Workspace()
    try work.write(Self.accounts, to: "accounts.csv")
    let result = try work.decode(ClusterOutput.self, Self.call)
    #expect(result.accounts == 7 && result.accountsFitted == 6)
    #expect(result.accountsWithMissingRatings == 3 && result.accountsUnassigned == 1)
    // In each segment one criterion has the values 9, 8, 9 about 26/3, the other 1 and 2 about their middle, each squared.
    #expect(abs(result.inertia - 2 * (2.0 / 3 + 0.5)) < 1e-12)
    #expect(result.missingRatings?.treatment == "partial" && result.missingRatings?.accountsMoved == 0)
    let remark = try #require(result.diagnostics.first { $0.code == "missing-ratings" })
    #expect(
      remark.message
        == "3 accounts of 7 miss at least one rating: taken into the fit by the ratings given. Without them "
        + "(--incomplete listwise) the others would be in the same segments. 1 account gave no rating at all and has no "
        + "segment.")
    #expect(result.segments.map(\.size) == [3, 3])
    let profiles = result.segments.map { [$0.profile["quality"]!.mean, $0.profile["price"]!.mean] }
    #expect(Set(profiles) == [[26.0 / 3, 1.5], [1.5, 26.0 / 3]], "means are those of who gave the rating")
    try Self.checkPlaces(work)
  }

  @Test func placedByWhatTheyGaveAndReported() throws {
    let work = try Workspace()
    try work.write(Self.accounts, to: "accounts.csv")
    let result = try work.decode(ClusterOutput.self, Self.call + ["--incomplete", "listwise"])
    #expect(result.accounts == 7 && result.accountsFitted == 4)
    #expect(result.accountsWithMissingRatings == 3 && result.accountsUnassigned == 1)
    // The fit is that of the four complete accounts: two pairs, each 1 away from its middle in both criteria, squared and halved.
    #expect(result.inertia == 2)
    #expect(result.missingRatings?.treatment == "listwise" && result.missingRatings?.accounts == 3)
    let remark = try #require(result.diagnostics.first { $0.code == "missing-ratings" })
    #expect(remark.severity == "warning")
    #expect(
      remark.message == "3 accounts of 7 miss at least one rating: left out of the fit, and placed afterwards by the "
        + "ratings given. 1 account gave no rating at all and has no segment.")
    try Self.checkPlaces(work)
  }

  private static func checkPlaces(_ work: Workspace) throws {
    let rows = Array(CSVCells.rows(try work.read("who.csv")).dropFirst())
    #expect(rows.map { $0[0] } == ["a", "b", "c", "d", "e", "f", "g"])
    let quality = rows[0][1]
    let price = rows[2][1]
    #expect(Set([quality, price]) == ["1", "2"])
    #expect(rows.map { $0[1] } == [quality, quality, price, price, quality, price, ""])
    #expect(rows.map { $0[5] } == ["0", "0", "0", "0", "1", "1", "1"])
    #expect(rows[6] == ["g", "", "", "", "", "1"])
  }

  @Test(arguments: [
    (["--method", "ward"], "needs --method kmeans"), (["--response", "center"], "needs --response raw"),
    (["--max-size", "4"], "goes without constraints"),
  ]) func whatCannotTakeThemSaysSo(_ arguments: [String], _ sentence: String) throws {
    let work = try Workspace()
    try work.write(Self.accounts, to: "accounts.csv")
    let run = try work.run(Self.call + ["--incomplete", "partial"] + arguments)
    #expect(run.exitCode == 64 && run.message.contains(sentence), "\(run.message)")
    let result = try work.decode(ClusterOutput.self, Self.call + arguments)
    #expect(result.missingRatings?.treatment == "listwise")
  }

  /// Without a single complete account there is still a market.
  @Test func nobodyIsComplete() throws {
    let work = try Workspace()
    try work.write("id,a,b,c\n1,9,,1\n2,,9,2\n3,9,8,\n4,1,,9\n5,,1,8\n6,2,2,\n", to: "accounts.csv")
    let call = ["cluster", "accounts.csv", "--id", "id", "-k", "2"]
    let result = try work.decode(ClusterOutput.self, call)
    #expect(result.accountsFitted == 6 && result.segments.map(\.size) == [3, 3])
    #expect(result.missingRatings?.adjustedRandIndexWithListwise == nil)
    #expect(try work.run(call + ["--incomplete", "listwise"]).exitCode == 65)
  }

  @Test(.enabled(if: SharedFiles.exist)) func surveyWithHoles() throws {
    let work = try Workspace()
    let result = try work.decode(
      ClusterOutput.self,
      [
        "cluster", SharedFiles.data("hbat_missing/hbat_missing.csv"), "--id", "id", "--criteria",
        "v1,v2,v3,v4,v5,v6,v7",
        "-k", "3", "--scaling", "standardize", "--assignments", "who.csv",
      ])
    #expect(result.accounts == 70)
    #expect(result.accountsFitted + result.accountsUnassigned == 70)
    #expect(result.accountsWithMissingRatings == 42, "28 of 70 gave everything")
    let rows = Array(CSVCells.rows(try work.read("who.csv")).dropFirst())
    #expect(rows.count == 70)
    #expect(rows.count { $0[5] == "1" } == result.accountsWithMissingRatings)
    #expect(rows.count { $0[1] == "" } == result.accountsUnassigned)
  }
}
