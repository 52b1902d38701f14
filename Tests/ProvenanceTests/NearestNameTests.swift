import Provenance
import Testing

@Suite struct NearestNameTests {
  private let names = ["selling_price", "trade_in", "running_cost", "financing"]

  @Test(arguments: [
    ("seling_price", "selling_price"), ("Trade-In", "trade_in"), ("finance", "financing"), ("running", "running_cost"),
  ])
  func findsTheSlip(typed: String, meant: String) {
    #expect(NearestName.of(typed, among: names) == meant)
  }

  @Test(arguments: ["", "zzz", "colour"]) func staysSilentWhenNothingIsNear(typed: String) {
    #expect(NearestName.of(typed, among: names) == nil)
    #expect(NearestName.hint(for: typed, among: names).isEmpty)
  }
}
