/// One cell.
package struct ReportCell: Hashable, Sendable {
  /// How a cell stands out.
  package enum Emphasis: Hashable, Sendable {
    case plain
    case strong
    /// Marked, above the reference.
    case above
    /// Marked, below the reference.
    case below
    case muted

    /// The sign that says the same without colour.
    var sign: String? {
      switch self {
      case .above: "▲"
      case .below: "▼"
      default: nil
      }
    }
  }

  package let text: String
  package let emphasis: Emphasis

  package init(_ text: String, emphasis: Emphasis = .plain) {
    self.text = text
    self.emphasis = emphasis
  }
}
