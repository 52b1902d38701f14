/// Lays out a table in a terminal: as wide as its content needs, and in several parts when it is too wide.
struct TableLayout {
  let renderer: TerminalRenderer
  private static let gap = 2
  /// Headings take at most so many lines.
  private static let headingLines = 4
  /// A heading does not make its column wider than the first of these that lets the table stay in one part.
  private static let headingWidths = [18, 14, 12, 10, 8]
  /// A first column is shortened to this share of the width before a table is split.
  private static let pinnedShare = 0.4
  private static let widestColumn = 34
  /// A column of texts is not shortened below this.
  private static let leastText = 14

  func lines(_ table: ReportTable) -> [String] {
    let widths = widths(of: table)
    var lines = table.title.map { [renderer.style.heading(renderer.shortened($0))] } ?? []
    for (index, part) in parts(table, widths).enumerated() {
      if index > 0 { lines.append("") }
      lines += headings(table, part, widths)
      let ruleWidth = part.reduce(0) { $0 + widths[$1] } + Self.gap * (part.count - 1)
      lines.append(renderer.style.muted(String(repeating: "─", count: ruleWidth)))
      for row in table.rows { lines.append(line(row, table, part, widths)) }
    }
    if let note = table.note {
      lines += DisplayWidth.wrapped(renderer.clean(note), to: renderer.textWidth).map { renderer.style.muted($0) }
    }
    return lines
  }

  /// A marked column keeps a place for its signs, so that numbers stay aligned.
  private func isMarked(_ column: Int, _ table: ReportTable) -> Bool {
    table.rows.contains { $0[column].emphasis.sign != nil }
  }

  private func widths(of table: ReportTable) -> [Int] {
    var widths: [Int] = []
    for limit in Self.headingWidths {
      widths = table.columns.indices.map { width(of: $0, in: table, headingLimit: limit) }
      if excess(widths) <= 0 { return widths }
    }
    // Texts are shortened, the widest first, before a table is split; numbers never are.
    let texts = table.columns.indices.filter { table.columns[$0].alignment == .leading && !table.columns[$0].isPinned }
    while excess(widths) > 0, let widest = texts.max(by: { widths[$0] < widths[$1] }), widths[widest] > Self.leastText {
      widths[widest] -= 1
    }
    return widths
  }

  /// How much wider than the terminal the table is.
  private func excess(_ widths: [Int]) -> Int {
    widths.reduce(0, +) + Self.gap * (widths.count - 1) - renderer.width
  }

  /// As wide as the cells need, and wide enough for the heading in a few lines, within a limit.
  private func width(of column: Int, in table: ReportTable, headingLimit: Int) -> Int {
    let sign = isMarked(column, table) ? 2 : 0
    let cells = table.rows.map { DisplayWidth.of(renderer.clean($0[column].text)) + sign }.max() ?? 0
    let heading = renderer.clean(table.columns[column].heading)
    var needed = max(cells, 1)
    while needed < headingLimit, !fits(heading, needed) { needed += 1 }
    let limit = table.columns[column].isPinned ? Int(Double(renderer.width) * Self.pinnedShare) : Self.widestColumn
    return min(needed, limit)
  }

  /// Whether a heading can be set in a width without breaking a word and within its lines.
  private func fits(_ heading: String, _ width: Int) -> Bool {
    let lines = DisplayWidth.wrapped(heading, to: width)
    return lines.count <= Self.headingLines
      && DisplayWidth.breaks(in: heading).allSatisfy { DisplayWidth.of($0) <= width }
  }

  /// Which columns are shown together.
  private func parts(_ table: ReportTable, _ widths: [Int]) -> [[Int]] {
    let pinned = table.columns.indices.filter { table.columns[$0].isPinned }
    let pinnedWidth = pinned.reduce(0) { $0 + widths[$1] + Self.gap }
    var parts: [[Int]] = []
    var current: [Int] = []
    var used = pinnedWidth
    for column in table.columns.indices where !table.columns[column].isPinned {
      if !current.isEmpty, used + widths[column] > renderer.width {
        parts.append(pinned + current)
        current = []
        used = pinnedWidth
      }
      current.append(column)
      used += widths[column] + Self.gap
    }
    if !current.isEmpty || parts.isEmpty { parts.append(pinned + current) }
    return parts
  }

  private func headings(_ table: ReportTable, _ part: [Int], _ widths: [Int]) -> [String] {
    let wrapped = part.map { column in
      var lines = DisplayWidth.wrapped(renderer.clean(table.columns[column].heading), to: widths[column])
      if lines.count > Self.headingLines {
        lines = Array(lines.prefix(Self.headingLines))
        lines[Self.headingLines - 1] = DisplayWidth.shortened(lines[Self.headingLines - 1] + "…", to: widths[column])
      }
      return lines
    }
    let height = wrapped.map(\.count).max() ?? 0
    return (0..<height).map { level in
      part.enumerated().map { index, column in
        let offset = height - wrapped[index].count
        let text = level >= offset ? wrapped[index][level - offset] : ""
        return renderer.style.heading(DisplayWidth.padded(text, to: widths[column], table.columns[column].alignment))
      }.joined(separator: String(repeating: " ", count: Self.gap))
    }
  }

  private func line(_ row: [ReportCell], _ table: ReportTable, _ part: [Int], _ widths: [Int]) -> String {
    part.map { column in
      let cell = row[column]
      let sign = isMarked(column, table) ? 2 : 0
      let text = DisplayWidth.shortened(renderer.clean(cell.text), to: widths[column] - sign)
      let body = DisplayWidth.padded(text, to: widths[column] - sign, table.columns[column].alignment)
      let mark = sign == 0 ? "" : " " + (cell.emphasis.sign ?? " ")
      return renderer.style.paint(body + mark, cell.emphasis)
    }.joined(separator: String(repeating: " ", count: Self.gap))
  }
}
