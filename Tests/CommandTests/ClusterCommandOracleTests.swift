import Foundation
import TestSupport
import Testing

/// `pondera cluster` on the HATCO ratings against the reference results.
@Suite(.enabled(if: SharedFiles.exist)) struct ClusterCommandOracleTests {
  private static let criteria = [
    "x1_delivery_speed", "x2_price_level", "x3_price_flexibility", "x4_manufacturer_image", "x5_overall_service",
    "x6_salesforce_image", "x7_product_quality",
  ]
  private static let command = [
    "cluster", SharedFiles.data("hatco/hatco.csv"), "--criteria", criteria.joined(separator: ","), "-k", "4",
    "--scaling", "standardize",
  ]

  /// What the reference file says and the shared reader does not decode.
  private struct Reference: Decodable {
    struct Solution: Decodable {
      let centroids: [[Double]]
      enum CodingKeys: String, CodingKey { case centroids = "centroids_original_scale" }
    }
    let kmeans: [String: Solution]
    enum CodingKeys: String, CodingKey { case kmeans }
    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      kmeans = try container.decode(ClusteringOracle.ByClusterCount<Solution>.self, forKey: .kmeans).byK
    }
  }

  @Test func reachesTheReferenceAndKeepsItsPromises() throws {
    let result = try Workspace().decode(ClusterOutput.self, Self.command)
    #expect(result.schema == "pondera.cluster/1")
    #expect(result.accounts == 100 && result.accountsFitted == 100)
    #expect(result.accountsWithMissingRatings == 0 && result.accountsUnassigned == 0)
    #expect(result.criteria == Self.criteria)
    #expect(result.k == 4 && result.scaling == "standardize" && result.transform == "none" && result.response == "raw")
    #expect(result.seed == 1)
    #expect(abs(result.inertia - 327.8184858) <= 327.8184858e-6)
    // Standardised features have a total sum of squares of accounts times criteria.
    #expect(abs(result.explainedVariance - (1 - result.inertia / 700)) <= 1e-9)
    #expect(result.segments.map(\.size) == [33, 29, 19, 19])
    #expect(result.segments.map(\.number) == [1, 2, 3, 4])
    #expect(Set(result.segments.map(\.name)).count == 4)
    #expect(abs(result.segments.reduce(0) { $0 + $1.share } - 1) <= 1e-12)
    #expect(abs(result.segments.reduce(0) { $0 + $1.withinSumOfSquares } - result.inertia) <= 1e-9 * result.inertia)
    for segment in result.segments {
      #expect(Set(segment.profile.keys) == Set(Self.criteria))
      #expect(Set(segment.weights.keys) == Set(Self.criteria))
      #expect(segment.share == Double(segment.size) / 100)
      #expect(segment.profile.values.allSatisfy { $0.standardError > 0 && $0.standardError < 1 })
    }
    #expect(result.segments.contains { $0.profile.values.contains(where: \.marker) })
  }

  @Test func profilesAreTheReferenceCentroids() throws {
    let reference: Reference = try SharedFiles.oracle("hatco")
    let centroids = try #require(reference.kmeans["4"]).centroids
    let result = try Workspace().decode(ClusterOutput.self, Self.command)
    let order = { (row: [Double]) in row[0] }
    let means = result.segments.map { segment in Self.criteria.map { segment.profile[$0]!.mean } }
    for (mine, theirs) in zip(means.sorted { order($0) < order($1) }, centroids.sorted { order($0) < order($1) }) {
      for (left, right) in zip(mine, theirs) { #expect(abs(left - right) <= 1e-8) }
    }
  }

  @Test(arguments: ["mean", "range", "share", "rank"]) func weightsFollowTheirScale(_ scale: String) throws {
    let result = try Workspace().decode(ClusterOutput.self, Self.command + ["--scale", scale])
    #expect(result.weightScale == scale)
    let all = result.segments.flatMap { $0.weights.values }
    switch scale {
    case "mean":
      for segment in result.segments {
        #expect(segment.weights == segment.profile.mapValues(\.mean))
      }
    case "range":
      #expect(abs(all.min()! - 1) <= 1e-12 && abs(all.max()! - 10) <= 1e-12)
    case "share":
      for segment in result.segments { #expect(abs(segment.weights.values.reduce(0, +) - 100) <= 1e-9) }
    default:
      for segment in result.segments {
        #expect(segment.weights.values.min() == 1)
        let heaviest = segment.weights.min { $0.value < $1.value }!.key
        #expect(segment.profile[heaviest]!.mean == segment.profile.values.map(\.mean).max())
      }
    }
  }

  @Test func theSameSegmentsWhateverTheSeed() throws {
    for seed in 2...4 {
      let result = try Workspace().decode(ClusterOutput.self, Self.command + ["--seed", "\(seed)"])
      #expect(result.seed == UInt64(seed))
      #expect(abs(result.inertia - 327.8184858) <= 327.8184858e-6)
    }
  }
}
