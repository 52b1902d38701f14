import Foundation
import Provenance
import Testing

@testable import Tables

/// Numbers are read as `strtod` of the C library reads them, which rounds correctly.
@Suite struct NumberTextLawTests {
  private func digits(_ count: Int, _ generator: inout SeededGenerator) -> String {
    String((0..<count).map { _ in Character(String(generator.nextIndex(below: 10))) })
  }

  /// Compares one text, both as `NumberText` reads it and as the fast path of the parser does.
  private func agree(_ text: String) throws {
    let expected = strtod(text, nil)
    let read = NumberText.of(text)
    if expected.isFinite {
      guard case .number(let value) = read else {
        Issue.record("\(text) is read as \(read)")
        return
      }
      #expect(value.bitPattern == expected.bitPattern, "\(text)")
    } else {
      #expect(read == .notFinite, "\(text)")
    }
  }

  @Test func randomDigitStrings() throws {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<30_000 {
      let sign = ["", "-", "+"][generator.nextIndex(below: 3)]
      let whole = digits(generator.nextIndex(below: 22), &generator)
      let fraction = digits(generator.nextIndex(below: 24), &generator)
      var text = sign + whole + (generator.nextIndex(below: 4) > 0 ? "." + fraction : "")
      guard text.contains(where: \.isNumber) else { continue }
      if generator.nextIndex(below: 4) == 0 { text += "e\(generator.nextIndex(below: 720) - 360)" }
      try agree(text)
    }
  }

  /// Decimals between two neighbouring numbers, where the last bit is decided.
  @Test func halves() throws {
    var generator = SeededGenerator(seed: 12)
    for _ in 0..<5_000 {
      let base = UInt64(1) << 53 + UInt64(generator.nextIndex(below: 1 << 40))
      try agree("\(base * 2 + 1)")
      try agree("\(base * 2 + 1).0000000000000000000000000000000000001")
      try agree("\(base * 2 + 1)e-\(generator.nextIndex(below: 28))")
      try agree("\(base * 2 + 1)e\(generator.nextIndex(below: 28))")
      try agree("\(base / 2).5")
      try agree("0.\(base)")
    }
  }

  @Test(arguments: [
    "0", "-0", "00012", "5.", ".5", "1e5", "1E+5", "1e-5", "4.9e-324", "2.4703282292062327e-324", "2.5e-324", "1e-400",
    "2.2250738585072014e-308", "2.2250738585072011e-308", "1.7976931348623157e308", "1.7976931348623159e308", "1e400",
    "-1e400", "9007199254740993", "9007199254740992.5", "9999999999999999999", "18446744073709551616", "0e999999999",
    "1e99999999999999999999", "1e-99999999999999999999", "123456789012345678901234567890",
  ])
  func edges(text: String) throws { try agree(text) }

  @Test func fourHundredDigits() throws {
    var generator = SeededGenerator(seed: 13)
    for _ in 0..<50 {
      try agree("0." + digits(400, &generator))
      try agree(digits(200, &generator) + "." + digits(200, &generator))
      try agree(digits(400, &generator))
      try agree(digits(400, &generator) + "e-390")
    }
  }

  /// What the fast path in the parser makes of a value is what `strtod` makes of it.
  @Test func columnsHoldWhatStrtodSays() throws {
    var generator = SeededGenerator(seed: 14)
    var texts: [String] = []
    for _ in 0..<20_000 {
      let sign = generator.nextIndex(below: 3) == 0 ? "-" : ""
      let whole = digits(1 + generator.nextIndex(below: 10), &generator)
      let length = generator.nextIndex(below: 12)
      texts.append(sign + whole + (length > 0 ? "." + digits(length, &generator) : ""))
    }
    for end in ["\n", "\r\n"] {
      let file = try CSVFile.of("a;x;b\(end)" + texts.map { "1;\($0);\($0)\(end)" }.joined())
      let table = try file.read(columns: [.number("x"), .number("b")])
      for name in ["x", "b"] {
        let column = try #require(table.numbers(name))
        for (row, text) in texts.enumerated() where column[row] != strtod(text, nil) {
          Issue.record("\(text) became \(column[row] ?? .nan)")
        }
      }
    }
  }

  @Test func fourHundredDigitsInAColumn() throws {
    var generator = SeededGenerator(seed: 15)
    let texts = (0..<200).map { _ in digits(400, &generator) + "e-395" } + ["0." + digits(400, &generator), "7"]
    let column = try #require(
      try CSVFile.of("x\n" + texts.joined(separator: "\n")).read(columns: [.number("x")]).numbers("x"))
    #expect(column.values == texts.map { strtod($0, nil) })
  }

  @Test(arguments: [
    "", "abc", "1,5", "12%", "€5", "$5", "0x10", "1e", "1e+", "e5", ".", "-", "+-1", "--1", "1.2.3", "1_000",
    "12a", "2024-01-02", "infinite", "na", "１２",
  ])
  func textsAreNoNumbers(text: String) { #expect(NumberText.of(text) == .text) }

  @Test(arguments: ["NaN", "nan", "-NaN", "Inf", "-inf", "+Infinity", "INFINITY", "1e309"])
  func nonFiniteIsToldApart(text: String) { #expect(NumberText.of(text) == .notFinite) }

  @Test func decimalComma() {
    #expect(NumberText.of("12,5", decimalMark: .comma) == .number(12.5))
    #expect(NumberText.of(" -0,125 ", decimalMark: .comma) == .number(-0.125))
    #expect(NumberText.of("12.5", decimalMark: .comma) == .text)
    #expect(NumberText.of("1.234,5", decimalMark: .comma) == .text)
    #expect(NumberText.of("1,5e3", decimalMark: .comma) == .number(1500))
  }
}
