import Parallelism

/// The alternatives that a distillation has not taken yet, with their qualifications at the first level of the next one.
///
/// While alternatives are taken out, the largest credibility never rises, nor does the level below it. So qualifications
/// are kept: what is taken out is subtracted, and when the level falls only those are counted again that beat another, or
/// are beaten, with a credibility between the old level and the new one.
struct RemainingAlternatives {
  /// Their numbers, rising.
  private(set) var places: [Int]
  private let pairs: CredibilityPairs
  private let workers: Workers
  /// 0 for those that are left, `CredibilityPairs.absence` for the others.
  private var absences: [Double]
  private var highest: LargestCredibility
  private var highestBelow: LargestCredibility
  /// The level at which the balances are those of the alternatives that are left.
  private var level = Double.infinity
  private var balances: [Int]
  /// At least the largest credibility, not above the level, with which each beats another or is beaten.
  private var pending: [Double]

  init(_ pairs: CredibilityPairs, _ workers: Workers) {
    self.pairs = pairs
    self.workers = workers
    places = Array(0..<pairs.count)
    absences = Array(repeating: 0, count: pairs.count)
    highest = LargestCredibility(count: pairs.count)
    highestBelow = highest
    balances = Array(repeating: 0, count: pairs.count)
    pending = Array(repeating: .infinity, count: pairs.count)
  }

  /// The largest credibility; 0 when there is none.
  mutating func largest() -> Double { highest.value(in: places, below: .infinity, absences, pairs, workers) }

  /// The largest credibility below a limit that is not above earlier ones; 0 when there is none.
  mutating func largest(below limit: Double) -> Double {
    highestBelow.value(in: places, below: limit, absences, pairs, workers)
  }

  /// Those whose qualification times the sign is highest, at a level that is not above earlier ones.
  mutating func best(sign: Int, level: Double) -> [Int] {
    if level < self.level { lower(to: level) }
    let best = places.reduce(Int.min) { max($0, sign * balances[$1]) }
    return places.filter { sign * balances[$0] == best }
  }

  private mutating func lower(to level: Double) {
    self.level = level
    let stale = places.filter { pending[$0] > level + CredibilityPairs.tolerance }
    let (pairs, workers) = (pairs, pairs.threads(workers, pairs: stale.count * pairs.count))
    let found = absences.withUnsafeBufferPointer { absences in
      // There is an alternative, so the buffer is not empty.
      nonisolated(unsafe) let absences = absences.baseAddress!
      return workers.map(stale.count) { pairs.qualification(of: stale[$0], level: level, absences) }
    }
    for (a, (balance, pending)) in zip(stale, found) {
      balances[a] = balance
      self.pending[a] = pending
    }
  }

  /// Takes out some of them.
  mutating func remove(_ group: [Int]) {
    for a in group { absences[a] = CredibilityPairs.absence }
    places.removeAll { absences[$0] != 0 }
    guard !places.isEmpty, level < .infinity else { return }
    let (pairs, level) = (pairs, level)
    balances.withUnsafeMutableBufferPointer { balances in
      for a in group { pairs.remove(a, level: level, from: balances) }
    }
  }
}
