/// What a weighting method promises, whatever the input is.
///
/// Every method promises that the order of criteria and of alternatives does not matter. A law that is not in the set is *not*
/// satisfied: there is an input for which it fails, and the tests show one.
public struct WeightingLaws: OptionSet, Hashable, Sendable {
  /// The set as bits.
  public let rawValue: Int

  /// Makes a set of laws.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// A criterion in another unit (values times a positive number) has the same weight.
  public static let unitInvariance = WeightingLaws(rawValue: 1)
  /// A criterion counted from another zero (values plus a number) has the same weight.
  public static let zeroInvariance = WeightingLaws(rawValue: 2)
  /// A criterion that points the other way has the same weight.
  public static let directionInvariance = WeightingLaws(rawValue: 4)
  /// A criterion with one value for all alternatives weighs 0, unless none varies.
  public static let constantWeighsNothing = WeightingLaws(rawValue: 8)
  /// Judgments that were made from weights give those weights back, and the index 0 of consistency.
  public static let recovery = WeightingLaws(rawValue: 16)

  /// Every law with its name.
  public static let named: [(name: String, law: WeightingLaws)] = [
    ("unit-invariance", .unitInvariance), ("zero-invariance", .zeroInvariance),
    ("direction-invariance", .directionInvariance), ("constant-weighs-nothing", .constantWeighsNothing),
    ("recovery", .recovery),
  ]

  /// The names of the laws in the set.
  public var names: [String] { Self.named.filter { contains($0.law) }.map(\.name) }
}
