import Provenance
import Reporting

/// Seeded documents full of what names from outside may hold.
struct RandomDocument {
  private static let pieces = [
    "price", "supplier_expertise_image", "a", "市場調査", "東京", "e\u{301}te\u{301}", "👩‍👩‍👧‍👦", "🇫🇷", "❤️", "👍🏽", "\u{1B}[31mred",
    "\u{202E}drawkcab", "\u{2066}x", "line\nbreak", "tab\tstop", "\u{9B}2J", "\u{7}", "한국어", "ｗｉｄｅ", "naïve",
    "supercalifragilisticexpialidocious-without-any-end", "日本語日本語日本語日本語日本語日本語日本語日本語", "(a/b)", "—",
  ]

  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// A text of up to so many words.
  mutating func text(words: Int) -> String {
    (0..<generator.nextIndex(below: words + 1)).map { _ in Self.pieces[generator.nextIndex(below: Self.pieces.count)] }
      .joined(separator: " ")
  }

  mutating func emphasis() -> ReportCell.Emphasis {
    [.plain, .strong, .above, .below, .muted][generator.nextIndex(below: 5)]
  }

  mutating func number() -> String {
    let magnitude = Double(generator.nextIndex(below: 7))
    var scale = 1.0
    for _ in 0..<Int(magnitude) { scale *= 10 }
    return NumberFormat.fixed((generator.nextUniform() - 0.5) * scale, generator.nextIndex(below: 4))
  }

  /// One pinned column, then texts and numbers.
  mutating func table() -> ReportTable {
    let kinds = (0..<(1 + generator.nextIndex(below: 9))).map { _ in generator.nextUniform() < 0.3 }
    let columns =
      [ReportColumn(text(words: 3), isPinned: true)]
      + kinds.map { ReportColumn(text(words: 6), alignment: $0 ? .leading : .trailing) }
    let rows = (0..<generator.nextIndex(below: 6)).map { _ in
      [ReportCell(text(words: 4), emphasis: emphasis())]
        + kinds.map { ReportCell($0 ? text(words: 5) : number(), emphasis: emphasis()) }
    }
    return ReportTable(title: text(words: 6), columns: columns, rows: rows, note: text(words: 20))
  }

  mutating func bars() -> ReportBars {
    ReportBars(
      title: text(words: 6), subtitle: text(words: 6),
      rows: (0..<generator.nextIndex(below: 5)).map { _ in
        ReportBars.Row(
          label: text(words: 4), value: 2 * generator.nextUniform() - 0.5, reference: 2 * generator.nextUniform() - 0.5,
          valueText: number(), emphasis: emphasis())
      }, low: 0, high: 1)
  }

  /// Every kind of block that keeps to the width; commands run on by intention.
  mutating func document() -> ReportDocument {
    let facts = (0..<4).map { _ in ReportFact(text(words: 4), text(words: 12)) }
    let notes = (0..<3).map { Diagnostic($0 == 1 ? .warning : .note, code: "code", text(words: 15)) }
    let lines = (0..<3).map { _ in text(words: 20) }
    let heading = text(words: 12)
    let blocks: [ReportBlock] = [
      .heading(heading), .paragraph(text(words: 30)), .facts(facts), .table(table()), .table(table()), .bars(bars()),
      .bars(bars()), .bars(bars()), .notes(notes), .lines(lines),
    ]
    return ReportDocument(title: text(words: 10), blocks: blocks)
  }
}
