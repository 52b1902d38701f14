import Provenance
import Reporting
import Testing

@Suite struct NumberFormatLawTests {
  @Test func roundsAndGroups() {
    #expect(NumberFormat.count(0) == "0")
    #expect(NumberFormat.count(999) == "999")
    #expect(NumberFormat.count(12_669) == "12,669")
    #expect(NumberFormat.count(-1_234_567) == "-1,234,567")
    #expect(NumberFormat.fixed(1_234.567, 2) == "1,234.57")
    #expect(NumberFormat.fixed(-999.996, 2) == "-1,000.00")
    #expect(NumberFormat.fixed(0.125, 2) == "0.12")
    #expect(NumberFormat.fixed(0.375, 2) == "0.38")
    #expect(NumberFormat.fixed(2.5, 0) == "2")
    #expect(NumberFormat.percent(0.30649) == "30.6 %")
    #expect(NumberFormat.percent(1) == "100.0 %")
  }

  @Test func zeroHasNoSign() {
    for value in [0.0, -0.0, 0.004, -0.004] {
      #expect(NumberFormat.fixed(value, 2) == "0.00")
      #expect(NumberFormat.signed(value, 2) == "0.00")
    }
    #expect(NumberFormat.signed(0.005_1, 2) == "+0.01")
    #expect(NumberFormat.signed(-0.005_1, 2) == "-0.01")
    #expect(NumberFormat.signed(1_000, 1) == "+1,000.0")
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func whatIsNoNumberIsADash(value: Double) {
    #expect(NumberFormat.fixed(value, 2) == "–")
    #expect(NumberFormat.signed(value, 2) == "–")
    #expect(NumberFormat.significant(value, 3) == "–")
    #expect(NumberFormat.percent(value) == "– %")
    #expect(NumberFormat.column([value, 1.5]) == ["–", "1.5"])
  }

  @Test func significantDigits() {
    #expect(NumberFormat.significant(35_814.592_12, 8) == "35,814.592")
    #expect(NumberFormat.significant(123_456.7, 3) == "123,457")
    #expect(NumberFormat.significant(0.001_234_5, 3) == "0.00123")
    #expect(NumberFormat.significant(0, 3) == "0")
  }

  @Test func aColumnHasTheSameDecimals() {
    #expect(NumberFormat.column([1, 2, 10]) == ["1", "2", "10"])
    #expect(NumberFormat.column([7.46, 8, 9.999]) == ["7.5", "8.0", "10.0"])
    #expect(NumberFormat.column([0.0123, 0.5, 0.02]) == ["0.012", "0.500", "0.020"])
    #expect(NumberFormat.column([1_234.5, 99.4, 2_000]) == ["1,234", "99", "2,000"])
    #expect(NumberFormat.column([]) == [])
    #expect(NumberFormat.column([0.5, 0]) == ["0.50", "0.00"])
  }

  @Test func groupingOnlyAddsCommas() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<300 {
      let value = Int(generator.next() >> UInt64(1 + generator.nextIndex(below: 62)))
      let text = NumberFormat.count(value)
      #expect(text.filter { $0 != "," } == "\(value)")
      let groups = text.split(separator: ",")
      #expect(groups.dropFirst().allSatisfy { $0.count == 3 })
      #expect((1...3).contains(groups[0].count))
    }
  }
}
