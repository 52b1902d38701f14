import Criteria
import Foundation
import Parallelism
import Reporting
import Segmentation
import Tables
import TestSupport
import Testing

/// Whole reports of a small market, as people see them. `PONDERA_RECORD=1` rewrites the files instead; read them then.
@Suite struct ReportGoldenOracleTests {
  private static let isRecording = ProcessInfo.processInfo.environment["PONDERA_RECORD"] == "1"

  @Test(arguments: [80, 140])
  func segmentsInATerminal(width: Int) throws {
    let market = try SmallMarket()
    let report = ClusterReport(try market.segmentation(), dialect: .standard)
    try check(TerminalRenderer(width: width, usesColor: false).render(report.document), "cluster-\(width).txt")
  }

  @Test(arguments: [80, 140])
  func comparisonInATerminal(width: Int) throws {
    let report = ComparisonReport(try SmallMarket().comparison(), dialect: .standard)
    try check(TerminalRenderer(width: width, usesColor: false).render(report.document), "comparison-\(width).txt")
  }

  @Test func segmentsInMarkdown() throws {
    let report = ClusterReport(try SmallMarket().segmentation(), dialect: .standard)
    try check(MarkdownRenderer().render(report.document), "cluster.md")
  }

  @Test func comparisonInMarkdown() throws {
    let report = ComparisonReport(try SmallMarket().comparison(), dialect: .standard)
    try check(MarkdownRenderer().render(report.document), "comparison.md")
  }

  @Test func coloursMarkWhatSignsMark() throws {
    let report = ClusterReport(try SmallMarket().segmentation(), dialect: .standard)
    let colored = TerminalRenderer(width: 80, usesColor: true).render(report.document)
    #expect(withoutColors(colored) == TerminalRenderer(width: 80, usesColor: false).render(report.document))
    // Every ▲ but the one of the key is green, every ▼ magenta: told apart also by those who see no red or green.
    #expect(colored.ranges(of: "▲").count > 2)
    for (sign, code) in [("▲", "32;1"), ("▼", "35;1")] {
      for line in lines(of: colored) where line.contains(sign) && !line.contains("mark a segment") {
        for cell in line.split(separator: "\u{1B}[") where cell.contains(sign) { #expect(cell.hasPrefix("\(code)m")) }
      }
    }
  }

  private func check(_ text: String, _ name: String) throws {
    let url = URL(filePath: ProjectFiles.path("Tests/Fixtures/reports/\(name)"))
    if Self.isRecording {
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: url, atomically: true, encoding: .utf8)
      return
    }
    let wanted = lines(of: try String(contentsOf: url, encoding: .utf8))
    let found = lines(of: text)
    for (number, (left, right)) in zip(wanted, found).enumerated() {
      #expect(left == right, "\(name), line \(number + 1)")
    }
    #expect(wanted.count == found.count, "\(name)")
  }
}
