/// A picture of values as horizontal bars, each with a mark at a reference value.
package struct ReportBars: Hashable, Sendable {
  /// One bar.
  package struct Row: Hashable, Sendable {
    package let label: String
    /// Where the bar ends.
    package let value: Double
    /// Where the mark stands; none is drawn for a value that is not a number.
    package let reference: Double
    package let valueText: String
    /// The reference for people, where it is written beside the bar; may be empty.
    package let referenceText: String
    package let emphasis: ReportCell.Emphasis

    package init(
      label: String, value: Double, reference: Double, valueText: String, referenceText: String = "",
      emphasis: ReportCell.Emphasis = .plain
    ) {
      self.label = label
      self.value = value
      self.reference = reference
      self.valueText = valueText
      self.referenceText = referenceText
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
  /// What the values are called, where they stand in columns; may be empty.
  package let valueHeading: String
  /// What the references are called, where they stand in columns; may be empty.
  package let referenceHeading: String

  package init(
    title: String, subtitle: String, rows: [Row], low: Double, high: Double, valueHeading: String = "",
    referenceHeading: String = ""
  ) {
    self.title = title
    self.subtitle = subtitle
    self.rows = rows
    self.low = low
    self.high = high
    self.valueHeading = valueHeading
    self.referenceHeading = referenceHeading
  }

  /// How far along the scale a value lies, 0 ... 1; what lies outside is put at the end, and a value that is not a
  /// number nowhere.
  func place(of value: Double) -> Double? {
    guard !value.isNaN else { return nil }
    let span = high - low
    guard span > 0, span.isFinite else { return value > low ? 1 : 0 }
    return min(1, max(0, (value - low) / span))
  }
}
