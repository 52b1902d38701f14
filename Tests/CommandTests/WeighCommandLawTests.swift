import Foundation
import Testing

/// `pondera weigh` as scripts use it.
struct WeighCommandLawTests {
  private struct Output: Decodable {
    struct Consistency: Decodable {
      let ratio: Double?
      let randomIndex: Double?
      let table: String?
    }
    struct Entry: Decodable {
      let method: String
      let values: [String: Double]
      let consistency: Consistency?
    }
    let schema: String
    let weights: [Entry]
    let compromise: [String: Double]
  }

  /// Judgments that fit together exactly give back their weights.
  @Test func judgments() throws {
    let work = try Workspace()
    try work.write("criterion,a,b,c\na,1,2,4\nb,1/2,1,2\nc,,1/2,1\n", to: "judgments.csv")
    let found = try work.decode(Output.self, ["weigh", "--judgments", "judgments.csv"])
    #expect(found.schema == "pondera.weigh/1")
    let ahp = try #require(found.weights.first { $0.method == "ahp" })
    let expected = ["a": 4.0 / 7, "b": 2.0 / 7, "c": 1.0 / 7]
    for (name, weight) in expected { #expect(abs(ahp.values[name]! - weight) < 1e-9) }
    #expect(try #require(ahp.consistency?.ratio) < 1e-9 && ahp.consistency?.table != nil)
  }

  /// Rank order centroid weights of three are 11/18, 5/18 and 2/18.
  @Test func anOrder() throws {
    let found = try Workspace().decode(Output.self, ["weigh", "--order", "x,y,z", "--methods", "roc"])
    let values = try #require(found.weights.first).values
    for (name, weight) in ["x": 11.0 / 18, "y": 5.0 / 18, "z": 2.0 / 18] {
      #expect(abs(values[name]! - weight) < 1e-12)
    }
  }

  /// The CSV form is a weighting table for `rank`.
  @Test func rankReadsWhatWeighWrites() throws {
    let work = try Workspace()
    try work.write("offer,price,quality\ndirection,min,max\nA,10,2\nB,20,6\nC,40,9\n", to: "offers.csv")
    _ = try work.succeed(["weigh", "offers.csv", "--methods", "entropy,critic", "--format", "csv", "-o", "weights.csv"])
    let rows = try CSVCells.rows(work.read("weights.csv"))
    #expect(rows[0] == ["criterion", "entropy", "critic", "compromise"])
    for column in 1...3 { #expect(abs(rows.dropFirst().reduce(0) { $0 + Double($1[column])! } - 1) < 1e-9) }
    let text = try work.succeed(["rank", "offers.csv", "--weights", "weights.csv", "--methods", "topsis"]).text
    #expect(text.contains("entropy") && text.contains("compromise"))
  }

  @Test(arguments: [
    (["weigh"], "Give OFFERS, --judgments, --comparisons, --best-worst, --order, --scores, --points or --segments."),
    (["weigh", "--points", "a=1,b"], "'b' in --points is no criterion=number."),
    (["weigh", "--order", "a,b", "--methods", "rocc"], "rocc"),
    (["weigh", "--order", "a,b", "--methods", "ahp"], "ahp"),
    (["weigh", "--order", "a,b", "--outcome", "sales"], "--outcome needs a file of accounts"),
    (["weigh", "--order", "a,b", "--within", "a=b.csv"], "--within goes with one --judgments"),
    (["weigh", "--order", "a,b", "--input-json", "case.json"], "--input-json stands alone"),
  ]) func wrongUseIsTold(_ arguments: [String], _ sentence: String) throws {
    let run = try Workspace().run(arguments)
    #expect(run.exitCode == 64 && run.text.isEmpty, "\(run.exitCode)")
    #expect(run.message.contains(sentence), "\(run.message)")
  }

  @Test func wrongJudgmentsAreTold() throws {
    let work = try Workspace()
    let mixed = try work.run(["weigh", "--order", "a,b", "--points", "a=1"])
    #expect(mixed.exitCode == 65 && mixed.message.contains("'b'"), "\(mixed.message)")
    try work.write("criterion,best,worst\na,2,3\nb,3,1\n", to: "open.csv")
    let open = try work.run(["weigh", "--best-worst", "open.csv"])
    #expect(open.exitCode == 65 && open.message.contains("no criterion has 1 in the column 'best'"), "\(open.message)")
    try work.write("criterion,a,b\na,1,0\n", to: "zero.csv")
    let zero = try work.run(["weigh", "--judgments", "zero.csv"])
    #expect(zero.exitCode == 65 && zero.message.contains("The judgment of 'a' against 'b' is 0"))
    try work.write("criterion,a,b\na,1,much\n", to: "word.csv")
    let word = try work.run(["weigh", "--judgments", "word.csv"])
    #expect(word.exitCode == 65 && word.message.contains("line 2, column 'b': 'much'"), "\(word.message)")
    try work.write("criterion,a,b\na,1,3\nb,3,1\n", to: "both.csv")
    #expect(try work.run(["weigh", "--judgments", "both.csv"]).exitCode == 65)
  }
}
