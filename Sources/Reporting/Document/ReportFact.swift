/// A label and what it stands for.
package struct ReportFact: Hashable, Sendable {
  package let label: String
  package let value: String

  package init(_ label: String, _ value: String) {
    self.label = label
    self.value = value
  }
}
