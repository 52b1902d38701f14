import Provenance

@testable import Reporting

/// A report with every kind of block, made of names as they occur: accents, CJK, emoji, markup and an escape sequence.
enum SampleDocument {
  static let document = ReportDocument(
    title: "Segments of buyers.csv",
    blocks: [
      .paragraph(
        "Four segments hold when the accounts are divided anew; two of them are one family, and the market mean hides "
          + "both."
      ),
      .facts([
        ReportFact("Accounts", "2,000 (1,811 with every rating)"), ReportFact("Criteria", "9"),
        ReportFact("Explained", "61.2 % of the variance between accounts lies between segments, the rest within them"),
      ]),
      .heading("Weights"), .table(weights), .table(accounts),
      .heading("Profiles: mean ratings, the market mean as a line"),
      .bars(bars(1, "running cost & parts", [8.9, 6.6, 2.1], "612 accounts · 30.6 %")),
      .bars(bars(2, "selling price", [4.0, 6.7, 9.9], "1,199 accounts · 59.9 %")),
      .bars(bars(3, "日本のお客様, who buy rarely and always from the same dealer", [6.6, 10, 1], "189 accounts · 9.5 %")),
      .lines(["  found 1  ┃  found 2", "  ━━━━━━━━━╋━━━━━━━━━"]),
      .command(["pondera", "cluster", "buyers.csv", "--criteria", "running_cost,parts,selling_price", "-k", "4"]),
      .notes([
        Diagnostic(.note, code: "missing-ratings", "189 accounts lack a rating and were assigned on what they gave."),
        Diagnostic(
          .warning, code: "small-segment", "Segment 3 has 9.5 % of the accounts; its profile is less certain."),
      ]),
    ])

  private static let weights = ReportTable(
    title: "Weighting table (1 to 10)",
    columns: [ReportColumn("criterion", isPinned: true), ReportColumn("market", alignment: .trailing)]
      + ["1 running cost & parts", "2 selling price", "3 日本のお客様", "4 supplier_expertise_image"].map {
        ReportColumn($0, alignment: .trailing)
      } + [ReportColumn("corre\u{F00AD}lation", alignment: .trailing)],
    rows: [
      row("running cost", ["6.6", "8.9", "4.0", "6.6", "5.1", "0.97"], above: [1], below: [2]),
      row("Qualité perçue du service après-vente", ["6.9", "6.6", "6.7", "10.0", "7.2", "0.41"], above: [3]),
      row("price_[list]*", ["5.2", "2.1", "9.9", "1.0", "5.0", "-0.62"], above: [2], below: [1, 3]),
      [ReportCell("accounts", emphasis: .muted)]
        + ["2,000", "612", "1,199", "189", "", ""].map { ReportCell($0, emphasis: .muted) },
    ],
    note: "▲ ▼ mark a segment: its mean differs from the market's by a quarter of the largest market mean, or by half.")

  private static let accounts = ReportTable(
    columns: [
      ReportColumn("account"), ReportColumn("name"), ReportColumn("times as far", alignment: .trailing),
    ],
    rows: [
      [ReportCell("A-1"), ReportCell("<b>Bold & Sons</b> | Ltd"), ReportCell("12.5", emphasis: .strong)],
      [ReportCell("A-2"), ReportCell("\u{1B}[31mred\u{1B}[0m"), ReportCell("3.1")],
      [ReportCell("A-3"), ReportCell("👩🏽‍🔧 workshop 🇫🇷"), ReportCell("1.0")],
      [ReportCell("A-4"), ReportCell("建設機械レンタル株式会社 https://example.com/a_very_long_name"), ReportCell("1.0")],
    ])

  private static func row(_ label: String, _ texts: [String], above: [Int] = [], below: [Int] = []) -> [ReportCell] {
    [ReportCell(label)]
      + texts.enumerated().map { index, text in
        ReportCell(text, emphasis: above.contains(index) ? .above : below.contains(index) ? .below : .plain)
      }
  }

  private static func bars(_ number: Int, _ name: String, _ values: [Double], _ subtitle: String) -> ReportBars {
    let references = [6.6, 6.9, 5.2]
    return ReportBars(
      title: "\(number)  \(name)", subtitle: subtitle,
      rows: zip(["running cost", "Qualité perçue", "price_[list]*"], zip(values, references)).map { label, pair in
        let (value, reference) = pair
        return ReportBars.Row(
          label: label, value: value, reference: reference, valueText: NumberFormat.fixed(value, 1),
          referenceText: NumberFormat.fixed(reference, 1),
          emphasis: value > reference + 2 ? .above : value < reference - 2 ? .below : .plain)
      }, low: 1, high: 10, valueHeading: "mean", referenceHeading: "market")
  }
}
