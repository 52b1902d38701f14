/// What happens to the missing values of a decision matrix. It is stated and never guessed.
public enum MissingValueRule: String, Hashable, Sendable, Codable, CaseIterable {
  /// A missing value is an error.
  case refuse
  /// Alternatives with a missing value are left out.
  case omitAlternative = "omit-alternative"
  /// The mean of the known values of the criterion takes the place.
  case mean
  /// The median of the known values of the criterion takes the place.
  case median
  /// The worst known value of the criterion takes the place: what is not shown does not count in favour.
  case worst
}

/// What a ``MissingValueRule`` did to a decision matrix.
public struct MissingValueTreatment: Hashable, Sendable {
  /// A value that took the place of a missing one.
  public struct Fill: Hashable, Sendable {
    /// The criterion, counted from 0.
    public let criterion: Int
    /// How many of its values were missing.
    public let count: Int
    /// The value that took their place.
    public let value: Double
  }

  /// The rule.
  public let rule: MissingValueRule
  /// The criteria of which values were filled in.
  public let fills: [Fill]
  /// The names of the alternatives that were left out.
  public let omittedAlternatives: [String]

  /// Whether anything was missing.
  public var isNeeded: Bool { !fills.isEmpty || !omittedAlternatives.isEmpty }
}
