#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A picture in characters of values against sizes, both on log scales, on which a power of n is a straight line.
package struct LogLogPlot: Sendable {
  /// One point.
  package struct Point: Hashable, Sendable {
    package let x: Double
    package let y: Double

    package init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// Points drawn with one sign.
  package struct Series: Hashable, Sendable {
    package let sign: Character
    package let label: String
    package let points: [Point]

    package init(sign: Character, label: String, points: [Point]) {
      self.sign = sign
      self.label = label
      self.points = points
    }
  }

  /// What is drawn; of points in one place the one of the first series is seen.
  package let series: [Series]
  /// Writes a power of ten at the left.
  package let yText: @Sendable (Double) -> String
  /// Writes a power of ten below.
  package let xText: @Sendable (Double) -> String

  private static let rowsPerDecade = 3

  package init(
    series: [Series], xText: @escaping @Sendable (Double) -> String, yText: @escaping @Sendable (Double) -> String
  ) {
    self.series = series
    self.xText = xText
    self.yText = yText
  }

  /// The picture, one line after the other; nothing when no point is positive.
  ///
  /// Axes run from one power of ten to another, and each is marked.
  package func lines(width: Int) -> [String] {
    let points = series.flatMap(\.points).filter { $0.x > 0 && $0.y > 0 }
    guard !points.isEmpty else { return [] }
    let x = Self.decades(points.map(\.x))
    let y = Self.decades(points.map(\.y))
    let texts = y.map { yText(Self.power($0)) }
    let margin = texts.map { DisplayWidth.of($0) }.max() ?? 0
    let columns = max(8, (width - margin - 8) / x.count) * x.count
    let rows = Self.rowsPerDecade * y.count
    var cells = [[Character]](repeating: [Character](repeating: " ", count: columns + 1), count: rows + 1)
    for one in series.reversed() {
      for point in one.points where point.x > 0 && point.y > 0 {
        let column = (log10(point.x) - Double(x.lowerBound)) / Double(x.count) * Double(columns)
        let row = (log10(point.y) - Double(y.lowerBound)) / Double(y.count) * Double(rows)
        cells[rows - Int(row.rounded())][Int(column.rounded())] = one.sign
      }
    }
    var lines = cells.enumerated().map { index, row in
      let level = rows - index
      let isMarked = level.isMultiple(of: Self.rowsPerDecade)
      let text = isMarked ? yText(Self.power(y.lowerBound + level / Self.rowsPerDecade)) : ""
      return DisplayWidth.padded(text, to: margin, .trailing) + (isMarked ? " ┤" : " │") + String(row)
    }
    lines += axis(x, columns: columns, margin: margin)
    return lines + [series.map { "\($0.sign) \($0.label)" }.joined(separator: "   ")]
  }

  /// The line below, and the sizes under it.
  private func axis(_ x: Range<Int>, columns: Int, margin: Int) -> [String] {
    let step = columns / x.count
    let line = (0...columns).map { $0.isMultiple(of: step) ? "┴" : "─" }.joined()
    var texts = ""
    for decade in 0...x.count {
      let text = xText(Self.power(x.lowerBound + decade))
      let place = margin + 2 + decade * step - DisplayWidth.of(text) / 2
      let free = place - DisplayWidth.of(texts)
      // A text that would touch the one before it is left out.
      if free > 0 || texts.isEmpty { texts += String(repeating: " ", count: max(0, free)) + text }
    }
    return [String(repeating: " ", count: margin) + " └" + line, texts]
  }

  /// The exponents around some values: the first and the one past the last power of ten are both drawn.
  private static func decades(_ values: [Double]) -> Range<Int> {
    let low = Int(log10(values.min()!).rounded(.down))
    let high = Int(log10(values.max()!).rounded(.up))
    return low..<max(high, low + 1)
  }

  private static func power(_ exponent: Int) -> Double { pow(10, Double(exponent)) }
}
