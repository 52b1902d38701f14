import Foundation
import Testing

/// `pondera cluster --method` as scripts use it.
struct MethodCommandLawTests {
  private struct Output: Decodable {
    struct Segment: Decodable {
      let size: Int
      let exemplar: String?
      let profile: [String: ClusterOutput.Cell]
    }
    let method: String?
    let measures: [String: Double]
    let accounts: Int
    let accountsFitted: Int
    let accountsTrimmed: Int
    let segments: [Segment]
  }

  private static let call = ["cluster", ProjectFiles.buyers, "--id", "account_id", "--criteria", "6-14", "-k", "4"]

  @Test(arguments: [
    ("kmeans", []), ("kmedoids", ["totalDeviation"]), ("ward", ["copheneticCorrelation"]),
    ("mixture-tied", ["bic", "icl", "logLikelihood", "separation"]),
    ("latent-class", ["bic", "icl", "logLikelihood", "separation"]),
  ]) func everyMethodMakesTheSameKindOfSegments(_ name: String, _ measures: [String]) throws {
    let found = try Workspace().decode(Output.self, Self.call + ["--method", name])
    #expect(found.method == name && found.measures.keys.sorted() == measures)
    #expect(found.segments.count == 4 && found.segments.allSatisfy { $0.profile.count == 9 })
    #expect(found.segments.reduce(0) { $0 + $1.size } == found.accountsFitted)
    #expect(found.segments.allSatisfy { ($0.exemplar != nil) == (name == "kmedoids") })
    #expect(found.accountsFitted + found.accountsTrimmed == found.accounts)
  }

  /// Where a method puts an account elsewhere than with the nearest centre, its margin is below 0 and its second best is that
  /// of the nearest.
  @Test func marginsSayWhoLiesElsewhere() throws {
    let work = try Workspace()
    _ = try work.succeed(Self.call + ["--method", "ward", "--assignments", "who.csv"])
    let rows = try CSVCells.rows(work.read("who.csv"))
    let margins = rows.dropFirst().map { Double($0[4])! }
    #expect(margins.count == 2_000 && margins.contains { $0 < 0 } && margins.allSatisfy { -1...1 ~= $0 })
    #expect(rows.dropFirst().allSatisfy { $0[1] != $0[3] })
    _ = try work.succeed(Self.call + ["--assignments", "nearest.csv"])
    #expect(try CSVCells.rows(work.read("nearest.csv")).dropFirst().allSatisfy { Double($0[4])! >= 0 })
  }

  @Test func unknownMethodsAreTold() throws {
    let run = try Workspace().run(Self.call + ["--method", "kmedoid"])
    #expect(run.exitCode == 64 && run.text.isEmpty)
    #expect(run.message.contains("There is no method 'kmedoid'. Did you mean 'kmedoids'?"), "\(run.message)")
  }
}
