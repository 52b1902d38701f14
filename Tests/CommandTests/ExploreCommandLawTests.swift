import Foundation
import Testing

/// `pondera explore` as scripts use it.
struct ExploreCommandLawTests {
  /// The keys that scripts are promised.
  private struct Output: Decodable {
    struct Agreement: Decodable {
      let median: Double
      let lowerQuartile: Double
      let upperQuartile: Double
      let values: [Double]
    }
    struct Segment: Decodable {
      let number: Int
      let size: Int
      let jaccard: Double
      let structure: String
    }
    struct Candidate: Decodable {
      let k: Int
      let inertia: Double
      let silhouette: Double
      let calinskiHarabasz: Double
      let daviesBouldin: Double
      let gap: Double
      let gapStandardError: Double
      let bic: Double
      let bootstrapARI: Agreement
      let predictionStrength: Double
      let smallestShare: Double
      let segments: [Segment]
    }
    struct Recommendation: Decodable {
      let k: Int
      let reason: String
      let structure: String
      let families: Int?
    }
    struct Ratings: Decodable {
      struct Survival: Decodable {
        let response: String
        let adjustedRandIndex: Double?
        let survives: Bool
      }
      struct Removal: Decodable {
        let criterion: String
        let adjustedRandIndex: Double
      }
      struct Style: Decodable {
        let levelShare: Double
        let verdict: String
      }
      let responseStyle: Style?
      let cronbachAlpha: Double?
      let kmo: Double?
      let fakeClusterTest: [Survival]
      let withoutCriterion: [Removal]
    }
    struct Method: Decodable {
      let method: String
      let k: Int
      let silhouette: Double
      let explainedVariance: Double
      let measures: [String: Double]
      let agreement: [String: Double]
    }
    let ratings: Ratings
    let methods: [Method]?
    let schema: String
    let seed: Int
    let pairs: Int
    let candidates: [Candidate]
    let recommended: Recommendation
  }

  private static let call = [
    "explore", ProjectFiles.buyers, "--criteria", "6-14", "-k", "2-5", "--pairs", "10",
  ]

  @Test func whatScriptsArePromised() throws {
    let work = try Workspace()
    let found = try work.decode(Output.self, Self.call)
    #expect(found.schema == "pondera.explore/1" && found.seed == 1 && found.pairs == 10)
    #expect(found.candidates.map(\.k) == [2, 3, 4, 5])
    #expect(found.recommended.k == 4 && found.recommended.families == 2)
    for candidate in found.candidates {
      #expect(candidate.segments.map(\.number) == Array(1...candidate.k))
      #expect(candidate.segments.reduce(0) { $0 + $1.size } == 2_000)
      #expect(candidate.bootstrapARI.values.count == 10)
      #expect(candidate.bootstrapARI.lowerQuartile <= candidate.bootstrapARI.median)
      #expect(candidate.bootstrapARI.median <= candidate.bootstrapARI.upperQuartile)
    }
    let inertias = found.candidates.map(\.inertia)
    #expect(zip(inertias, inertias.dropFirst()).allSatisfy { $0 > $1 })
  }

  @Test func ratingsAndMethods() throws {
    let work = try Workspace()
    let found = try work.decode(Output.self, Self.call + ["--methods", "kmeans, ward,mixture-tied,kmeans"])
    #expect(found.ratings.fakeClusterTest.map(\.response) == ["center", "standardize", "rank"])
    #expect(found.ratings.fakeClusterTest.allSatisfy { $0.survives && $0.adjustedRandIndex! >= 0.65 })
    #expect(
      found.ratings.withoutCriterion.count == 9 && found.ratings.withoutCriterion[0].criterion == "product_performance")
    #expect(found.ratings.responseStyle?.verdict == "none" && found.ratings.kmo! > 0.8)
    let methods = try #require(found.methods)
    #expect(methods.map(\.method) == ["kmeans", "ward", "mixture-tied"] && methods.allSatisfy { $0.k == 4 })
    #expect(methods[1].agreement["ward"] == 1 && methods[1].agreement["kmeans"] == methods[0].agreement["ward"])
    #expect(methods[1].measures["copheneticCorrelation"]! > 0.5 && methods[2].measures["bic"] != nil)
    #expect(try work.decode(Output.self, Self.call).methods == nil)
  }

  /// The solution for one k is that of `cluster`.
  @Test func solutionsAreThoseOfCluster() throws {
    let work = try Workspace()
    let found = try work.decode(Output.self, Self.call)
    let cluster = try work.decode(
      ClusterOutput.self, ["cluster", ProjectFiles.buyers, "--criteria", "6-14", "-k", "4"])
    #expect(found.candidates[2].inertia == cluster.inertia)
  }

  @Test(arguments: ["text", "json", "csv", "markdown"]) func threadsDoNotChangeAByte(_ format: String) throws {
    let work = try Workspace()
    let outputs = try [1, 2, 3].map { threads in
      try work.succeed(Self.call + ["--format", format, "--threads", "\(threads)"]).output
    }
    #expect(outputs[0].count > 100)
    #expect(outputs[1] == outputs[0] && outputs[2] == outputs[0])
  }

  @Test(arguments: [
    (["-k", "1-3"], "The value '1-3' is invalid for '-k <from-to>': it must be a whole number from 2 to 1,000"),
    (["--pairs", "1"], "The value '1' is invalid for '--pairs <n>': it must be a whole number from 2 to 10,000."),
    (["-k", "5-2"], "The value '5-2' is invalid for '-k <from-to>'"),
    (["--methods", "ward,medoids"], "There is no method 'medoids'. Did you mean 'kmedoids'?"),
    (["-k", "many"], "The value 'many' is invalid for '-k <from-to>'"),
  ]) func wrongUseIsTold(_ arguments: [String], _ sentence: String) throws {
    let run = try Workspace().run(["explore", ProjectFiles.buyers] + arguments)
    #expect(run.exitCode == 64 && run.text.isEmpty)
    #expect(run.message.contains(sentence), "\(run.message)")
  }
}
