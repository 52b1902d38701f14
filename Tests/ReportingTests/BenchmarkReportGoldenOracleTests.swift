import Foundation
import Parallelism
import Provenance
import Tables
import Testing

@testable import Reporting
@testable import Segmentation

/// The report of made-up measurements, as people and scripts see it. `PONDERA_RECORD=1` rewrites the files; read them then.
@Suite struct BenchmarkReportGoldenOracleTests {
  @Test func inATerminal() throws {
    let text = TerminalRenderer(width: 80, usesColor: false).render(try MadeUpBenchmark.report().document)
    #expect(lines(of: text).allSatisfy { $0.count <= 80 })
    try GoldenText.expect(withoutVersion(text), toBe: "benchmark-80.txt")
  }

  @Test func inMarkdown() throws {
    let text = MarkdownRenderer().render(try MadeUpBenchmark.report().document)
    try GoldenText.expect(withoutVersion(text), toBe: "benchmark.md")
  }

  @Test func inJSON() throws {
    // Logarithms differ in their last digit between C libraries.
    let text = try JSONText.of(MadeUpBenchmark.report().result).replacing(/\d+\.\d+(e-?\d+)?/) { match in
      String(format: "%.10g", Double(match.output.0)!)
    }
    try GoldenText.expect(withoutVersion(text), toBe: "benchmark.json")
  }

  @Test func inCSV() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "benchmark-\(UUID().uuidString).csv").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try MadeUpBenchmark.report().csv(to: CSVDestination(path)).commit()
    try GoldenText.expect(try String(contentsOfFile: path, encoding: .utf8), toBe: "benchmark.csv")
  }

  /// One size says nothing of growth: no exponent, no prediction, and the report says why.
  @Test func aSingleSize() throws {
    let report = try MadeUpBenchmark.report(sizes: [MadeUpBenchmark.sizes[2]], predicted: [10_000_000])
    let text = TerminalRenderer(width: 80, usesColor: false).render(report.document)
    try GoldenText.expect(withoutVersion(text), toBe: "benchmark-single-80.txt")
    let json = try JSONText.of(report.result)
    #expect(json.contains("\"predictions\" : [\n\n  ]"))
  }

  /// Two sizes timed once: a prediction whose range nobody knows.
  @Test func withoutARange() throws {
    let sizes = MadeUpBenchmark.sizes[2...3].map { (count: $0.count, runs: Array($0.runs.prefix(1))) }
    let report = try MadeUpBenchmark.report(sizes: sizes, predicted: [1_000_000])
    let text = TerminalRenderer(width: 80, usesColor: false).render(report.document)
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("Two sizes timed once do not say how sure this is"))
    let prediction = try #require(lines(of: text).last { $0.contains("1,000,000") && $0.contains("–") })
    #expect(prediction.split(separator: " ").filter { $0 == "–" }.count == 2)
    let json = try JSONText.of(report.result)
    #expect(json.contains("\"seconds\"") && !json.contains("secondsLow") && !json.contains("secondsHigh"))
  }

  @Test func onlyWhatIsBeyondMemoryIsWarnedOf() throws {
    let report = try MadeUpBenchmark.report(predicted: [10_000_000])
    #expect(report.predictionNotes.isEmpty)
    #expect(try MadeUpBenchmark.report().predictionNotes.map(\.code) == ["beyond-memory"])
  }

  private func withoutVersion(_ text: String) -> String { text.replacing(PonderaVersion.current, with: "0.0.0") }
}
