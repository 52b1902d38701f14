import Criteria
import Clustering
import Parallelism
import Provenance
import Segmentation
import TestSupport
import Testing

@Suite struct SegmentationInvarianceLawTests {
  private let buyers = SyntheticBuyers(
    count: 160, centres: [[2, 3, 8, 5], [8, 2, 3, 5], [3, 8, 3, 9]], noise: 1.2, isWhole: true, seed: 5)

  private func run(_ columns: [[Double]], _ options: SegmentationOptions, workers: Workers = .one) throws
    -> MarketSegmentation
  { try SegmentationRunner(options, workers: workers).run(AccountData(columns: columns)) }

  /// A generous hand adds the same to every rating: with four criteria and whole numbers nothing is even rounded.
  @Test func centringForgetsHowHighAnAccountRates() throws {
    var generator = SeededGenerator(seed: 8)
    let shifts = buyers.columns[0].map { _ in Double(generator.nextIndex(below: 9) - 4) }
    let shifted = buyers.columns.map { zip($0, shifts).map(+) }
    let options = SegmentationOptions(segmentCount: .fixed(3), response: .center)
    let plain = try run(buyers.columns, options)
    let moved = try run(shifted, options)
    #expect(moved.places == plain.places)
    #expect(moved.inertia == plain.inertia)
    #expect(moved.segments.map(\.centroid) == plain.segments.map(\.centroid))
    let raw = SegmentationOptions(segmentCount: .fixed(3))
    #expect(try run(shifted, raw).places != run(buyers.columns, raw).places)
  }

  /// Euros or thousands of euros: standardised, and divided by the range, units do not count.
  @Test(arguments: [FeatureScaling.standardize, .range])
  func unitsDoNotCount(scaling: FeatureScaling) throws {
    let options = SegmentationOptions(segmentCount: .fixed(3), scaling: scaling)
    let plain = try run(buyers.columns, options)
    // Powers of two keep every digit.
    let other = zip(buyers.columns, [1_024, 0.125, 4, 1.0]).map { column, unit in column.map { $0 * unit } }
    let found = try run(other, options)
    #expect(found.places.map(\.segment) == plain.places.map(\.segment))
    #expect(abs(found.inertia / plain.inertia - 1) < 1e-12)
    #expect(abs(found.explainedVariance - plain.explainedVariance) < 1e-12)
    #expect(found.segments.map { $0.profile[0].mean } == plain.segments.map { 1_024 * $0.profile[0].mean })
  }

  @Test func threadsDoNotCount() throws {
    let options = SegmentationOptions(seed: 3)
    let one = try run(buyers.columns, options)
    let many = try run(buyers.columns, options, workers: Workers(count: 7))
    #expect(one.segments == many.segments)
    #expect(one.places == many.places)
    #expect(one.countChoice == many.countChoice)
    #expect(one.inertia == many.inertia)
    #expect(one.diagnostics == many.diagnostics)
  }

  @Test func theOrderOfAccountsDoesNotCount() throws {
    let options = SegmentationOptions(segmentCount: .fixed(3))
    let plain = try run(buyers.columns, options)
    let turned = try run(buyers.columns.map { Array($0.reversed()) }, options)
    #expect(turned.segments.map(\.size) == plain.segments.map(\.size))
    #expect(turned.segments.map(\.name) == plain.segments.map(\.name))
    #expect(turned.places.reversed().map(\.segment) == plain.places.map(\.segment))
  }
}
