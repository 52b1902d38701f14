/// Lays out a table in a terminal: as wide as its content needs, and in several parts when it is too wide.
///
/// Before a table is split its headings get narrower, then its labels and other texts are shortened; numbers never are.
struct TableLayout {
  let renderer: TerminalRenderer
  let table: ReportTable
  /// The columns that every part begins with: up to three, since more would leave no room for the others, and at least
  /// the first, without which nobody knows what the other parts speak of.
  private let pinned: [Int]
  /// How wide the widest cell of each column is, its sign included.
  private let cellWidths: [Int]
  /// A marked column keeps a place for its signs, so that numbers stay aligned.
  private let signWidths: [Int]

  private static let gap = 2
  /// A table in one part is not stretched beyond this width.
  private static let widestTable = 140
  /// In how many lines headings are set, and how wide they may make their columns: from the most legible down. The
  /// first that lets the table stay in one part is taken.
  private static let headingShapes: [(lines: Int, width: Int)] = [
    (2, 18), (3, 18), (3, 14), (4, 14), (4, 12), (4, 11), (4, 10), (4, 8),
  ]
  /// Headings have at most so many lines, whatever they say.
  private static let headingHeight = 4
  /// Headings are not made narrower than this while texts can still be shortened.
  private static let comfortableHeading = 12
  /// To what texts are shortened where room is short.
  private static let textWidths = [34, 24, 16]

  init(renderer: TerminalRenderer, table: ReportTable) {
    self.renderer = renderer
    self.table = table
    let marked = table.columns.indices.filter { table.columns[$0].isPinned }
    pinned = Array((marked.isEmpty ? Array(table.columns.indices.prefix(1)) : marked).prefix(3))
    let signWidths = table.columns.indices.map { column in
      table.rows.contains { $0[column].emphasis.sign != nil } ? 2 : 0
    }
    self.signWidths = signWidths
    cellWidths = table.columns.indices.map { column in
      max(1, (table.rows.map { DisplayWidth.of(renderer.clean($0[column].text)) }.max() ?? 0) + signWidths[column])
    }
  }

  func lines() -> [String] {
    var lines = table.title.map(renderer.headings) ?? []
    let (widths, parts) = plan()
    for (index, part) in parts.enumerated() where !part.isEmpty {
      if index > 0 { lines.append("") }
      lines += headings(part, widths)
      lines.append(renderer.style.muted(String(repeating: "─", count: total(part.map { widths[$0] }))))
      for row in table.rows { lines.append(line(row, part, widths)) }
    }
    if let note = table.note {
      lines += DisplayWidth.wrapped(renderer.clean(note), to: renderer.textWidth).map { renderer.style.muted($0) }
    }
    return lines
  }

  private func total(_ widths: [Int]) -> Int { widths.reduce(0, +) + Self.gap * max(0, widths.count - 1) }

  /// How wide the columns are and which are shown together.
  private func plan() -> (widths: [Int], parts: [[Int]]) {
    let onePart = [Array(table.columns.indices)]
    for shape in Self.headingShapes where shape.width >= Self.comfortableHeading {
      let widths = table.columns.indices.map { width(of: $0, heading: shape, cells: .max) }
      if total(widths) <= min(renderer.width, Self.widestTable) { return (widths, onePart) }
    }
    let candidates = Self.textWidths.flatMap { text in
      Self.headingShapes.map { limitedWidths(heading: $0, text: text) }
    }
    for widths in candidates where total(widths) <= renderer.width { return (widths, onePart) }
    // Since it must be split, headings may as well be as legible as the number of parts allows.
    let counts = candidates.map { parts($0, within: renderer.width).count }
    let widths = candidates[counts.firstIndex(of: counts.min() ?? 0) ?? 0]
    return (widths, balancedParts(widths))
  }

  /// Widths at which any column fits beside the pinned ones.
  private func limitedWidths(heading: (lines: Int, width: Int), text: Int) -> [Int] {
    let isAlone = pinned.count == table.columns.count
    let room = isAlone ? renderer.width - Self.gap * (pinned.count - 1) : renderer.width * 2 / 5
    let label = max(6, room / max(1, pinned.count))
    let labels = pinned.map { width(of: $0, heading: heading, cells: label) }
    let rest = renderer.width - labels.reduce(0) { $0 + $1 + Self.gap }
    return table.columns.indices.map { column in
      if let index = pinned.firstIndex(of: column) { return labels[index] }
      let isNumber = table.columns[column].alignment == .trailing
      return width(of: column, heading: heading, cells: isNumber ? rest : min(rest, text))
    }
  }

  /// As wide as the cells need, and wide enough for the heading in a few lines, both within limits.
  private func width(of column: Int, heading shape: (lines: Int, width: Int), cells cellLimit: Int) -> Int {
    // No column is as wide as what is cut off here.
    let heading = String(renderer.cleanKeepingSoftHyphens(table.columns[column].heading).prefix(200))
    let word = DisplayWidth.longestPiece(in: heading)
    var needed = max(cellWidths[column], min(word, shape.width))
    while needed < shape.width, DisplayWidth.wrapped(heading, to: needed).count > shape.lines { needed += 1 }
    return min(needed, cellLimit)
  }

  /// As many columns in each part as a width allows.
  private func parts(_ widths: [Int], within width: Int) -> [[Int]] {
    let pinnedWidth = pinned.reduce(0) { $0 + widths[$1] + Self.gap }
    var parts: [[Int]] = []
    var current: [Int] = []
    var used = pinnedWidth
    for column in table.columns.indices where !pinned.contains(column) {
      if !current.isEmpty, used + widths[column] > width {
        parts.append(pinned + current)
        current = []
        used = pinnedWidth
      }
      current.append(column)
      used += widths[column] + Self.gap
    }
    return current.isEmpty && !parts.isEmpty ? parts : parts + [pinned + current]
  }

  /// Parts of about the same width, instead of a full one and a remainder.
  private func balancedParts(_ widths: [Int]) -> [[Int]] {
    var best = parts(widths, within: renderer.width)
    for width in stride(from: renderer.width - 1, to: 0, by: -1) {
      let narrower = parts(widths, within: width)
      guard narrower.count == best.count else { break }
      best = narrower
    }
    return best
  }

  private func headings(_ part: [Int], _ widths: [Int]) -> [String] {
    let wrapped = part.map { column in
      let heading = renderer.cleanKeepingSoftHyphens(table.columns[column].heading)
      var lines = DisplayWidth.wrapped(heading, to: widths[column])
      if lines.count > Self.headingHeight {
        lines = Array(lines.prefix(Self.headingHeight))
        lines[Self.headingHeight - 1] = DisplayWidth.shortened(lines[Self.headingHeight - 1] + " …", to: widths[column])
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

  private func line(_ row: [ReportCell], _ part: [Int], _ widths: [Int]) -> String {
    part.map { column in
      let cell = row[column]
      let room = widths[column] - signWidths[column]
      let text = DisplayWidth.shortened(renderer.clean(cell.text), to: room)
      let body = DisplayWidth.padded(text, to: room, table.columns[column].alignment)
      let mark = signWidths[column] == 0 ? "" : " " + (cell.emphasis.sign ?? " ")
      return renderer.style.paint(body + mark, cell.emphasis)
    }.joined(separator: String(repeating: " ", count: Self.gap))
  }
}
