public import Parallelism

/// Whether our methods find what a reference case expects.
public struct CaseCheck: Hashable, Sendable {
  /// What was compared under one key.
  public struct Quantity: Hashable, Sendable {
    /// The path of keys below `expected`, joined by points.
    public let key: String
    /// What is compared.
    public let kind: Kind
    /// Whether this is the number as somebody printed it, compared to its last digit.
    public let isPrinted: Bool
    /// How many values are expected.
    public let count: Int
    /// How many values were found; another number never matches.
    public let foundCount: Int
    /// For numbers the largest |found − expected|, infinite when what was found is no number or not as many; otherwise
    /// how many values differ.
    public let largestDeviation: Double
    /// How large ``largestDeviation`` may be; 0 for what must be equal.
    public let tolerance: Double

    /// Whether what was found is what is expected.
    public var matches: Bool { count == foundCount && largestDeviation <= tolerance }
  }

  /// What is compared.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// Numbers, up to a tolerance.
    case numbers
    /// Ranks and places, which must be equal.
    case wholeNumbers = "whole-numbers"
    /// Truths, which must be equal.
    case truths
    /// Names or groups of names, which must be equal.
    case names
  }

  /// What the case is called.
  public let id: String
  /// The method as the file names it.
  public let method: String
  /// What kind of case it is.
  public let family: String
  /// Where the case comes from.
  public let sources: [String]
  /// Who else was found to agree with what is expected.
  public let agreement: [String]
  /// What was compared, in the order of the keys; printed numbers last.
  public let quantities: [Quantity]
  /// The keys of `expected` that nothing of ours computes.
  public let unchecked: [String]

  /// Whether everything that was compared matches, and anything was compared.
  public var matches: Bool { !quantities.isEmpty && quantities.allSatisfy(\.matches) }

  /// Computes what a case expects and compares.
  ///
  /// How far a number may be off is stated in `tolerance` under its key, else under `all`, else the largest that is
  /// stated counts. It is absolute; but outside of weights, numbers x beyond 1000 may be off by |x| / 1000 times as
  /// much. SMAA draws 100,000 weights from the seed 1.
  ///
  /// - Parameters:
  ///   - decisionCase: The case.
  ///   - workers: The threads to use; the result does not depend on them.
  /// - Throws: `missing` when nothing is expected or a number has no tolerance, `unknownWord` when the method is not
  ///   known, and whatever is wrong with the case.
  public init(_ decisionCase: DecisionCase, workers: Workers = .automatic) throws(DecisionCaseError) {
    guard decisionCase.expected.exists else { throw decisionCase.expected.failure("an object") }
    id = decisionCase.id
    method = decisionCase.method
    family = decisionCase.family
    sources = decisionCase.sources
    agreement = decisionCase.externalAgreement
    let found = try decisionCase.naming { try decisionCase.findings(workers) }
    var quantities: [Quantity] = []
    var unchecked: [String] = []
    for (key, place) in Self.leaves(decisionCase.expected, "") {
      if let value = found[key] {
        quantities.append(
          try Quantity(
            key, place, value,
            tolerance: { () throws(DecisionCaseError) in
              try decisionCase.tolerance(of: key)
            }, isScaled: decisionCase.family != "weights"))
      } else {
        unchecked.append(key)
      }
    }
    self.quantities = try quantities + Self.printed(decisionCase.published, found)
    self.unchecked = unchecked
  }

  /// The places without keys of their own; a null expects nothing.
  private static func leaves(_ place: CaseNode, _ prefix: String) -> [(key: String, place: CaseNode)] {
    place.keys.flatMap { key -> [(key: String, place: CaseNode)] in
      let inner = place[key]
      guard inner.exists else { return [] }
      if case .object? = inner.value { return leaves(inner, "\(prefix)\(key).") }
      return [(prefix + key, inner)]
    }
  }

  /// Numbers as somebody printed them, where the case says what they are numbers of.
  private static func printed(_ place: CaseNode, _ found: Findings) throws(DecisionCaseError) -> [Quantity] {
    var quantities: [Quantity] = []
    guard case .list? = place.value else { return [] }
    for entry in try place.list() where entry["of"].exists {
      let key = try entry["of"].text()
      let decimals = try entry["decimals"].whole(0...15)
      guard let value = found[key] else { throw entry["of"].unknown(key, found.keys.sorted()) }
      // Half of the last digit, and a hair for halves.
      let half = (0..<decimals).reduce(0.5) { half, _ in half / 10 } * (1 + 1e-9)
      quantities.append(
        try Quantity(key, entry["values"], value, tolerance: { half }, isScaled: false, isPrinted: true))
    }
    return quantities
  }
}

extension DecisionCase {
  /// How far a number may be from the expected one.
  ///
  /// - Throws: `missing` when nothing is stated, `wrongKind` when what is stated is no number.
  func tolerance(of key: String) throws(DecisionCaseError) -> Double {
    let last = key.split(separator: ".").last.map(String.init) ?? key
    for name in [last, key, "all"] where tolerance[name].exists { return try tolerance[name].number() }
    var largest: Double?
    for name in tolerance.keys where tolerance[name].exists {
      largest = max(largest ?? 0, try tolerance[name].number())
    }
    guard let largest else { throw tolerance["all"].failure("a number") }
    return largest
  }
}
