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
  /// - Returns: n ranks in 1 ... n, or `nil` when a score is not finite. O(n log n), and O(n) for scores that are
  ///   spread evenly.
  public static func of(_ scores: [Double], higherIsBetter: Bool, workers: Workers = .automatic) -> [Int]? {
    let count = scores.count
    return scores.withUnsafeBufferPointer { scores -> [Int]? in
      guard let sorted = SortedItems(scores, workers) else { return nil }
      return [Int](unsafeUninitializedCapacity: count) { ranks, initialized in
        HugePages.wish(for: ranks)
        nonisolated(unsafe) let ranks = ranks
        sorted.forEachPiece(workers) { items, places in
          let bound = max(abs(items[0].value), abs(items[count - 1].value)) * tieShare
          if higherIsBetter {
            descend(items, places, bound) { ranks[$0] = $1 }
          } else {
            ascend(items, places, bound) { ranks[$0] = $1 }
          }
        }
        initialized = count
      }
    }
  }

  /// Ranks a range of places from the least value up.
  private static func ascend(
    _ items: UnsafeMutableBufferPointer<SortedItems.Item>, _ places: Range<Int>, _ bound: Double,
    _ rank: (Int, Int) -> Void
  ) {
    // Where the tie begins that the first place belongs to.
    var first = places.lowerBound
    while first > 0, items[first].value - items[first - 1].value <= bound { first -= 1 }
    for place in places {
      if place > 0, items[place].value - items[place - 1].value > bound { first = place }
      rank(Int(items[place].index), first + 1)
    }
  }

  /// Ranks a range of places from the greatest value down.
  private static func descend(
    _ items: UnsafeMutableBufferPointer<SortedItems.Item>, _ places: Range<Int>, _ bound: Double,
    _ rank: (Int, Int) -> Void
  ) {
    let count = items.count
    var last = places.upperBound - 1
    while last < count - 1, items[last + 1].value - items[last].value <= bound { last += 1 }
    for place in places.reversed() {
      if place < count - 1, items[place + 1].value - items[place].value > bound { last = place }
      rank(Int(items[place].index), count - last)
    }
  }
}
