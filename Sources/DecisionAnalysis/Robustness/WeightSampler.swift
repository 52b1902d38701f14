import Provenance

/// Which weights are thought possible.
public enum WeightRegion: Hashable, Sendable {
  /// All weights: uniform over the simplex.
  case all
  /// Weights in this order of importance, the most important criterion first: uniform over that part of the simplex.
  case ordered([String])
}

/// Draws weights.
struct WeightSampler: Sendable {
  private let count: Int
  /// For each place in descending order, the criterion that it goes to; `nil` when any order will do.
  private let order: [Int]?

  /// - Throws: `weightsMismatch` when an order does not name each criterion once.
  init(_ region: WeightRegion, criteria: [String]) throws(DecisionError) {
    count = criteria.count
    guard case .ordered(let names) = region else {
      order = nil
      return
    }
    let unknown = names.filter { !criteria.contains($0) }
    let missing = criteria.filter { !names.contains($0) }
    guard unknown.isEmpty, missing.isEmpty else {
      throw .weightsMismatch(unweighted: missing, unknown: unknown, criteria: criteria)
    }
    var seen: Set<String> = []
    for name in names where !seen.insert(name).inserted { throw .repeatedName(name, kind: "criteria") }
    order = names.map { criteria.firstIndex(of: $0) ?? 0 }
  }

  /// Writes weights that sum to 1: exponential numbers divided by their sum are uniform over the simplex.
  func draw(_ weights: inout [Double], _ generator: inout SeededGenerator) {
    var sum = 0.0
    for k in 0..<count {
      // 1 − u is never 0.
      weights[k] = -(1 - generator.nextUniform()).naturalLogarithm
      sum += weights[k]
    }
    guard sum > 0 else {
      for k in 0..<count { weights[k] = 1 / Double(count) }
      return
    }
    for k in 0..<count { weights[k] /= sum }
    if let order {
      let sorted = weights.sorted(by: >)
      for (place, criterion) in order.enumerated() { weights[criterion] = sorted[place] }
    }
  }
}
