/// Lays out pictures of bars: below one another, or side by side where the terminal is wide enough.
struct BarLayout {
  let renderer: TerminalRenderer
  private static let sideBySideWidth = 120
  private static let narrowestBar = 8
  /// The indent, and what stands between label, value, sign and bar.
  private static let frame = 7
  private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

  func lines(_ pictures: [ReportBars]) -> [String] {
    let isWide = renderer.width >= Self.sideBySideWidth && pictures.count > 1
    let gap = 4
    let width = isWide ? min(70, (renderer.width - gap) / 2) : min(80, renderer.width)
    let perRow = isWide ? 2 : 1
    var lines: [String] = []
    for start in stride(from: 0, to: pictures.count, by: perRow) {
      if start > 0 { lines.append("") }
      let neighbours = pictures[start..<min(start + perRow, pictures.count)]
      // Bars of neighbours stand on the same lines, so their heads are equally high.
      let isHeadOneLine = neighbours.allSatisfy { fitsInOneLine($0, width: width) }
      let group = neighbours.map { picture($0, isHeadOneLine: isHeadOneLine, width: width) }
      for row in 0..<(group.map(\.count).max() ?? 0) {
        lines.append(
          group.map { lines in row < lines.count ? lines[row] : Line(text: "", width: 0) }
            .enumerated().map { index, line in
              index + 1 < group.count ? line.text + String(repeating: " ", count: width + gap - line.width) : line.text
            }.joined())
      }
    }
    return lines
  }

  /// A painted line and how wide it is.
  private struct Line {
    let text: String
    let width: Int
  }

  private func fitsInOneLine(_ bars: ReportBars, width: Int) -> Bool {
    DisplayWidth.of(renderer.clean(bars.title)) + 2 + DisplayWidth.of(renderer.clean(bars.subtitle)) <= width
  }

  private func head(_ bars: ReportBars, isOneLine: Bool, width: Int) -> [Line] {
    let title = DisplayWidth.shortened(renderer.clean(bars.title), to: width)
    let titleWidth = DisplayWidth.of(title)
    let indent = isOneLine ? 2 : 3
    let subtitle = DisplayWidth.shortened(renderer.clean(bars.subtitle), to: width - indent)
    let painted = String(repeating: " ", count: indent) + renderer.style.muted(subtitle)
    let subtitleWidth = indent + DisplayWidth.of(subtitle)
    if isOneLine {
      return [Line(text: renderer.style.heading(title) + painted, width: titleWidth + subtitleWidth)]
    }
    return [Line(text: renderer.style.heading(title), width: titleWidth), Line(text: painted, width: subtitleWidth)]
  }

  private func picture(_ bars: ReportBars, isHeadOneLine: Bool, width: Int) -> [Line] {
    let labels = bars.rows.map { renderer.clean($0.label) }
    let valueWidth = bars.rows.map { DisplayWidth.of(renderer.clean($0.valueText)) }.max() ?? 0
    // Long numbers take from the labels, and a bar is at least so wide that it can be seen.
    let labelLimit = max(1, min(width * 2 / 5, width - valueWidth - Self.frame - Self.narrowestBar))
    let labelWidth = min(labelLimit, labels.map { DisplayWidth.of($0) }.max() ?? 0)
    let barWidth = max(Self.narrowestBar, width - labelWidth - valueWidth - Self.frame)
    var lines = head(bars, isOneLine: isHeadOneLine, width: width)
    for (row, label) in zip(bars.rows, labels) {
      let name = DisplayWidth.padded(DisplayWidth.shortened(label, to: labelWidth), to: labelWidth)
      let value = DisplayWidth.padded(renderer.clean(row.valueText), to: valueWidth, .trailing)
      let sign = row.emphasis.sign ?? " "
      let text = "   " + name + " " + renderer.style.paint(value + " " + sign, row.emphasis) + " "
      lines.append(
        Line(text: text + bar(row, bars, width: barWidth), width: 3 + labelWidth + 1 + valueWidth + 3 + barWidth))
    }
    return lines
  }

  /// A bar of eighths with a line at the reference, always as wide as asked.
  private func bar(_ row: ReportBars.Row, _ bars: ReportBars, width: Int) -> String {
    let span = bars.high > bars.low ? bars.high - bars.low : 1
    func share(_ value: Double) -> Double { min(1, max(0, (value - bars.low) / span)) }
    let filled = Int((share(row.value) * Double(width) * 8).rounded())
    let mark = min(width - 1, Int(share(row.reference) * Double(width)))
    var before = ""
    var after = ""
    for cell in 0..<width where cell != mark {
      let amount = min(8, max(0, filled - 8 * cell))
      let piece = amount == 8 ? "█" : amount == 0 ? " " : Self.eighths[amount]
      if cell < mark { before += piece } else { after += piece }
    }
    let color: ReportCell.Emphasis = row.emphasis == .plain ? .plain : row.emphasis
    return renderer.style.paint(before, color) + renderer.style.muted("│") + renderer.style.paint(after, color)
  }
}
