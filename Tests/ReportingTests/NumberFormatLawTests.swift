import Provenance
import Testing

@testable import Reporting

@Suite struct NumberFormatLawTests {
  @Test(arguments: [
    (0, "0"), (999, "999"), (1_000, "1,000"), (-1_234_567, "-1,234,567"), (.min, "-9,223,372,036,854,775,808"),
  ])
  func countsAreGrouped(value: Int, expected: String) { #expect(NumberFormat.count(value) == expected) }

  @Test(arguments: [
    (1_811.25, 1, "1,811.2"), (-0.001, 2, "0.00"), (-0.006, 2, "-0.01"), (999.96, 1, "1,000.0"),
    (-999_999.5, 0, "-1,000,000"),
    (1e14, 0, "100,000,000,000,000"), (1.234e20, 2, "1.23e+20"), (-1e300, 0, "-1.00e+300"), (.nan, 2, "–"),
    (.infinity, 2, "–"),
    (2.5, -3, "2"),
  ])
  func decimalsAreFixed(value: Double, decimals: Int, expected: String) {
    #expect(NumberFormat.fixed(value, decimals) == expected)
  }

  @Test(arguments: [(0.306, "30.6 %"), (0, "0.0 %"), (1, "100.0 %"), (-0.0001, "0.0 %"), (.nan, "–"), (.infinity, "–")])
  func sharesArePercentages(share: Double, expected: String) { #expect(NumberFormat.percent(share) == expected) }

  @Test(arguments: [
    (1.5, "+1.50"), (-1.5, "-1.50"), (0, "0.00"), (0.001, "0.00"), (-0.001, "0.00"), (.nan, "–"), (.infinity, "–"),
  ])
  func signsAreShown(value: Double, expected: String) { #expect(NumberFormat.signed(value, 2) == expected) }

  @Test(arguments: [
    (12_669.4, 3, "12,669"), (0.01234, 3, "0.0123"), (9.9996, 4, "10.00"), (327.818_494, 8, "327.81849"), (0, 3, "0"),
    (1e-12, 3, "1.00e-12"),
    (-0.5, 1, "-0.5"), (.nan, 3, "–"), (0.0999999, 2, "0.10"),
  ])
  func digitsAreSignificant(value: Double, digits: Int, expected: String) {
    #expect(NumberFormat.significant(value, digits) == expected)
  }

  @Test(
    arguments: [
      ([4.13, 10, 0.5], ["4.1", "10.0", "0.5"]), ([12_669, 0.4, 30_000.6], ["12,669", "0", "30,001"]),
      ([0.012_34, 0.2, 0.011], ["0.0123", "0.2000", "0.0110"]), ([0.53, 0.47], ["0.53", "0.47"]),
      ([3, 1_200], ["3", "1,200"]),
      ([3, .nan], ["3", "–"]), ([0, 0], ["0", "0"]), ([], []), ([.nan], ["–"]),
    ] as [([Double], [String])])
  func columnsShareTheirDecimals(values: [Double], expected: [String]) {
    #expect(NumberFormat.column(values) == expected)
  }

  @Test func writtenNumbersAreReadBack() throws {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<1_000 {
      let value = (generator.nextUniform() - 0.5) * 1e9
      let read = try #require(Double(NumberFormat.fixed(value, 3).replacing(",", with: "")))
      #expect(abs(read - value) <= 0.000_501)
    }
  }
}
