/// Lays out pictures of bars: below one another, or side by side where the terminal is wide enough.
struct BarLayout {
  let renderer: TerminalRenderer
  private static let sideBySideWidth = 120
  private static let gap = 4
  private static let indent = "   "
  /// A picture is not stretched beyond this width; two of them and the gap make 140.
  private static let widestPicture = 68
  private static let shortestBar = 8
  private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

  func lines(_ pictures: [ReportBars]) -> [String] {
    let isWide = renderer.width >= Self.sideBySideWidth && pictures.count > 1
    let width = min(Self.widestPicture, isWide ? (renderer.width - Self.gap) / 2 : renderer.width)
    let columns = columns(pictures, width: width)
    let perRow = isWide ? 2 : 1
    var lines: [String] = []
    for start in stride(from: 0, to: pictures.count, by: perRow) {
      if start > 0 { lines.append("") }
      let group = pictures[start..<min(start + perRow, pictures.count)].map { picture($0, columns) }
      for row in 0..<(group.map(\.count).max() ?? 0) {
        lines.append(
          group.map { row < $0.count ? $0[row].padded(to: width) : Line().padded(to: width) }
            .joined(separator: String(repeating: " ", count: Self.gap)))
      }
    }
    return lines
  }

  /// A painted line and how wide it is.
  private struct Line {
    var text = ""
    var width = 0

    func padded(to target: Int) -> String { text + String(repeating: " ", count: max(0, target - width)) }
  }

  /// How a picture is divided: labels, values and bars.
  private struct Columns {
    let width: Int
    let label: Int
    let value: Int
    let bar: Int
  }

  /// The same for all pictures of a group, so that they can be compared by eye.
  private func columns(_ pictures: [ReportBars], width: Int) -> Columns {
    let rows = pictures.flatMap(\.rows)
    func widest(_ texts: [String]) -> Int { texts.map { DisplayWidth.of(renderer.clean($0)) }.max() ?? 0 }
    let label = min(width * 2 / 5, widest(rows.map(\.label)))
    // Besides the three columns: the indent, a blank after the label, and the sign between two blanks.
    let rest = width - label - Self.indent.count - 4
    let value = min(rest - Self.shortestBar, widest(rows.map(\.valueText)))
    return Columns(width: width, label: label, value: value, bar: rest - value)
  }

  private func picture(_ bars: ReportBars, _ columns: Columns) -> [Line] {
    titles(bars, width: columns.width)
      + bars.rows.map { row in
        let label = DisplayWidth.shortened(renderer.clean(row.label), to: columns.label)
        let value = DisplayWidth.shortened(renderer.clean(row.valueText), to: columns.value)
        let text =
          Self.indent + DisplayWidth.padded(label, to: columns.label) + " "
          + renderer.style.paint(
            DisplayWidth.padded(value, to: columns.value, .trailing) + " " + (row.emphasis.sign ?? " "), row.emphasis)
        return Line(text: text + " " + bar(row, bars, width: columns.bar), width: columns.width)
      }
  }

  /// The subtitle beside the title where there is room, else below it.
  private func titles(_ bars: ReportBars, width: Int) -> [Line] {
    let title = DisplayWidth.shortened(renderer.clean(bars.title), to: width)
    let titleWidth = DisplayWidth.of(title)
    let heading = Line(text: renderer.style.heading(title), width: titleWidth)
    let subtitle = DisplayWidth.shortened(renderer.clean(bars.subtitle), to: width - Self.indent.count)
    guard !subtitle.isEmpty else { return [heading] }
    let subtitleWidth = DisplayWidth.of(subtitle)
    guard titleWidth + 2 + subtitleWidth > width else {
      return [
        Line(text: heading.text + "  " + renderer.style.muted(subtitle), width: titleWidth + 2 + subtitleWidth)
      ]
    }
    return [
      heading, Line(text: Self.indent + renderer.style.muted(subtitle), width: Self.indent.count + subtitleWidth),
    ]
  }

  /// A bar of eighths with a line at the reference, always as wide as asked.
  private func bar(_ row: ReportBars.Row, _ bars: ReportBars, width: Int) -> String {
    let filled = Int(((bars.place(of: row.value) ?? 0) * Double(width) * 8).rounded())
    let cells = (0..<width).map { cell in
      let amount = min(8, max(0, filled - 8 * cell))
      return amount == 8 ? "█" : amount == 0 ? " " : Self.eighths[amount]
    }
    guard let place = bars.place(of: row.reference) else { return renderer.style.paint(cells.joined(), row.emphasis) }
    let mark = min(width - 1, Int(place * Double(width)))
    return renderer.style.paint(cells[..<mark].joined(), row.emphasis) + renderer.style.muted("│")
      + renderer.style.paint(cells[(mark + 1)...].joined(), row.emphasis)
  }
}
