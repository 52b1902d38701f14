import Parallelism

/// The credibilities of all pairs in both directions, each alternative's one after the other, and when one beats another.
///
/// a beats b at a level λ when S(a, b) > λ and S(a, b) > S(b, a) + s(S(a, b)). The second does not depend on the level, and
/// since s ≥ 0 at most one of two beats the other: the one with the larger credibility. None beats itself.
struct CredibilityPairs: @unchecked Sendable {
  /// Levels that differ by rounding are one.
  static let tolerance = 1e-12
  /// What is added to the credibilities of those that are taken out, so that they count nowhere.
  static let absence = -16.0
  /// Less work than this many pairs is not worth a second thread.
  private static let threadWork = 1 << 15
  private typealias Lanes = SIMD4<Double>

  /// n.
  let count: Int
  /// S(a, b) at a n + b. The memory belongs to someone who outlives this.
  let forward: UnsafePointer<Double>
  /// S(b, a) at a n + b.
  let backward: UnsafePointer<Double>
  /// α and β of s(λ) = α λ + β.
  let (slope, intercept): (Double, Double)

  /// s(λ).
  func threshold(_ level: Double) -> Double { slope * level + intercept }

  /// How many alternatives a beats at a level less how many beat it, and the largest credibility with which it beats or
  /// is beaten at a lower level only; 0 when there is none. O(n), in the order of the memory.
  ///
  /// - Parameter absences: n numbers, 0 for the alternatives that count and `absence` for others.
  func qualification(of a: Int, level: Double, _ absences: UnsafePointer<Double>) -> (balance: Int, pending: Double) {
    let (own, others) = (forward + a * count, backward + a * count)
    let cut = Lanes(repeating: level + Self.tolerance)
    var balances = SIMD4<Int64>()
    var pending = Lanes()
    for place in stride(from: 0, to: count, by: Lanes.scalarCount) {
      let absence = lanes(absences, place)
      let (forIt, againstIt) = (lanes(own, place) + absence, lanes(others, place) + absence)
      let isWorse = againstIt .> forIt
      let larger = forIt.replacing(with: againstIt, where: isWorse)
      let smaller = againstIt.replacing(with: forIt, where: isWorse)
      let decides = larger .> (smaller + (slope * larger + intercept) + Self.tolerance)
      let counts = decides .& (larger .> cut)
      let step = SIMD4<Int64>(repeating: 1).replacing(with: -1, where: isWorse)
      balances.replace(with: balances &+ step, where: counts)
      pending.replace(with: larger, where: decides .& .!counts .& (larger .> pending))
    }
    return (Int(balances.wrappedSum()), pending.max())
  }

  /// The largest of S(a, b) below a limit over the b that count, and such a b; 0 and −1 when none is positive. O(n).
  func largest(of a: Int, below limit: Double, _ absences: UnsafePointer<Double>) -> (value: Double, witness: Int) {
    let own = forward + a * count
    var best = Lanes()
    for place in stride(from: 0, to: count, by: Lanes.scalarCount) {
      var value = lanes(own, place) + lanes(absences, place)
      if a - place >= 0, a - place < Lanes.scalarCount { value[a - place] = Self.absence }
      best.replace(with: value, where: (value .< limit) .& (value .> best))
    }
    let value = best.max()
    guard value > 0 else { return (0, -1) }
    let witness = (0..<count).first { $0 != a && own[$0] == value && absences[$0] == 0 }
    return (value, witness ?? -1)
  }

  /// Takes the wins and losses against one alternative out of the balances of all. O(n).
  func remove(_ c: Int, level: Double, from balances: UnsafeMutableBufferPointer<Int>) {
    let (own, others) = (backward + c * count, forward + c * count)
    let cut = level + Self.tolerance
    for a in balances.indices {
      let (forIt, againstIt) = (own[a], others[a])
      balances[a] &+= (beats(againstIt, forIt, cut) ? 1 : 0) &- (beats(forIt, againstIt, cut) ? 1 : 0)
    }
  }

  /// The largest credibility within a few alternatives below a limit; 0 when none is positive. O(m²).
  func largest(in group: [Int], below limit: Double, _ workers: Workers) -> Double {
    threads(workers, pairs: group.count * group.count).map(group.count) { place -> Double in
      let a = group[place]
      let own = forward + a * count
      var best = 0.0
      for b in group where own[b] > best && own[b] < limit && a != b { best = own[b] }
      return best
    }.max() ?? 0
  }

  /// How many of a few alternatives each of them beats at a level less how many beat it. O(m²).
  func balances(in group: [Int], level: Double, _ workers: Workers) -> [Int] {
    let cut = level + Self.tolerance
    return threads(workers, pairs: group.count * group.count).map(group.count) { place -> Int in
      let (own, others) = (forward + group[place] * count, backward + group[place] * count)
      var balance = 0
      for b in group {
        let (forIt, againstIt) = (own[b], others[b])
        balance += (beats(forIt, againstIt, cut) ? 1 : 0) - (beats(againstIt, forIt, cut) ? 1 : 0)
      }
      return balance
    }
  }

  /// Whether one of two credibilities is above a cut and above the other by more than the threshold.
  @inline(__always)
  private func beats(_ own: Double, _ other: Double, _ cut: Double) -> Bool {
    own > cut && own > other + threshold(own) + Self.tolerance
  }

  /// The threads that some work is worth.
  func threads(_ workers: Workers, pairs: Int) -> Workers { pairs < Self.threadWork ? .one : workers }

  /// Four numbers from a place on; beyond the last, such that count nowhere.
  @inline(__always)
  private func lanes(_ row: UnsafePointer<Double>, _ place: Int) -> Lanes {
    if place + Lanes.scalarCount <= count { return UnsafeRawPointer(row + place).loadUnaligned(as: Lanes.self) }
    var lanes = Lanes(repeating: Self.absence)
    for index in place..<count { lanes[index - place] = row[index] }
    return lanes
  }
}
