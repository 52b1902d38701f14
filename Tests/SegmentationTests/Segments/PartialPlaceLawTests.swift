import Criteria
import Provenance
import Clustering
import Segmentation
import Testing

/// Accounts that miss ratings and are left out of the fit are placed on what they gave.
@Suite struct PartialPlaceLawTests {
  private let complete: [[Double?]] = [[1, 2, 9, 10, 1, 9], [2, 1, 8, 9, 1, 9], [9, 10, 2, 1, 10, 1]]

  /// The complete accounts and one more.
  private func place(
    _ ratings: [Double?], response: ResponseTreatment = .raw, scaling: FeatureScaling = .none
  ) throws -> (segmentation: MarketSegmentation, place: AccountPlace) {
    let data = AccountData(
      criteria: ["a", "b", "c"], ratings: zip(complete, ratings).map { $0 + [$1] })
    let found = try SegmentationRunner(
      SegmentationOptions(segmentCount: .fixed(2), scaling: scaling, response: response, missing: .listwise)
    ).run(data)
    return (found, found.places[6])
  }

  @Test(arguments: FeatureScaling.allCases)
  func theDistanceIsOverTheRatingsGiven(scaling: FeatureScaling) throws {
    for ratings in [[8.5, nil, nil], [nil, 2, 9], [5, nil, 6], [nil, nil, 2]] as [[Double?]] {
      let (found, place) = try place(ratings, scaling: scaling)
      let distances = found.segments.map { segment in
        (0..<3).reduce(0.0) { sum, j in
          guard let rating = ratings[j] else { return sum }
          let difference = rating - segment.centroid[j]
          return sum + found.featureWeights[j] * difference * difference
        }.squareRoot()
      }
      let nearest = distances[0] <= distances[1] ? 0 : 1
      #expect(place.segment == nearest)
      #expect(place.runnerUp == 1 - nearest)
      #expect(abs(place.margin - (1 - distances[nearest] / distances[1 - nearest])) < 1e-12)
      #expect(place.isPartial)
      #expect(found.fittedCount == 6)
      #expect(found.places.prefix(6).allSatisfy { !$0.isPartial && $0.segment != nil })
    }
  }

  @Test func theFitIsThatOfTheCompleteAccounts() throws {
    let (found, _) = try place([10, nil, 10])
    let alone = try SegmentationRunner(SegmentationOptions(segmentCount: .fixed(2)))
      .run(AccountData(criteria: ["a", "b", "c"], ratings: complete))
    #expect(found.segments == alone.segments)
    #expect(found.inertia == alone.inertia)
    #expect(Array(found.places.prefix(6)) == alone.places)
    #expect(
      found.diagnostics.contains { $0.code == "missing-ratings" && $0.message.hasPrefix("1 account of 7 misses") })
  }

  @Test func anAccountWithoutRatingsHasNoSegment() throws {
    let (found, place) = try place([nil, nil, nil])
    #expect(place == found.places[6])
    #expect(place.segment == nil && place.runnerUp == nil && place.margin == 0 && place.isPartial)
    let message = try #require(found.diagnostics.first { $0.code == "missing-ratings" }).message
    #expect(message.contains("1 account gave no rating at all and has no segment"))
  }

  /// Under centring an account that rates a segment's profile, two points higher throughout, is at its centre, whichever
  /// ratings it left out.
  @Test func centringLooksAtTheSameCriteriaOnBothSides() throws {
    let (found, _) = try place([nil, nil, nil], response: .center)
    let model = SegmentModel(found)
    for (index, segment) in model.segments.enumerated() {
      // Without the criterion that tells the segments apart nothing could be seen; without one of the others it can.
      for missing in 0..<2 {
        let ratings = (0..<3).map { $0 == missing ? nil : segment.centroid[$0] + 7 }
        let data = AccountData(criteria: ["a", "b", "c"], ratings: (0..<3).map { [5, ratings[$0]] })
        let place = try SegmentationRunner(SegmentationOptions()).apply(model, to: data).places[1]
        #expect(place.isPartial)
        #expect(place.segment == index)
        #expect(place.margin > 1 - 1e-9)
      }
    }
  }
}
