public import Parallelism

/// Ranks made of scores: 1 is best, and ties share the best rank.
public enum Ranks {
  /// Scores closer than this share of the largest magnitude are tied: 2⁻⁴⁸, sixteen units in the last place.
  static let tieShare = 0x1p-48

  /// Ranks scores.
  ///
  /// - Parameters:
  ///   - scores: n numbers.
  ///   - higherIsBetter: Which way they point.
  ///   - workers: The threads to use; the result does not depend on them.
  /// - Returns: n ranks in 1 ... n, or `nil` when a score is not finite. O(n log n), and O(n) for scores that are spread
  ///   evenly.
  public static func of(_ scores: [Double], higherIsBetter: Bool, workers: Workers = .automatic) -> [Int]? {
    let count = scores.count
    return scores.withUnsafeBufferPointer { scores -> [Int]? in
      guard let sorted = SortedColumn(scores, workers: workers) else { return nil }
      guard count > 0 else { return [] }
      let bound = max(abs(sorted.values[0]), abs(sorted.values[count - 1])) * tieShare
      return [Int](unsafeUninitializedCapacity: count) { ranks, initialized in
        ranks.initialize(repeating: 0)
        initialized = count
        var rank = 1
        if higherIsBetter {
          for place in stride(from: count - 1, through: 0, by: -1) {
            if place < count - 1, sorted.values[place + 1] - sorted.values[place] > bound { rank = count - place }
            ranks[Int(sorted.order[place])] = rank
          }
        } else {
          for place in 0..<count {
            if place > 0, sorted.values[place] - sorted.values[place - 1] > bound { rank = place + 1 }
            ranks[Int(sorted.order[place])] = rank
          }
        }
      }
    }
  }
}
