import Tables
import Testing

@testable import Reporting

@Suite struct MarkdownRendererLawTests {
  private func shown(_ text: String) -> String {
    let scalars = Array(VisibleText.of(text).unicodeScalars).filter { Character($0) != DisplayWidth.softHyphen }.drop {
      $0 == " "
    }
    return String(String.UnicodeScalarView(Array(scalars.reversed().drop { $0 == " " }.reversed())))
  }

  @Test func everyCellIsReadBackAsItWas() {
    for seed in 0..<200 as Range<UInt64> {
      var random = RandomDocument(seed: seed)
      let table = random.table()
      guard !table.columns.isEmpty else { continue }
      let bare = ReportTable(columns: table.columns, rows: table.rows)
      let lines = MarkdownRenderer().render(ReportDocument(title: "t", blocks: [.table(bare)])).lines.dropFirst(2)
      let read = lines.map { MarkdownReader.cells($0) }
      let expected = table.rows.map { row in
        row.map { cell in
          // A cell that shows nothing but its sign holds the sign alone.
          [shown(cell.text), cell.emphasis.sign ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
        }
      }
      #expect(read.first?.elementsEqual(table.columns.map { shown($0.heading) }) == true, "seed \(seed)")
      #expect(Array(read.dropFirst(2)) == expected, "seed \(seed)")
    }
  }

  @Test func nothingFromOutsideIsMarkup() {
    for seed in 0..<200 as Range<UInt64> {
      var random = RandomDocument(seed: seed)
      let text = random.text()
      let markdown = MarkdownRenderer().render(ReportDocument(title: "t", blocks: [.paragraph(text)]))
      let body = Array(markdown.unicodeScalars.dropFirst(5))
      for (index, scalar) in body.enumerated() where "<>`*_[]|#~$".unicodeScalars.contains(scalar) {
        var backslashes = 0
        while index > backslashes, body[index - 1 - backslashes] == "\\" { backslashes += 1 }
        #expect(backslashes % 2 == 1, "seed \(seed)")
      }
    }
  }

  @Test(arguments: [
    ("# a", "\\# a"), ("- a", "\\- a"), ("+ a", "\\+ a"), ("12. a", "12\\. a"), ("1) a", "1\\) a"), ("12 a", "12 a"),
    ("===", "\\==="), ("   a ", "a"), ("<script>", "&lt;script&gt;"), ("a|b", "a\\|b"),
    ("https://x.y", "https\\://x.y"),
    ("www.x.y", "www\\.x.y"), ("a\\*", "a\\\\\\*"), ("a\nb", "a\\\\nb"), ("$a$", "\\$a\\$"), ("", ""),
  ])
  func textsAtTheBeginningOfALine(text: String, expected: String) {
    #expect(MarkdownText.atLineStart(text) == expected)
  }

  @Test func preformattedTextCannotLeaveItsBlock() {
    let lines = ["```", "</pre>", "a ````` b"]
    let markdown = MarkdownRenderer().render(ReportDocument(title: "t", blocks: [.lines(lines)]))
    #expect(markdown == "# t\n\n``````\n```\n</pre>\na ````` b\n``````\n")
  }

  @Test func referencesStandBesideValuesOnlyWhenThereAreAny() {
    func bars(_ reference: String) -> String {
      let row = ReportBars.Row(label: "a", value: 5, reference: 2.5, valueText: "5.0", referenceText: reference)
      let bars = ReportBars(title: "b", subtitle: "", rows: [row], low: 0, high: 10, referenceHeading: "market")
      return MarkdownRenderer().render(ReportDocument(title: "t", blocks: [.bars(bars)]))
    }
    #expect(
      bars("2.5") == "# t\n\n**b**\n\n|  |  | market |  |\n| :--- | ---: | ---: | :--- |\n"
        + "| a | 5.0 | 2.5 | █████│████░░░░░░░░░░ |\n")
    #expect(bars("") == "# t\n\n**b**\n\n|  |  |  |\n| :--- | ---: | :--- |\n| a | 5.0 | █████│████░░░░░░░░░░ |\n")
  }
}
