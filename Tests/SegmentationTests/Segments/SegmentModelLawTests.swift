import Clustering
import Criteria
import Foundation
import Segmentation
import TestSupport
import Testing

@Suite struct SegmentModelLawTests {
  static let cases = FeatureScaling.allCases.flatMap { scaling in
    RatingTransform.allCases.flatMap { transform in
      ResponseTreatment.allCases.map {
        SegmentationOptions(
          segmentCount: .fixed(3), scaling: scaling, transform: transform, response: $0)
      }
    }
  }

  private func data() -> AccountData {
    let buyers = SyntheticBuyers(
      count: 90, centres: [[2, 3, 8, 5], [8, 2, 3, 5], [3, 8, 3, 9]], noise: 0.8, isWhole: true, seed: 5)
    var ratings = buyers.columns.map { $0.map { Optional($0) } }
    ratings[0][4] = nil
    for j in 0..<4 { ratings[j][7] = nil }
    ratings[3][20] = nil
    return AccountData(criteria: ["a", "b", "c", "d"], ratings: ratings)
  }

  private func written(_ model: SegmentModel, to file: WrittenFile) throws {
    try JSONEncoder().encode(model).write(to: file.url)
  }

  @Test(arguments: cases)
  func aSavedModelPlacesAccountsWhereTheFitDid(options: SegmentationOptions) throws {
    let data = data()
    let fit = try SegmentationRunner(options).run(data)
    let file = WrittenFile()
    try written(SegmentModel(fit), to: file)
    let model = try SegmentModel(path: file.path)
    #expect(model == SegmentModel(fit))
    let applied = try SegmentationRunner(SegmentationOptions()).apply(model, to: data)
    #expect(applied.places == fit.places)
    #expect(applied.segments.map(\.name) == fit.segments.map(\.name))
    #expect(applied.segments.map(\.size) == fit.segments.map(\.size))
    #expect(applied.segments.map(\.profile) == fit.segments.map(\.profile))
    #expect(abs(applied.inertia - fit.inertia) < 1e-9 * max(1, fit.inertia))
    #expect(abs(applied.explainedVariance - fit.explainedVariance) < 1e-9)
    #expect(applied.options.scaling == options.scaling)
    #expect(applied.trace == nil)
  }

  /// A segment that nobody is in has no means of its own; the model still knows what it seeks.
  @Test func anEmptySegmentKeepsItsProfile() throws {
    let fit = try SegmentationRunner(SegmentationOptions(segmentCount: .fixed(3))).run(data())
    let one = AccountData(criteria: fit.criteria, ratings: fit.segments[1].profile.map { [$0.mean] })
    for scale in [nil, .share, .rank] as [WeightScaling?] {
      var options = SegmentationOptions()
      options.weightScaling = scale
      let applied = try SegmentationRunner(options).apply(SegmentModel(fit), to: one)
      #expect(applied.segments.map(\.size) == [0, 1, 0])
      #expect(applied.segments.map { $0.profile.map(\.mean) } == fit.segments.map { $0.profile.map(\.mean) })
      #expect(applied.segments[0].profile.allSatisfy { !$0.isMarker && $0.standardError == 0 })
    }
  }
}
