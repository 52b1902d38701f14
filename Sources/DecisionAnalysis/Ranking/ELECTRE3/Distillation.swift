import LinearAlgebra
import Parallelism

/// The distillations of ELECTRE III.
///
/// Within a set, at a level λ₀, the next level λ₁ is the largest credibility below λ₀ − s(λ₀). a beats b when S(a, b) >
/// λ₁ and S(a, b) > S(b, a) + s(S(a, b)). The qualification of a is the number it beats less the number that beat it.
/// The best (descending) or the worst (ascending) are distilled again at λ₁, until one is left or the level is 0; then
/// they are taken out, and the rest starts from its largest credibility.
///
/// The first step of each distillation is about all that are left, and is kept from one to the next
/// (``RemainingAlternatives``): about O(n²) together. The steps after it are about the few that tie, m, and take O(m²).
struct Distillation: Sendable {
  private let credibilities: Matrix
  private let transposed: Matrix
  private let slope: Double
  private let intercept: Double
  private let workers: Workers

  init(_ credibilities: Matrix, slope: Double, intercept: Double, _ workers: Workers) {
    self.credibilities = credibilities
    self.slope = slope
    self.intercept = intercept
    self.workers = workers
    transposed = credibilities.transposed
  }

  /// Ranks from the best down and ranks from the worst up, ties sharing the best rank.
  func ranks() -> (descending: [Int], ascending: [Int]) {
    // One beside the other, since a distillation has to go step by step.
    let share = Workers(count: workers.count / 2)
    let ranks = workers.map(2) { $0 == 0 ? descending(share) : ascending(share) }
    return (ranks[0], ranks[1])
  }

  private func descending(_ workers: Workers) -> [Int] {
    var ranks = [Int](repeating: 0, count: credibilities.rowCount)
    var taken = 0
    for group in groups(sign: 1, workers) {
      for alternative in group { ranks[alternative] = taken + 1 }
      taken += group.count
    }
    return ranks
  }

  private func ascending(_ workers: Workers) -> [Int] {
    var ranks = [Int](repeating: 0, count: credibilities.rowCount)
    var left = credibilities.rowCount
    for group in groups(sign: -1, workers) {
      left -= group.count
      for alternative in group { ranks[alternative] = left + 1 }
    }
    return ranks
  }

  /// The groups in the order they are taken: the highest qualification times the sign first.
  private func groups(sign: Int, _ workers: Workers) -> [[Int]] {
    credibilities.withUnsafeElements { backward in
      transposed.withUnsafeElements { forward in
        // A decision matrix is never empty.
        let pairs = CredibilityPairs(
          count: credibilities.rowCount, forward: forward.baseAddress!, backward: backward.baseAddress!, slope: slope,
          intercept: intercept)
        var rest = RemainingAlternatives(pairs, workers)
        var groups: [[Int]] = []
        while !rest.places.isEmpty {
          let group = Self.distil(&rest, pairs, sign, workers)
          groups.append(group)
          rest.remove(group)
        }
        return groups
      }
    }
  }

  private static func distil(
    _ rest: inout RemainingAlternatives, _ pairs: CredibilityPairs, _ sign: Int, _ workers: Workers
  ) -> [Int] {
    let start = rest.largest()
    guard rest.places.count > 1, start > 0 else { return rest.places }
    var level = rest.largest(below: limit(start, pairs))
    var group = rest.best(sign: sign, level: level)
    while group.count > 1, level > 0 {
      let next = pairs.largest(in: group, below: limit(level, pairs), workers)
      let balances = pairs.balances(in: group, level: next, workers)
      let best = balances.reduce(Int.min) { max($0, sign * $1) }
      group = zip(group, balances).filter { sign * $0.1 == best }.map(\.0)
      level = next
    }
    return group
  }

  /// What the next level is below.
  private static func limit(_ level: Double, _ pairs: CredibilityPairs) -> Double {
    level - pairs.threshold(level) - CredibilityPairs.tolerance
  }
}
