/// Which columns of a file are what.
public struct AccountColumns: Hashable, Sendable {
  /// The criteria, as a person writes them (`a,b`, `3-11`, `x1_*`); `nil` means every numeric column that is nothing else.
  public var criteria: String?
  /// The column of identifiers.
  public var id: String?
  /// Whether, without a named column of identifiers, one that looks like it is to be used.
  public var findsID: Bool
  /// The column of account weights.
  public var weight: String?
  /// The column of believed segments.
  public var label: String?
  /// Columns of texts that count beside the criteria, as a person writes them; only for methods of mixed types.
  public var categories: String?
  /// The column of an amount, of which each segment must have enough, such as revenue.
  public var amount: String?
  /// The column whose equal values keep accounts in one segment.
  public var together: String?
  /// The column whose equal values keep accounts in different segments.
  public var apart: String?

  /// Makes a description.
  public init(
    criteria: String? = nil, id: String? = nil, weight: String? = nil, label: String? = nil, findsID: Bool = false,
    amount: String? = nil, together: String? = nil, apart: String? = nil,
    categories: String? = nil
  ) {
    self.findsID = findsID
    self.criteria = criteria
    self.id = id
    self.weight = weight
    self.label = label
    self.amount = amount
    self.categories = categories
    self.together = together
    self.apart = apart
  }
}
