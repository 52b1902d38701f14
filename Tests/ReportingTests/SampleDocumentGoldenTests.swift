import Testing

@testable import Reporting

@Suite struct SampleDocumentGoldenTests {
  @Test(arguments: [40, 80, 140]) func plainText(width: Int) throws {
    let text = TerminalRenderer(width: width, usesColor: false).render(SampleDocument.document)
    #expect(text == (try GoldenText.named("sample-\(width).txt")))
  }

  @Test(arguments: [40, 80, 140]) func coloredText(width: Int) throws {
    let text = TerminalRenderer(width: width, usesColor: true).render(SampleDocument.document)
    // Escapes are written so that the file can be read and compared by people.
    let readable = text.replacing("\u{1B}", with: "␛")
    #expect(readable == (try GoldenText.named("sample-\(width)-color.txt")))
  }

  @Test func markdown() throws {
    #expect(MarkdownRenderer().render(SampleDocument.document) == (try GoldenText.named("sample.md")))
  }
}
