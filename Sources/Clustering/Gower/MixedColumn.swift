/// One column among columns of several kinds. `nil` is a missing value.
public enum MixedColumn: Hashable, Sendable {
  /// Numbers, such as revenue. Two values differ by their difference divided by the range of the column.
  case numeric([Double?])
  /// Ordered levels by their numbers, such as a size class. See ``OrdinalScale``.
  case ordinal([Int?])
  /// Names without an order by numbers of any choice, such as a country. Two values are the same or not.
  case category([Int?])
  /// What one has or has not, where only having it says something, such as a machine in use. That both have it not is no
  /// likeness: then the column does not count for the pair.
  case asymmetricBinary([Bool?])

  /// The number of rows.
  public var count: Int {
    switch self {
    case .numeric(let values): values.count
    case .ordinal(let values), .category(let values): values.count
    case .asymmetricBinary(let values): values.count
    }
  }
}

/// How far apart two levels of an ordinal column are.
public enum OrdinalScale: String, Hashable, Sendable, Codable, CaseIterable {
  /// As their numbers, which are taken to be equally spaced: as ``MixedColumn/numeric(_:)``, and as R's `daisy` does.
  case levels
  /// By how many observations lie between: one more than these, divided by the same for the lowest and the highest level.
  /// Levels that few observations have are then close to their neighbours. Source: Podani (1999), doi:10.2307/1224438,
  /// equation 2. The weights of observations play no part.
  case ranks
}
