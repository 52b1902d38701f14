import Clustering
import Criteria
import Foundation
import Segmentation
import Tables
import TestSupport
import Testing

/// Segments of the HATCO customers against the reference results.
@Suite(.enabled(if: SharedFiles.exist)) struct SegmentProfileOracleTests {
  private struct Reference: Decodable {
    struct Solution: Decodable {
      let sizes: [Int]
      let inertia: Double
      let explained: Double
      let means: [[Double]]
      enum CodingKeys: String, CodingKey {
        case sizes
        case inertia = "best_inertia"
        case explained = "explained_share"
        case means = "centroids_original_scale"
      }
    }
    let variables: [String]
    let kmeans: ClusteringOracle.ByClusterCount<Solution>
  }

  @Test func fourSegmentsOfHatco() throws {
    let reference = try SharedFiles.oracle("hatco", as: Reference.self)
    let wanted = try #require(reference.kmeans.byK["4"])
    let data = try AccountData(
      CSVFile(path: SharedFiles.data("hatco/hatco.csv")),
      columns: AccountColumns(criteria: reference.variables.joined(separator: ",")))
    let found = try SegmentationRunner(SegmentationOptions(segmentCount: .fixed(4), scaling: .standardize)).run(data)
    #expect(found.criteria == reference.variables)
    #expect(abs(found.inertia / wanted.inertia - 1) < 1e-9)
    #expect(abs(found.explainedVariance - wanted.explained) < 1e-9)
    #expect(found.segments.map(\.size) == wanted.sizes.sorted(by: >))
    for (size, means) in zip(wanted.sizes, wanted.means) {
      let segment = found.segments.first { segment in
        segment.size == size && zip(segment.profile, means).allSatisfy { abs($0.mean - $1) < 1e-8 }
      }
      #expect(segment != nil, "no segment of \(size) accounts has the means \(means)")
    }
  }

  /// The rule as flexclust states it, computed here once more.
  @Test func markersOfHatcoFollowTheRule() throws {
    let data = try AccountData(
      CSVFile(path: SharedFiles.data("hatco/hatco.csv")), columns: AccountColumns(criteria: "x1_*,x2_*,x3_*,x7_*"))
    let found = try SegmentationRunner(SegmentationOptions(segmentCount: .fixed(5), scaling: .standardize)).run(data)
    let largest = found.marketMeans.max()!
    var markerCount = 0
    for segment in found.segments {
      for (cell, market) in zip(segment.profile, found.marketMeans) {
        let difference = abs(cell.mean - market)
        #expect(cell.isMarker == (difference >= 0.25 * largest || difference >= 0.5 * market))
        markerCount += cell.isMarker ? 1 : 0
      }
    }
    #expect(markerCount > 0 && markerCount < 20)
  }
}
