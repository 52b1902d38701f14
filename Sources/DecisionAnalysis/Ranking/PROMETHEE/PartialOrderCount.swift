/// Counts what is above each alternative in the partial order that two rankings agree on.
enum PartialOrderCount {
  /// For each alternative, how many are at least as good in both rankings and better in one.
  ///
  /// - Parameters:
  ///   - first: n ranks in 1 ... n, ties sharing the best.
  ///   - second: The same.
  /// - Returns: n counts. Time is O(n log n): alternatives enter a Fenwick tree over the second ranks in the order of
  ///   the first.
  static func betterOnBoth(_ first: [Int], _ second: [Int]) -> [Int] {
    let count = first.count
    // Pairs of ranks as one number, so that a plain sort brings them in order.
    let order = (0..<count).sorted { (first[$0], second[$0], $0) < (first[$1], second[$1], $1) }
    var tree = [Int](repeating: 0, count: count + 1)
    var counts = [Int](repeating: 0, count: count)
    var start = 0
    while start < count {
      var end = start
      // Alternatives alike in both rankings are not above each other.
      while end < count, first[order[end]] == first[order[start]], second[order[end]] == second[order[start]] {
        end += 1
      }
      var above = 0
      var place = second[order[start]]
      while place > 0 {
        above += tree[place]
        place &= place - 1
      }
      for alternative in order[start..<end] { counts[alternative] = above }
      place = second[order[start]]
      while place <= count {
        tree[place] += end - start
        place += place & -place
      }
      start = end
    }
    return counts
  }
}
