import Provenance
import Testing

@testable import Segmentation

@Suite struct SegmentNamingLawTests {
  /// A profile by its differences from a market with deviation 1; from 2 on they are markers.
  private func profile(_ differences: [Double]) -> [CriterionProfile] {
    differences.map {
      CriterionProfile(mean: 5 + $0, standardError: 0.1, difference: $0, isMarker: abs($0) >= 2)
    }
  }

  private func names(_ profiles: [[Double]], criteria: [String]) -> [String] {
    SegmentNaming.names(
      profiles.map(profile), criteria: criteria, deviations: [Double](repeating: 1, count: criteria.count))
  }

  @Test func namesComeFromTheStrongestMarkers() {
    let criteria = ["x1_delivery_speed", "price", "after_sales"]
    #expect(
      names(
        [[3, 4, 2], [0, 2, -3], [0, 2, 0], [-2, 0, -3], [0, 0, -2], [1, 0, 0], [0, -0.6, 0], [0.1, 0, 0]],
        criteria: criteria) == [
          "price & delivery speed", "price, low after sales", "price", "low after sales & delivery speed",
          "low after sales", "delivery speed", "low price", "near average",
        ])
  }

  @Test func namesDifferWhateverTheCriteriaAreCalled() {
    #expect(
      names([[2], [0], [2], [-2], [2]], criteria: ["price"]) == [
        "price", "near average", "price (2)", "low price", "price (3)",
      ])
    // A name that another criterion already has.
    #expect(names([[2, 0], [2, 0], [0, 2]], criteria: ["a", "a (2)"]) == ["a", "a (2)", "a (2) (2)"])
    // Criteria that only their numbers tell apart keep them.
    #expect(
      names([[2, 0], [0, 2], [2, 3]], criteria: ["q1_price", "q2_price"]) == [
        "q1_price", "q2_price", "q2_price & q1_price",
      ])
  }

  @Test(arguments: UInt64(1)...30)
  func randomNamesDiffer(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let pool = ["a", "a (2)", "low a", "b", "x1_b", "near average", "a & b", "b, low a"]
    let criteria = Array(pool.prefix(1 + generator.nextIndex(below: pool.count)))
    let profiles = (0..<40).map { _ in criteria.map { _ in 3 * generator.nextNormal() } }
    let names = names(profiles, criteria: criteria)
    #expect(Set(names).count == 40)
    #expect(names.allSatisfy { !$0.isEmpty })
  }

  @Test func prefixesAndUnderscoresAreDropped() {
    #expect(SegmentNaming.readable("x1_delivery_speed") == "delivery speed")
    #expect(SegmentNaming.readable("q12_price") == "price")
    #expect(SegmentNaming.readable("selling_price") == "selling price")
    #expect(SegmentNaming.readable("x1") == "x1")
    #expect(SegmentNaming.readable("___") == "___")
    #expect(SegmentNaming.readable("") == "")
  }
}
