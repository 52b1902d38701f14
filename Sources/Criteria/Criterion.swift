/// A criterion: a column of a decision matrix, with the direction it points in and what a difference in it means.
///
/// Thresholds say what a difference between two alternatives means, in the unit of the criterion: up to q it is
/// indifferent, from p on it is a clear preference, and from v on it forbids that other criteria make up for it. Bounds
/// are the least and the greatest value that could occur, whatever alternatives are at hand.
public struct Criterion: Hashable, Sendable {
  /// The name, not empty.
  public let name: String
  /// Which way the criterion points.
  public let direction: Direction
  /// The unit of the values, for people: `"€"`, `"l/h"`.
  public let unit: String?
  /// q: the largest difference that makes no preference.
  public let indifference: Double?
  /// p: the least difference that makes a clear preference.
  public let preference: Double?
  /// v: the difference from which an alternative cannot be said to be as good as the other; `nil` means there is none.
  public let veto: Double?
  /// The least and the greatest value that could occur.
  public let bounds: CriterionBounds?
  /// The preference function that was stated; see ``preferenceFunction``.
  public let statedPreferenceFunction: PreferenceFunction?

  /// Checks and keeps a criterion.
  ///
  /// - Parameters:
  ///   - name: Not empty.
  ///   - direction: Which way it points.
  ///   - unit: The unit, for people.
  ///   - indifference: q, finite and at least 0.
  ///   - preference: p, finite and at least q.
  ///   - veto: v, finite and at least p and q.
  ///   - bounds: Finite, with a lower end below the upper one.
  ///   - preferenceFunction: With parameters that are finite and at least 0, q ≤ p, and s > 0.
  /// - Throws: `unnamedCriterion`, `threshold`, `thresholdOrder`, `bounds`.
  public init(
    _ name: String, _ direction: Direction = .maximize, unit: String? = nil, indifference: Double? = nil,
    preference: Double? = nil, veto: Double? = nil, bounds: CriterionBounds? = nil,
    preferenceFunction: PreferenceFunction? = nil
  ) throws(CriteriaError) {
    guard !name.isEmpty else { throw .unnamedCriterion }
    try Self.check([("q", indifference), ("p", preference), ("v", veto)], of: name)
    if let bounds {
      guard bounds.low.isFinite, bounds.high.isFinite, bounds.low < bounds.high else {
        throw .bounds(criterion: name, low: bounds.low, high: bounds.high)
      }
    }
    if let preferenceFunction {
      try Self.check(preferenceFunction.parameters.map { ($0.name, $0.value) }, of: name)
      if case .gaussian(let s) = preferenceFunction, s == 0 {
        throw .threshold(criterion: name, threshold: "s", value: s)
      }
    }
    self.name = name
    self.direction = direction
    self.unit = unit
    self.indifference = indifference
    self.preference = preference
    self.veto = veto
    self.bounds = bounds
    statedPreferenceFunction = preferenceFunction
  }

  /// The preference function in use: the stated one, else the one the thresholds imply (q and p: linear, p alone:
  /// V-shape, q alone: U-shape), else the usual one.
  public var preferenceFunction: PreferenceFunction {
    if let statedPreferenceFunction { return statedPreferenceFunction }
    return switch (indifference, preference) {
    case (nil, nil): .usual
    case (let q?, nil): .uShape(indifference: q)
    case (nil, let p?): .vShape(preference: p)
    case (let q?, let p?): .linear(indifference: q, preference: p)
    }
  }

  /// Thresholds are finite, at least 0, and in the order given.
  private static func check(_ thresholds: [(name: String, value: Double?)], of criterion: String) throws(CriteriaError)
  {
    var previous: (name: String, value: Double)?
    for case (let name, let value?) in thresholds {
      guard value.isFinite, value >= 0 else { throw .threshold(criterion: criterion, threshold: name, value: value) }
      if let previous, previous.value > value {
        throw .thresholdOrder(
          criterion: criterion, lower: previous.name, value: previous.value, upper: name, upperValue: value)
      }
      previous = (name, value)
    }
  }
}

/// The least and the greatest value that a criterion could take. Checked by the ``Criterion`` it is given to.
public struct CriterionBounds: Hashable, Sendable {
  /// The least value.
  public let low: Double
  /// The greatest value.
  public let high: Double

  /// Makes bounds.
  public init(_ low: Double, _ high: Double) {
    self.low = low
    self.high = high
  }
}
