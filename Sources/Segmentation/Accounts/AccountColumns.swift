/// Which columns of a file are what.
public struct AccountColumns: Hashable, Sendable {
  /// The criteria, as a person writes them (`a,b`, `3-11`, `x1_*`); `nil` means every numeric column that is nothing else.
  public var criteria: String?
  /// The column of identifiers.
  public var id: String?
  /// The column of account weights.
  public var weight: String?
  /// The column of believed segments.
  public var label: String?

  /// Makes a description.
  public init(criteria: String? = nil, id: String? = nil, weight: String? = nil, label: String? = nil) {
    self.criteria = criteria
    self.id = id
    self.weight = weight
    self.label = label
  }
}
