import Reporting
import Tables
import Testing

@Suite struct TerminalRendererLawTests {
  static let widths = [40, 47, 60, 80, 100, 119, 120, 140, 160]

  @Test(arguments: UInt64(1)...30)
  func noLineIsWiderThanTheTerminal(seed: UInt64) {
    var random = RandomDocument(seed: seed)
    let document = random.document()
    for width in Self.widths {
      let text = TerminalRenderer(width: width, usesColor: false).render(document)
      for line in lines(of: text) {
        #expect(DisplayWidth.of(line) <= width, "seed \(seed), width \(width): \(line)")
        #expect(VisibleText.of(line) == line)
        #expect(line.last != " ")
      }
    }
  }

  @Test(arguments: UInt64(1)...30)
  func coloursAddNothingButColours(seed: UInt64) {
    var random = RandomDocument(seed: seed)
    let document = random.document()
    for width in Self.widths {
      let plain = TerminalRenderer(width: width, usesColor: false).render(document)
      let colored = TerminalRenderer(width: width, usesColor: true).render(document)
      #expect(!plain.unicodeScalars.contains("\u{1B}"))
      #expect(colored != plain)
      #expect(withoutColors(colored) == plain)
    }
  }

  @Test(arguments: UInt64(31)...60)
  func everyNumberIsWhole(seed: UInt64) {
    var random = RandomDocument(seed: seed)
    let table = random.table()
    let numeric = table.columns.indices.filter { table.columns[$0].alignment == .trailing }
    var wanted: [String: Int] = [:]
    for row in table.rows { for column in numeric { wanted[row[column].text, default: 0] += 1 } }
    for width in Self.widths {
      let text = TerminalRenderer(width: width, usesColor: false)
        .render(ReportDocument(title: "", blocks: [.table(table)]))
      var found: [String: Int] = [:]
      for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) { found[String(word), default: 0] += 1 }
      for (number, count) in wanted {
        #expect(found[number, default: 0] >= count, "seed \(seed), width \(width): \(number)")
      }
    }
  }

  @Test func everyPartBeginsWithThePinnedColumn() {
    let columns =
      [ReportColumn("criterion", isPinned: true)] + (1...30).map { ReportColumn("s\($0)", alignment: .trailing) }
    let rows = (1...4).map { row in
      [ReportCell("row-\(row)")] + (1...30).map { ReportCell("\(row * 1_000 + $0)") }
    }
    let document = ReportDocument(title: "t", blocks: [.table(ReportTable(columns: columns, rows: rows))])
    var partCounts: [Int] = []
    for width in Self.widths {
      let text = lines(of: TerminalRenderer(width: width, usesColor: false).render(document)).dropFirst(2)
      let rules = text.filter { $0.hasPrefix("─") }
      partCounts.append(rules.count)
      for row in 1...4 { #expect(text.count { $0.hasPrefix("row-\(row) ") } == rules.count) }
      #expect(text.count { $0.hasPrefix("criterion ") } == rules.count)
      // Each rule is as wide as the rows below it.
      #expect(Set(rules.map(\.count)).isSubset(of: Set(text.filter { $0.hasPrefix("row-1") }.map(\.count))))
    }
    #expect(partCounts == partCounts.sorted(by: >))
    #expect(partCounts[0] > 3)
  }

  @Test func numbersStandBelowOneAnother() {
    let rows = [("a", "5.9", ReportCell.Emphasis.plain), ("b", "10.2", .above), ("c", "0.1", .below)].map {
      [ReportCell($0.0), ReportCell($0.1, emphasis: $0.2)]
    }
    let table = ReportTable(
      columns: [ReportColumn("x", isPinned: true), ReportColumn("mean", alignment: .trailing)], rows: rows)
    let text = TerminalRenderer(width: 80, usesColor: false)
      .render(ReportDocument(title: "T", blocks: [.table(table)]))
    #expect(
      lines(of: text) == [
        "T", "─", "", "x    mean", "─────────", "a   5.9", "b  10.2 ▲", "c   0.1 ▼",
      ])
  }

  @Test func headingsTakeTheFewestLinesThatFit() {
    let headings = ["1 trade in, low running cost", "2 service proximity & supplier expertise image"]
    let table = ReportTable(
      columns: [ReportColumn("criterion", isPinned: true)] + headings.map { ReportColumn($0, alignment: .trailing) },
      rows: [[ReportCell("price"), ReportCell("1.0"), ReportCell("2.0")]])
    func height(_ width: Int) -> Int {
      let text = lines(
        of: TerminalRenderer(width: width, usesColor: false).render(ReportDocument(title: "T", blocks: [.table(table)]))
      )
      return text.lastIndex { $0.hasPrefix("─") }! - 3
    }
    #expect(height(140) == 2)
    #expect(height(80) == 2)
    #expect(height(48) == 3)
    #expect(height(40) > 3)
  }

  @Test func barsOfNeighboursStandOnTheSameLines() {
    let rows = [ReportBars.Row(label: "price", value: 0.5, reference: 0.25, valueText: "5.0")]
    let long = String(repeating: "long ", count: 13)
    let pictures = ["short", long].map { ReportBars(title: $0, subtitle: "9 accounts", rows: rows, low: 0, high: 1) }
    let text = TerminalRenderer(width: 140, usesColor: false)
      .render(ReportDocument(title: "T", blocks: pictures.map { .bars($0) }))
    let bar = lines(of: text).filter { $0.contains("price") }
    #expect(bar.count == 1)
    #expect(bar.first?.components(ofBar: "price") == 2)
  }

  @Test func theMarkStandsAtTheReference() {
    let bars = ReportBars(
      title: "t", subtitle: "s",
      rows: [
        .init(label: "low", value: -1, reference: 0, valueText: "-1"),
        .init(label: "top", value: 3, reference: 2, valueText: "3"),
        .init(label: "mid", value: 0.5, reference: 0.5, valueText: "0"),
      ], low: 0, high: 1)
    let text = lines(
      of: TerminalRenderer(width: 41, usesColor: false).render(ReportDocument(title: "T", blocks: [.bars(bars)])))
    // Indent 3, label 3, blank, value 2, sign and blanks 3: bars begin at column 12 and are 29 wide.
    #expect(text[4] == "   low -1   │")
    #expect(text[5] == "   top  3   " + String(repeating: "█", count: 28) + "│")
    #expect(text[6] == "   mid  0   " + String(repeating: "█", count: 14) + "│")
  }
}

extension String {
  /// How often a word stands in the text.
  fileprivate func components(ofBar word: String) -> Int {
    var rest = self[...]
    var count = 0
    while let range = rest.firstRange(of: word) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }
}
