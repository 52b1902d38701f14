import Reporting
import Testing

/// Pictures drawn by hand on squared paper: three rows a decade, the sizes at their decades.
@Suite struct LogLogPlotOracleTests {
  private func plot(_ series: [LogLogPlot.Series]) -> LogLogPlot {
    LogLogPlot(series: series, xText: { NumberFormat.fixed($0, 0) }, yText: { NumberFormat.significant($0, 1) })
  }

  @Test func aLineAndItsContinuation() {
    let lines = plot([
      .init(sign: "●", label: "timed", points: [.init(x: 1_000, y: 0.1), .init(x: 10_000, y: 1)]),
      .init(sign: "◌", label: "predicted", points: [.init(x: 100_000, y: 10)]),
    ]).lines(width: 40)
    #expect(
      lines == [
        " 10 ┤                            ◌",
        "    │                             ",
        "    │                             ",
        "  1 ┤              ●              ",
        "    │                             ",
        "    │                             ",
        "0.1 ┤●                            ",
        "    └┴─────────────┴─────────────┴",
        "   1,000        10,000        100,000",
        "● timed   ◌ predicted",
      ])
  }

  @Test func ofPointsInOnePlaceTheFirstSeriesIsSeen() {
    let here = [LogLogPlot.Point(x: 100, y: 1)]
    let lines = plot([.init(sign: "●", label: "a", points: here), .init(sign: "×", label: "b", points: here)])
      .lines(width: 20)
    #expect(lines.dropLast().joined().contains("●"))
    #expect(!lines.dropLast().joined().contains("×"))
    #expect(lines.last == "● a   × b")
  }

  @Test func whatIsNotPositiveHasNoPlace() {
    let points = [LogLogPlot.Point(x: 0, y: 1), .init(x: 1, y: 0), .init(x: -1, y: 2)]
    #expect(plot([.init(sign: "●", label: "a", points: points)]).lines(width: 40).isEmpty)
    #expect(plot([]).lines(width: 40).isEmpty)
  }

  @Test func equalTimesLieOnOneRow() {
    let points = [100.0, 1_000, 10_000].map { LogLogPlot.Point(x: $0, y: 0.25) }
    let lines = plot([.init(sign: "●", label: "a", points: points)]).lines(width: 40)
    #expect(lines.filter { $0.contains("●") && !$0.contains("a") }.map { $0.count { $0 == "●" } } == [3])
    #expect(lines.allSatisfy { $0.count <= 40 })
  }
}
