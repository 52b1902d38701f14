/// What a ranking method promises, whatever the values and weights are.
///
/// A law that is not in the set is *not* satisfied: there are values for which it fails, and the tests show some.
public struct MethodLaws: OptionSet, Hashable, Sendable {
  /// The set as bits.
  public let rawValue: Int

  /// Makes a set of laws.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// An alternative is never ranked above one that is at least as good on every criterion.
  public static let dominance = MethodLaws(rawValue: 1)
  /// A criterion in another unit (values, thresholds and bounds times the same positive number) changes no rank.
  public static let scaleInvariance = MethodLaws(rawValue: 2)
  /// A criterion counted from another zero (values and bounds plus the same number) changes no rank.
  public static let translationInvariance = MethodLaws(rawValue: 4)
  /// Dropping an alternative does not change the order of the others.
  public static let rankReversalFreedom = MethodLaws(rawValue: 8)

  /// Every law with its name.
  public static let named: [(name: String, law: MethodLaws)] = [
    ("dominance", .dominance), ("scale-invariance", .scaleInvariance),
    ("translation-invariance", .translationInvariance), ("rank-reversal-freedom", .rankReversalFreedom),
  ]

  /// The names of the laws in the set.
  public var names: [String] { Self.named.filter { contains($0.law) }.map(\.name) }
}
