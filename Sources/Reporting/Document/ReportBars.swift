/// A picture of values as horizontal bars, each with a mark at a reference value.
package struct ReportBars: Hashable, Sendable {
  /// One bar.
  package struct Row: Hashable, Sendable {
    package let label: String
    /// Where the bar ends.
    package let value: Double
    /// Where the mark stands.
    package let reference: Double
    package let valueText: String
    package let emphasis: ReportCell.Emphasis

    package init(
      label: String, value: Double, reference: Double, valueText: String, emphasis: ReportCell.Emphasis = .plain
    ) {
      self.label = label
      self.value = value
      self.reference = reference
      self.valueText = valueText
      self.emphasis = emphasis
    }
  }

  package let title: String
  package let subtitle: String
  package let rows: [Row]
  /// The value at the left end.
  package let low: Double
  /// The value at the right end.
  package let high: Double

  package init(title: String, subtitle: String, rows: [Row], low: Double, high: Double) {
    self.title = title
    self.subtitle = subtitle
    self.rows = rows
    self.low = low
    self.high = high
  }
}
