public import Criteria
import Provenance

/// Which weights are thought possible.
public enum WeightRegion: Hashable, Sendable {
  /// All weights: uniform over the simplex.
  case all
  /// Weights in this order of importance, the most important criteria first: uniform over that part of the simplex.
  /// Of the criteria of one group nothing is known.
  case ordered([[String]])

  /// The weights that put the criteria in the same order as some weights do; nothing is known of equal ones.
  public static func ordered(like weights: Weights) -> WeightRegion {
    let order = weights.criteria.indices.sorted { (weights.values[$1], $0) < (weights.values[$0], $1) }
    var groups: [[String]] = []
    for (place, criterion) in order.enumerated() {
      let name = weights.criteria[criterion]
      if place > 0, weights.values[order[place - 1]] == weights.values[criterion] {
        groups[groups.count - 1].append(name)
      } else {
        groups.append([name])
      }
    }
    return .ordered(groups)
  }
}

/// Draws weights.
struct WeightSampler: Sendable {
  private let count: Int
  /// The criteria in groups, the most important first; `nil` when any order will do.
  private let groups: [[Int]]?

  /// - Throws: `weightsMismatch` when an order does not name each criterion once.
  init(_ region: WeightRegion, criteria: [String]) throws(DecisionError) {
    count = criteria.count
    guard case .ordered(let order) = region else {
      groups = nil
      return
    }
    let names = order.flatMap(\.self)
    let unknown = names.filter { !criteria.contains($0) }
    let missing = criteria.filter { !names.contains($0) }
    guard unknown.isEmpty, missing.isEmpty else {
      throw .weightsMismatch(unweighted: missing, unknown: unknown, criteria: criteria)
    }
    var seen: Set<String> = []
    for name in names where !seen.insert(name).inserted { throw .repeatedName(name, kind: "criteria") }
    groups = order.map { $0.map { criteria.firstIndex(of: $0) ?? 0 } }
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
    if let groups { arrange(groups, &weights) }
  }

  /// Gives the largest weights to the first group, and so on. Within a group the weights stay in the order in which they
  /// were drawn, which is as likely as any.
  private func arrange(_ groups: [[Int]], _ weights: inout [Double]) {
    let sorted = weights.sorted(by: >)
    var place = 0
    for group in groups {
      for criterion in group.count > 1 ? group.sorted(by: { weights[$0] > weights[$1] }) : group {
        weights[criterion] = sorted[place]
        place += 1
      }
    }
  }
}
