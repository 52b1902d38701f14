import Testing

@testable import Reporting

@Suite struct TerminalRendererLawTests {
  private static let widths = [40, 41, 57, 80, 119, 120, 140, 300]

  @Test(arguments: widths) func noLineIsWiderThanTheTerminal(width: Int) {
    for seed in 0..<60 as Range<UInt64> {
      var random = RandomDocument(seed: seed)
      let text = TerminalRenderer(width: width, usesColor: false).render(random.document())
      let widest = text.lines.max { DisplayWidth.of($0) < DisplayWidth.of($1) } ?? ""
      #expect(DisplayWidth.of(widest) <= width, "seed \(seed): \(widest)")
    }
  }

  @Test func textIsNotStretchedAcrossWideTerminals() {
    let text = TerminalRenderer(width: 400, usesColor: false).render(SampleDocument.document)
    #expect(text.lines.allSatisfy { DisplayWidth.of($0) <= 140 })
  }

  @Test(arguments: widths) func takingTheColorsAwayGivesThePlainText(width: Int) {
    for seed in 0..<60 as Range<UInt64> {
      var random = RandomDocument(seed: seed)
      let document = random.document()
      let colored = TerminalRenderer(width: width, usesColor: true).render(document)
      #expect(colored.withoutColor == TerminalRenderer(width: width, usesColor: false).render(document), "seed \(seed)")
    }
  }

  @Test(arguments: widths) func namesCarryNoControlCharacters(width: Int) {
    for seed in 0..<60 as Range<UInt64> {
      var random = RandomDocument(seed: seed)
      let text = TerminalRenderer(width: width, usesColor: false).render(random.document())
      let isClean = text.unicodeScalars.allSatisfy { scalar in
        scalar == "\n" || (scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value))
      }
      #expect(isClean, "seed \(seed)")
    }
  }

  @Test(arguments: widths) func noLineEndsInBlanks(width: Int) {
    for usesColor in [false, true] {
      let text = TerminalRenderer(width: width, usesColor: usesColor).render(SampleDocument.document)
      #expect(text.lines.allSatisfy { $0.last != " " })
      #expect(!text.withoutColor.lines.contains { $0.last == " " })
    }
  }

  @Test(arguments: widths) func everyColumnOfASplitTableIsShownOnceAndLabelsInEachPart(width: Int) {
    let columns =
      [ReportColumn("label", isPinned: true)] + (0..<30).map { ReportColumn("c\($0)", alignment: .trailing) }
    let rows = (0..<2).map { row in [ReportCell("row\(row)")] + (0..<30).map { ReportCell("\(row):\($0 + 100)") } }
    let document = ReportDocument(title: "t", blocks: [.table(ReportTable(columns: columns, rows: rows))])
    let text = TerminalRenderer(width: width, usesColor: false).render(document)
    let words = text.split { $0 == " " || $0 == "\n" }
    for row in 0..<2 {
      for column in 0..<30 { #expect(words.count { $0 == "\(row):\(column + 100)" } == 1) }
    }
    let partCount = words.count { $0 == "label" }
    #expect(words.count { $0 == "row0" } == partCount)
    #expect((partCount == 1) == (width == 300))
  }

  @Test func signsSayWithoutColorWhatColorsSay() {
    let cells: [(ReportCell.Emphasis, String)] = [
      (.above, "1.0 ▲"), (.below, "1.0 ▼"), (.plain, "1.0"), (.muted, "1.0"),
    ]
    for (emphasis, expected) in cells {
      let table = ReportTable(columns: [ReportColumn("x")], rows: [[ReportCell("1.0", emphasis: emphasis)]])
      let text = TerminalRenderer(width: 80, usesColor: false)
        .render(ReportDocument(title: "t", blocks: [.table(table)]))
      #expect(text.lines.last.map(String.init) == expected)
    }
  }
}
