import Provenance

/// A seeded table with everything that is hard to write: quotes, line breaks, delimiters, accents, other scripts.
struct RandomTable {
  enum Cell: Equatable {
    case text(String?)
    case number(Double?)
  }

  var names: [String] = []
  var areNumbers: [Bool] = []
  /// Column after column.
  var cells: [[Cell]] = []
  let rowCount: Int

  init(rowCount: Int, columnCount: Int, alphabet: [String] = Self.everything, seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    self.rowCount = rowCount
    for column in 0..<columnCount {
      names.append(
        "c\(column) " + Self.text(alphabet, &generator).replacing("\n", with: "").replacing("\r", with: "") + "x")
      let isNumber = generator.nextIndex(below: 2) == 0
      areNumbers.append(isNumber)
      cells.append(
        (0..<rowCount).map { _ in
          let isMissing = generator.nextIndex(below: 8) == 0
          return isNumber
            ? .number(isMissing ? nil : Self.number(&generator))
            : .text(isMissing ? nil : Self.text(alphabet, &generator))
        })
    }
  }

  static let plain = ["a", "B", "7", " ", ",", ";", "\t", "|", "\"", "\n", "\r\n", "=", "-", "'", ".", "é", "ß", "ÿ"]
  static let everything = plain + ["€", "œ", "日本", "🏗️", "👩🏽‍🔧", "\u{301}"]

  private static func text(_ alphabet: [String], _ generator: inout SeededGenerator) -> String {
    // A letter first keeps texts apart from markers, numbers and formulas.
    "t" + (0..<generator.nextIndex(below: 9)).map { _ in alphabet[generator.nextIndex(below: alphabet.count)] }.joined()
  }

  private static func number(_ generator: inout SeededGenerator) -> Double {
    switch generator.nextIndex(below: 4) {
    case 0: Double(generator.nextIndex(below: 11))
    case 1: Double(generator.nextIndex(below: 2_000_000) - 1_000_000) / 1000
    case 2: generator.nextNormal() * 1e-5
    default:
      // Any digits, of any size that is computed with.
      Double(
        sign: generator.nextIndex(below: 2) == 0 ? .plus : .minus, exponent: generator.nextIndex(below: 661) - 330,
        significand: Double(bitPattern: 0x3FF0_0000_0000_0000 | generator.next() >> 12))
    }
  }
}
