/// The first of many by a key, without putting the rest in order: a report of a million alternatives shows twenty.
enum Leaders {
  /// The places of the least keys, least first; of equal keys the earlier place comes first.
  ///
  /// - Parameters:
  ///   - keys: n keys.
  ///   - limit: How many are wanted, at least 1.
  /// - Returns: min(n, limit) places. O(n + m limit) for m keys that are among the least so far when they are met.
  static func of<Key: Comparable>(_ keys: [Key], limit: Int) -> [Int] {
    var places: [Int] = []
    for (place, key) in keys.enumerated() {
      if places.count == limit {
        guard key < keys[places[limit - 1]] else { continue }
        places.removeLast()
      }
      // Behind all that are as good.
      var (low, high) = (0, places.count)
      while low < high {
        let middle = (low + high) / 2
        if key < keys[places[middle]] { high = middle } else { low = middle + 1 }
      }
      places.insert(place, at: low)
    }
    return places
  }
}
