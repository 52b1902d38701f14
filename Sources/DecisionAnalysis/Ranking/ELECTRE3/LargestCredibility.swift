import Parallelism

/// The largest credibility below a limit among alternatives that become fewer, while the limit never rises.
///
/// For each alternative a, the largest S(a, b) found last is an upper bound of the one of today. It is today's as long as
/// its b is left and it is below the limit. Only those whose bound is no longer true, and above the best that is, are
/// looked through again: few, since most of the time a true one is at the top.
struct LargestCredibility {
  private var bounds: [Double]
  /// The b of each bound; −1 when there is none.
  private var witnesses: [Int]

  init(count: Int) {
    bounds = Array(repeating: .infinity, count: count)
    witnesses = Array(repeating: -1, count: count)
  }

  /// The largest S(a, b) < `limit` of different alternatives that are left; 0 when none is positive.
  ///
  /// - Parameter absences: n numbers, 0 for what is left.
  mutating func value(
    in places: [Int], below limit: Double, _ absences: [Double], _ pairs: CredibilityPairs, _ workers: Workers
  ) -> Double {
    var best = 0.0
    var doubtful: [Int] = []
    for a in places where bounds[a] > best {
      let isTrue = witnesses[a] >= 0 && absences[witnesses[a]] == 0 && bounds[a] < limit
      if isTrue { best = bounds[a] } else { doubtful.append(a) }
    }
    doubtful.removeAll { bounds[$0] <= best }
    // So many at a time as are worth the threads; what the first ones yield spares the others.
    let batch = max(1, (1 << 16) / pairs.count)
    for start in stride(from: 0, to: doubtful.count, by: batch) {
      let some = doubtful[start..<min(start + batch, doubtful.count)].filter { bounds[$0] > best }
      let found = absences.withUnsafeBufferPointer { absences in
        // There is an alternative, so the buffer is not empty.
        nonisolated(unsafe) let absences = absences.baseAddress!
        return pairs.threads(workers, pairs: some.count * pairs.count).map(some.count) { index in
          pairs.largest(of: some[index], below: limit, absences)
        }
      }
      for (a, (value, witness)) in zip(some, found) {
        bounds[a] = value
        witnesses[a] = witness
        best = max(best, value)
      }
    }
    return best
  }
}
