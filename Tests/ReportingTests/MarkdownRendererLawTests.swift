import Provenance
import Reporting
import Testing

@Suite struct MarkdownRendererLawTests {
  private static let hostile = [
    "<script>alert(1)</script>", "a | b", "[x](https://evil.example)", "![x](y)", "`code`", "**bold**", "_it_",
    "# head",
    "~~gone~~", "&lt;b&gt;", "back\\slash|", "line\n| fake | row |", "\u{1B}[31m", "\u{202E}abc",
    "https://evil.example",
    "www.evil.example", "<!-- hidden", "\\", "```",
  ]

  private func document(_ name: String) -> ReportDocument {
    ReportDocument(
      title: name,
      blocks: [
        .heading(name), .paragraph(name), .facts([ReportFact(name, name)]),
        .table(
          ReportTable(
            title: name, columns: [ReportColumn(name), ReportColumn("n", alignment: .trailing)],
            rows: [[ReportCell(name), ReportCell(name, emphasis: .above)]], note: name)),
        .bars(
          ReportBars(
            title: name, subtitle: name,
            rows: [.init(label: name, value: 0.5, reference: 0.5, valueText: name)], low: 0, high: 1)),
        .notes([Diagnostic(.note, code: "c", name), Diagnostic(.warning, code: "c", name)]), .lines([name]),
      ])
  }

  /// The text outside of code blocks, without what a backslash makes plain.
  private func unescaped(_ markdown: String) -> String {
    var text = ""
    var isEscaped = false
    for character in markdown.components(separatedByFence: "```") {
      if isEscaped {
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        text.append(character)
      }
    }
    return text
  }

  @Test(arguments: hostile)
  func aNameIsNeverMarkup(name: String) {
    let markdown = MarkdownRenderer().render(document(name))
    let plain = MarkdownRenderer().render(document("name"))
    // Whatever the name, the lines and the signs with a meaning are those of a harmless name.
    #expect(lines(of: markdown).count == lines(of: plain).count)
    for sign in ["<", ">", "[", "]", "`", "|", "*", "_", "#", "~", "www.", "://"] {
      #expect(unescaped(markdown).count(of: sign) == unescaped(plain).count(of: sign), "\(sign)")
    }
    #expect(!markdown.unicodeScalars.contains("\u{1B}"))
    #expect(!markdown.unicodeScalars.contains("\u{202E}"))
  }

  @Test(arguments: ["- item", "+ item", "1. item", "12) item", "=====", "    code", "---"])
  func aParagraphIsNeverAListOrARule(text: String) {
    let markdown = MarkdownRenderer().render(ReportDocument(title: "T", blocks: [.paragraph(text)]))
    let line = lines(of: markdown)[2]
    #expect(!line.hasPrefix(" "))
    let digits = line.prefix { $0.isNumber }
    #expect(line.hasPrefix("\(digits)\\") || line == "code")
    #expect(
      MarkdownRenderer().render(ReportDocument(title: "T", blocks: [.paragraph("12 % of")])).hasSuffix("\n12 % of\n"))
  }

  @Test func wholeDocument() {
    let document = ReportDocument(
      title: "Segments of buyers.csv",
      blocks: [
        .facts([ReportFact("Accounts", "2,000")]),
        .table(
          ReportTable(
            title: "Weights", columns: [ReportColumn("criterion"), ReportColumn("1 price", alignment: .trailing)],
            rows: [
              [ReportCell("selling_price"), ReportCell("9.4", emphasis: .above)],
              [ReportCell("trade in"), ReportCell("1.6", emphasis: .below)],
              [ReportCell("share", emphasis: .muted), ReportCell("27 %", emphasis: .strong)],
            ], note: "A note.")),
        .bars(
          ReportBars(
            title: "1  price", subtitle: "5 accounts",
            rows: [.init(label: "p", value: 0.5, reference: 0, valueText: "5.5", emphasis: .above)], low: 0, high: 1)),
        .notes([Diagnostic(.note, code: "n", "Later."), Diagnostic(.warning, code: "w", "First.")]), .notes([]),
        .lines(["as it is"]),
      ])
    #expect(
      MarkdownRenderer().render(document) == """
        # Segments of buyers.csv

        - **Accounts**: 2,000

        **Weights**

        | criterion | 1 price |
        | :--- | ---: |
        | selling\\_price | **9.4** ▲ |
        | trade in | **1.6** ▼ |
        | share | **27 %** |

        _A note._

        **1  price** – 5 accounts

        | | | |
        |:---|---:|:---|
        | p | 5.5 ▲ | ██████████ |

        ## What to mind

        - **Warning.** First.
        - Later.

        ```
        as it is
        ```

        """)
  }
}

extension String {
  /// How often a text stands in this one.
  fileprivate func count(of part: String) -> Int { ranges(of: part).count }

  /// The characters outside of fenced blocks.
  fileprivate func components(separatedByFence fence: String) -> String {
    var isInside = false
    var kept = ""
    for line in split(separator: "\n", omittingEmptySubsequences: false) {
      if line == fence { isInside.toggle() } else if !isInside { kept += line + "\n" }
    }
    return kept
  }
}
