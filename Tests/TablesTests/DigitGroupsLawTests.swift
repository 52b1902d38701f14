import Provenance
import Testing

@testable import Tables

/// Spreadsheets write thousands for people: 1 200,50 is one number.
@Suite struct DigitGroupsLawTests {
  private static let separators = [" ", "'", "\u{A0}", "\u{2009}", "\u{202F}", "\u{2019}"]

  @Test(arguments: separators)
  func groupsOfThreeAreOneNumber(_ separator: String) {
    func of(_ text: String, _ mark: DecimalMark = .point) -> NumberText {
      NumberText.of(text.replacing("_", with: separator), decimalMark: mark)
    }
    #expect(of("1_200") == .number(1_200))
    #expect(of("-12_345_678.5") == .number(-12_345_678.5))
    #expect(of("123_456,789", .comma) == .number(123_456.789))
    #expect(of("+1_000e2") == .number(100_000))
    // The last digit is beyond a Double and rounds to the even neighbour.
    #expect(of("9_007_199_254_740_993") == .number(9_007_199_254_740_992))
    #expect(of("123_456_789_012_345_678_901_234,5", .comma) == .number(123_456_789_012_345_678_901_234.5))
  }

  /// With and without groups the same number, whatever the number.
  @Test func groupsChangeNothing() {
    var generator = SeededGenerator(seed: 21)
    for round in 0..<5_000 {
      let number = Int(generator.next() >> UInt64(1 + round % 63))
      let separator = Self.separators[round % Self.separators.count]
      let fraction = round % 2 == 0 ? "" : ".\(generator.nextIndex(below: 1_000_000))"
      let digits = Array(String(number))
      var grouped = ""
      for (index, digit) in digits.enumerated() {
        if index > 0, (digits.count - index) % 3 == 0 { grouped += separator }
        grouped.append(digit)
      }
      #expect(NumberText.of(grouped + fraction) == NumberText.of("\(number)" + fraction), "\(grouped + fraction)")
    }
  }

  @Test(arguments: [
    "06 12 34 56 78", "012 345", "0 123", "1 20", "1 2000", "1234 567", "1 200 ,5", "1  200", "1 200'300", "1 200 30",
    "1.200 300", "12 h", "1 200 €", "- 1 200", "2024 11", "1_000", "1 000 000 00012", "1\u{C2}200", "1\u{A0}",
  ])
  func codesAndWordsStayTexts(_ text: String) {
    #expect(NumberText.of(text) == .text, "\(text)")
  }

  @Test(arguments: [" ", "\u{A0}", "\u{202F}"])
  func aFrenchPriceListIsReadAsNumbers(_ separator: String) throws {
    let text = "offre;prix;note\nA;1_200,50;8,5\nB;980;7\nC;12_450;9\n".replacing("_", with: separator)
    let file = try CSVFile.of(text)
    #expect(file.dialect.decimalMark == .comma)
    #expect(file.columnKinds == [.text, .number, .number])
    #expect(try file.read(columns: [.number("prix")]).numbers("prix")?.values == [1_200.5, 980, 12_450])
  }

  /// The decimal mark is seen where every price has a mark and thousands.
  @Test func theMarkIsFoundAmongGroups() throws {
    let file = try CSVFile.of("a;p\nx;1\u{202F}200,50\ny;3\u{202F}000,00\n")
    #expect(file.dialect.decimalMark == .comma)
    #expect(try file.read(columns: [.number("p")]).numbers("p")?.values == [1_200.5, 3_000])
  }

  /// What an older Excel writes: the no-break space of Windows-1252.
  @Test func aNoBreakSpaceInWindows1252() throws {
    let bytes = Array("a;p;q\nx;1".utf8) + [0xA0] + Array("200,5;1\n".utf8) + [0xE9] + Array(";2;2\n".utf8)
    let file = try CSVFile(name: "f.csv", bytes: bytes)
    #expect(file.dialect.encoding == .windows1252)
    #expect(try file.read(columns: [.number("p")]).numbers("p")?.values == [1_200.5, 2])
  }
}
