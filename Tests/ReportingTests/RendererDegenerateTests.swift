import Provenance
import Testing

@testable import Reporting

@Suite struct RendererDegenerateTests {
  private func text(_ blocks: ReportBlock..., width: Int = 60) -> String {
    let text = TerminalRenderer(width: width, usesColor: false).render(ReportDocument(title: "t", blocks: blocks))
    return text.lines.dropFirst(3).joined(separator: "\n")
  }

  private func bar(_ value: Double, _ reference: Double, low: Double = 0, high: Double = 10) -> String {
    let row = ReportBars.Row(label: "a", value: value, reference: reference, valueText: "v")
    return text(.bars(ReportBars(title: "b", subtitle: "", rows: [row], low: low, high: high)), width: 40)
      .replacing("b\n", with: "")
  }

  @Test func nothingIsShownForNothing() {
    #expect(text(.facts([]), .notes([]), .lines([]), .table(ReportTable(columns: [], rows: []))) == "")
    let empty = ReportDocument(title: "", blocks: [.facts([]), .notes([]), .table(ReportTable(columns: [], rows: []))])
    #expect(MarkdownRenderer().render(empty) == "# \n")
  }

  @Test func aTableWithoutRowsShowsItsHeadings() {
    let table = ReportTable(columns: [ReportColumn("one"), ReportColumn("two", alignment: .trailing)], rows: [])
    #expect(text(.table(table)) == "one  two\n────────")
  }

  @Test func barsEndAtTheEndsOfTheScale() {
    let full = String(repeating: "█", count: 30)
    #expect(bar(99, .nan) == "   a v   \(full)█")
    #expect(bar(.infinity, 10) == "   a v   \(full)│")
    #expect(bar(-99, -99) == "   a v   │")
    #expect(bar(.nan, .nan) == "   a v")
  }

  @Test func aScaleWithoutExtentIsDrawn() {
    #expect(bar(5, .nan, low: 5, high: 5) == "   a v")
    #expect(bar(6, .nan, low: 5, high: 5) == "   a v   " + String(repeating: "█", count: 31))
    #expect(bar(6, .nan, low: .nan, high: .infinity) == "   a v")
  }

  @Test func theMarkIsSeenInsideAndOutsideTheBar() {
    #expect(bar(5, 2.5) == "   a v   ███████│███████▌")
    #expect(bar(2.5, 5) == "   a v   ███████▊       │")
    #expect(bar(5, 5) == "   a v   ███████████████│")
  }

  @Test func aTableWithoutLabelsRepeatsItsFirstColumn() {
    let columns = (0..<5).map { ReportColumn("c\($0)") }
    let table = ReportTable(
      columns: columns, rows: [columns.map { ReportCell($0.heading.replacing("c", with: "d") + "x".repeated(20)) }])
    let shown = text(.table(table), width: 60)
    #expect(shown.split { " \n".contains($0) }.count { $0 == "c0" } == 2)
  }

  @Test func aCommandStaysWhole() {
    let long = String(repeating: "x\u{F00AD}", count: 50)
    let command = ReportBlock.command(["pondera", "cluster", long, "-k", "4"])
    #expect(text(command, width: 40) == "  pondera cluster \\\n    \(long) \\\n    -k 4")
    let markdown = MarkdownRenderer().render(ReportDocument(title: "t", blocks: [command]))
    #expect(markdown == "# t\n\n```sh\npondera cluster \(long) -k 4\n```\n")
  }

  @Test func textsAreShortenedBeforeATableIsSplitAndNumbersNever() {
    let columns = [
      ReportColumn("id", isPinned: true), ReportColumn("name"), ReportColumn("n", alignment: .trailing),
    ]
    let name = String(repeating: "name ", count: 12)
    let table = ReportTable(columns: columns, rows: [["A-1", name, "123,456,789.25"].map { ReportCell($0) }])
    #expect(
      text(.table(table), width: 40)
        == """
        id   name                           n
        ─────────────────────────────────────
        A-1  name name name …  123,456,789.25
        """)
  }

  @Test func warningsComeBeforeNotes() {
    let notes = text(
      .notes([.init(.note, code: "n", "First."), .init(.warning, code: "w", "Second word wrapped here.")]), width: 40)
    #expect(notes == "What to mind\n! Second word wrapped here.\n· First.")
  }
}

extension String {
  fileprivate func repeated(_ count: Int) -> String { String(repeating: self, count: count) }
}
