/// Lays out a table in a terminal: as wide as its content needs, and in several parts when it is too wide.
struct TableLayout {
  let renderer: TerminalRenderer
  private static let gap = 2
  /// Headings take at most so many lines, and as few as let the table stay in one part.
  private static let headingLines = 2...5
  /// A whole heading makes its column at most so wide.
  private static let widestHeading = 24
  /// When no number of lines will do, a heading does not make its column wider than the first of these that will.
  private static let headingWidths = [18, 14, 12, 10, 8]
  /// A first column is shortened to this share of the width before a table is split.
  private static let pinnedShare = 0.4
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
    for lines in Self.headingLines {
      guard let widths = wholeHeadings(of: table, lines: lines) else { continue }
      if excess(widths) <= 0 { return widths }
    }
    var widths: [Int] = []
    for limit in Self.headingWidths {
      widths = table.columns.indices.map { width(of: $0, in: table, lines: Self.headingLines.upperBound, limit: limit) }
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

  /// Widths at which every heading is whole in so many lines, if there are such.
  private func wholeHeadings(of table: ReportTable, lines: Int) -> [Int]? {
    let widths = table.columns.indices.map { width(of: $0, in: table, lines: lines, limit: Self.widestHeading) }
    let areWhole = zip(table.columns, widths).allSatisfy { fits(renderer.clean($0.heading), $1, lines: lines) }
    return areWhole ? widths : nil
  }

  /// As wide as the cells need, and wide enough for the heading in so many lines, within a limit.
  private func width(of column: Int, in table: ReportTable, lines: Int, limit: Int) -> Int {
    let sign = isMarked(column, table) ? 2 : 0
    let cells = table.rows.map { DisplayWidth.of(renderer.clean($0[column].text)) + sign }.max() ?? 0
    let heading = renderer.clean(table.columns[column].heading)
    var needed = max(cells, 1)
    while needed < limit, !fits(heading, needed, lines: lines) { needed += 1 }
    let pinned = Int(Double(renderer.width) * Self.pinnedShare)
    return min(needed, table.columns[column].isPinned ? pinned : renderer.width - pinned - Self.gap)
  }

  /// Whether a heading can be set in a width without breaking a word and within its lines.
  private func fits(_ heading: String, _ width: Int, lines: Int) -> Bool {
    DisplayWidth.wrapped(heading, to: width).count <= lines
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
      let limit = Self.headingLines.upperBound
      if lines.count > limit {
        lines = Array(lines.prefix(limit))
        lines[limit - 1] = DisplayWidth.shortened(lines[limit - 1] + "…", to: widths[column])
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
