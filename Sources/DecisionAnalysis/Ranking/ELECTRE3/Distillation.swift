import LinearAlgebra
import Parallelism

/// The distillations of ELECTRE III.
///
/// Within a set, at a level λ₀, the next level λ₁ is the largest credibility below λ₀ − s(λ₀). a beats b when S(a, b) >
/// λ₁ and S(a, b) > S(b, a) + s(S(a, b)). The qualification of a is the number it beats less the number that beat it.
/// The best (descending) or the worst (ascending) are distilled again at λ₁, until one is left or the level is 0; then
/// they are taken out, and the rest starts from its largest credibility.
struct Distillation: Sendable {
  private let credibilities: Matrix
  private let slope: Double
  private let intercept: Double
  private let workers: Workers
  /// Levels that differ by rounding are one.
  private let tolerance = 1e-12

  init(_ credibilities: Matrix, slope: Double, intercept: Double, _ workers: Workers) {
    self.credibilities = credibilities
    self.slope = slope
    self.intercept = intercept
    self.workers = workers
  }

  /// Ranks from the best down, ties sharing the best rank.
  func descending() -> [Int] {
    var ranks = [Int](repeating: 0, count: credibilities.rowCount)
    var taken = 0
    for group in groups(sign: 1) {
      for alternative in group { ranks[alternative] = taken + 1 }
      taken += group.count
    }
    return ranks
  }

  /// Ranks from the worst up, ties sharing the best rank.
  func ascending() -> [Int] {
    var ranks = [Int](repeating: 0, count: credibilities.rowCount)
    var left = credibilities.rowCount
    for group in groups(sign: -1) {
      left -= group.count
      for alternative in group { ranks[alternative] = left + 1 }
    }
    return ranks
  }

  private func threshold(_ level: Double) -> Double { slope * level + intercept }

  /// The groups in the order they are taken: the highest qualification times the sign first.
  private func groups(sign: Int) -> [[Int]] {
    var rest = Array(0..<credibilities.rowCount)
    var groups: [[Int]] = []
    while !rest.isEmpty {
      let group = distil(rest, sign)
      groups.append(group)
      let taken = Set(group)
      rest.removeAll { taken.contains($0) }
    }
    return groups
  }

  private func distil(_ alternatives: [Int], _ sign: Int) -> [Int] {
    var group = alternatives
    var level = largest(in: group, below: .infinity)
    while group.count > 1, level > 0 {
      let next = largest(in: group, below: level - threshold(level))
      let qualifications = qualifications(in: group, level: next).map { $0 * sign }
      let best = qualifications.max() ?? 0
      group = zip(group, qualifications).filter { $0.1 == best }.map(\.0)
      level = next
    }
    return group
  }

  /// The largest credibility within a set below a bound; 0 when there is none.
  private func largest(in group: [Int], below bound: Double) -> Double {
    workers.map(group.count) { place -> Double in
      let b = group[place]
      return group.reduce(0) { largest, a in
        let value = credibilities[a, b]
        return a != b && value > largest && value < bound - tolerance ? value : largest
      }
    }.max() ?? 0
  }

  private func qualifications(in group: [Int], level: Double) -> [Int] {
    workers.map(group.count) { place in
      let a = group[place]
      return group.reduce(0) { sum, b in
        guard a != b else { return sum }
        return sum + (beats(a, b, level) ? 1 : 0) - (beats(b, a, level) ? 1 : 0)
      }
    }
  }

  private func beats(_ a: Int, _ b: Int, _ level: Double) -> Bool {
    let (own, others) = (credibilities[a, b], credibilities[b, a])
    return own > level + tolerance && own > others + threshold(own) + tolerance
  }
}
