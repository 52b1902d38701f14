import Testing

@testable import Reporting

@Suite struct SampleDocumentGoldenTests {
  @Test(arguments: [40, 80, 140]) func plainText(width: Int) throws {
    let text = TerminalRenderer(width: width, usesColor: false).render(SampleDocument.document)
    try GoldenText.expect(text, toBe: "sample-\(width).txt")
  }

  @Test(arguments: [40, 80, 140]) func coloredText(width: Int) throws {
    let text = TerminalRenderer(width: width, usesColor: true).render(SampleDocument.document)
    // Escapes are written so that the file can be read and compared by people.
    try GoldenText.expect(text.replacing("\u{1B}", with: "␛"), toBe: "sample-\(width)-color.txt")
  }

  @Test func markdown() throws {
    try GoldenText.expect(MarkdownRenderer().render(SampleDocument.document), toBe: "sample.md")
  }
}
