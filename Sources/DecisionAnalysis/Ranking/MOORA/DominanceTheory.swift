import Parallelism

/// Joins rankings by dominance: an alternative dominates another when it is ahead in more of the rankings.
///
/// "Dominates or is even" is a relation between every two alternatives, so its circles (strongly connected components)
/// stand in a line, and that line is the ranking. The circles are found without walking the relation: with a point for
/// each alternative that one dominates and half a point for each it is even with, the k weakest alternatives have only
/// points from each other, k (k − 1) / 2 of them, exactly where a circle ends.
enum DominanceTheory {
  /// The joined ranks, 1 = best, circles sharing the best rank.
  ///
  /// - Parameter rankings: Each n ranks. Time is O(n² · number of rankings), space O(n).
  static func join(_ rankings: [[Int]], _ workers: Workers) -> [Int] {
    let count = rankings[0].count
    // Twice the points, so that halves are whole.
    let points = workers.map(count) { a -> Int in
      var points = 0
      for b in 0..<count where b != a {
        var lead = 0
        for ranks in rankings { lead += (ranks[b] - ranks[a]).signum() }
        points += 1 + lead.signum()
      }
      return points
    }
    let order = (0..<count).sorted { (points[$0], $0) < (points[$1], $1) }
    var ranks = [Int](repeating: 0, count: count)
    var (sum, start) = (0, 0)
    for (place, alternative) in order.enumerated() {
      sum += points[alternative]
      guard sum == (place + 1) * place else { continue }
      for member in order[start...place] { ranks[member] = count - place }
      start = place + 1
    }
    return ranks
  }
}
