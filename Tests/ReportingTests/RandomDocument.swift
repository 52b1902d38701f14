import Provenance

@testable import Reporting

/// Seeded reports of hostile texts: every kind of block but commands (which may
/// be wider than the terminal), every width of character, escapes, markup, numbers beyond all bounds.
struct RandomDocument {
  private var generator: SeededGenerator
  private static let pieces = [
    "a", "price", "service ", "é", "e\u{301}", "日本", "한국", "\u{1112}\u{1161}\u{11AB}", "👩🏽‍🔧", "🇫🇷", "☎\u{FE0F}",
    "1\u{FE0F}\u{20E3}",
    "ﾊﾝｶｸ", "ＡＢ", "क्षि", "नमस्ते", "\u{1B}[31m", "\u{1B}]0;x\u{7}", "\u{9B}2J", "\r", "\n", "\t", "\u{0}", "\u{202E}",
    "\u{200B}",
    "\u{AD}", "\u{F00AD}", " ", "  ", "|", "\\", "`", "```", "**", "_", "<b>", "&amp;", "[x](y)", "# ", "- ", "1. ",
    "$x$", "~~",
    "-", "/", "▲",
    "https://a.b/c", "www.a.b", "\u{301}", "\u{200D}", "1,234.5", "…", "█", "\u{2028}", "ß", "ﷺ", "\u{1F3FB}",
    "\u{E0001}",
  ]
  private static let numbers: [Double] = [
    0, -0.0, 1, 3.7, 5, 10, -4, 1e9, 1e300, -1e300, .infinity, -.infinity, .nan, .leastNonzeroMagnitude,
    .greatestFiniteMagnitude,
  ]
  private static let emphases: [ReportCell.Emphasis] = [.plain, .strong, .above, .below, .muted]

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func document() -> ReportDocument {
    let count = generator.nextIndex(below: 9)
    return ReportDocument(title: text(), blocks: (0..<count).map { _ in block() })
  }

  mutating func text() -> String {
    let longest = [2, 6, 40][generator.nextIndex(below: 3)]
    return (0..<generator.nextIndex(below: longest)).map { _ in pick(Self.pieces) }.joined()
  }

  private mutating func pick<T>(_ choices: [T]) -> T { choices[generator.nextIndex(below: choices.count)] }

  private mutating func many<T>(_ most: Int, _ make: (inout Self) -> T) -> [T] {
    (0..<generator.nextIndex(below: most + 1)).map { _ in make(&self) }
  }

  private mutating func block() -> ReportBlock {
    switch generator.nextIndex(below: 7) {
    case 0: .heading(text())
    case 1: .paragraph(text())
    case 2: .facts(many(5) { ReportFact($0.text(), $0.text()) })
    case 3: .bars(bars())
    case 4: .notes(many(4) { Diagnostic($0.pick([.note, .warning]), code: "test", $0.text()) })
    case 5: .lines(many(4) { $0.text() })
    default: .table(table())
    }
  }

  mutating func table() -> ReportTable {
    let columns = many(9) { random in
      ReportColumn(
        random.text(), alignment: random.pick([.leading, .trailing]),
        isPinned: random.generator.nextIndex(below: 3) == 0)
    }
    let rows = many(6) { random in columns.map { _ in ReportCell(random.text(), emphasis: random.pick(Self.emphases)) }
    }
    return ReportTable(title: pick([nil, text()]), columns: columns, rows: rows, note: pick([nil, text()]))
  }

  private mutating func bars() -> ReportBars {
    let rows = many(5) { random in
      ReportBars.Row(
        label: random.text(), value: random.pick(Self.numbers), reference: random.pick(Self.numbers),
        valueText: random.text(), referenceText: random.text(), emphasis: random.pick(Self.emphases))
    }
    return ReportBars(
      title: text(), subtitle: text(), rows: rows, low: pick(Self.numbers), high: pick(Self.numbers),
      valueHeading: text(),
      referenceHeading: text())
  }
}
