import Foundation
import TestSupport
import Testing

/// Accounts that did not answer everything.
struct MissingRatingsDegenerateTests {
  @Test func placedByWhatTheyGaveAndReported() throws {
    let work = try Workspace()
    let accounts = """
      id,quality,price
      a,9,1
      b,8,2
      c,1,9
      d,2,8
      e,9,
      f,NA,9
      g,,-

      """
    try work.write(accounts, to: "accounts.csv")
    let result = try work.decode(
      ClusterOutput.self,
      ["cluster", "accounts.csv", "--id", "id", "--criteria", "quality,price", "-k", "2", "--assignments", "who.csv"])
    #expect(result.accounts == 7 && result.accountsFitted == 4)
    #expect(result.accountsWithMissingRatings == 3 && result.accountsUnassigned == 1)
    // The fit is that of the four complete accounts: two pairs, each 1 away from its middle in both criteria, squared and halved.
    #expect(result.inertia == 2)
    let remark = try #require(result.diagnostics.first { $0.code == "missing-ratings" })
    #expect(remark.severity == "warning")
    #expect(
      remark.message == "3 accounts of 7 miss at least one rating: left out of the fit, and placed afterwards by the "
        + "ratings given. 1 account gave no rating at all and has no segment.")
    let rows = Array(CSVCells.rows(try work.read("who.csv")).dropFirst())
    #expect(rows.map { $0[0] } == ["a", "b", "c", "d", "e", "f", "g"])
    let quality = rows[0][1]
    let price = rows[2][1]
    #expect(Set([quality, price]) == ["1", "2"])
    #expect(rows.map { $0[1] } == [quality, quality, price, price, quality, price, ""])
    #expect(rows.map { $0[5] } == ["0", "0", "0", "0", "1", "1", "1"])
    #expect(rows[6] == ["g", "", "", "", "", "1"])
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
    #expect(result.accountsFitted + result.accountsWithMissingRatings == 70)
    #expect(result.accountsFitted < 70 && result.accountsFitted > 20)
    let rows = Array(CSVCells.rows(try work.read("who.csv")).dropFirst())
    #expect(rows.count == 70)
    #expect(rows.count { $0[5] == "1" } == result.accountsWithMissingRatings)
    #expect(rows.count { $0[1] == "" } == result.accountsUnassigned)
  }
}
