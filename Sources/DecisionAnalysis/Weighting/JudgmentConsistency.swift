/// How well judgments fit together: an index that is 0 when they fit exactly, and what it is measured against.
public struct JudgmentConsistency: Hashable, Sendable, Encodable {
  /// The index of the method, 0 for judgments that fit exactly: (λmax − n) / (n − 1), ξ or χ.
  public let index: Double
  /// What the index is divided by: a random index, or the index of the worst judgments; `nil` where there is none.
  public let reference: Double?
  /// Where ``reference`` comes from, by name; `nil` where there is none.
  public let table: String?
  /// The ratio up to which the judgments are usually accepted; `nil` where there is no such custom.
  public let limit: Double?

  /// index / reference; 0 when the index is 0, and `nil` when there is no positive reference.
  public var ratio: Double? {
    if index == 0 { return 0 }
    return reference.flatMap { $0 > 0 ? index / $0 : nil }
  }

  /// Whether the ratio is within the limit; `nil` when either is missing.
  public var isAcceptable: Bool? {
    guard let ratio, let limit else { return nil }
    return ratio <= limit
  }

  /// Makes a consistency.
  package init(index: Double, reference: Double? = nil, table: String? = nil, limit: Double? = nil) {
    self.index = index
    self.reference = reference
    self.table = table
    self.limit = limit
  }
}
