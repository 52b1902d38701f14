import Clustering
import Parallelism

/// How accounts use the rating scale, counted in one pass: who gives one rating to everything, and who uses the ends.
struct ScaleUse: Sendable {
  /// The accounts whose ratings are all equal, in rising order.
  private(set) var straightLiners: [Int] = []
  /// For each benefit how many of its ratings lie at an end of the scale.
  private(set) var endCounts: [Int]
  /// Σ over accounts of the square of the number of their ratings at an end.
  private(set) var endSquares = 0

  /// Time is O(n d); the same for any number of threads, since all are whole numbers.
  init(_ ratings: Observations, scale: ClosedRange<Double>, workers: Workers) {
    let parts = workers.map(ratings.chunkCount) { chunk in ScaleUse(ratings, scale, chunk: chunk) }
    self = parts[0]
    for part in parts.dropFirst() {
      straightLiners += part.straightLiners
      endSquares += part.endSquares
      for benefit in endCounts.indices { endCounts[benefit] += part.endCounts[benefit] }
    }
  }

  private init(_ ratings: Observations, _ scale: ClosedRange<Double>, chunk: Int) {
    var (straight, endCounts, squares) = ([Int](), [Int](repeating: 0, count: ratings.featureCount), 0)
    var differs = [Bool](repeating: false, count: Observations.tileRows)
    var ends = [Int](repeating: 0, count: Observations.tileRows)
    ratings.forEachTile(ofChunk: chunk) { rows, tile in
      for row in 0..<rows.count { (differs[row], ends[row]) = (false, 0) }
      for benefit in endCounts.indices {
        let values = tile + benefit * Observations.tileRows
        var count = 0
        for row in 0..<rows.count {
          let atEnd = values[row] == scale.lowerBound || values[row] == scale.upperBound ? 1 : 0
          ends[row] += atEnd
          count += atEnd
          if values[row] != tile[row] { differs[row] = true }
        }
        endCounts[benefit] += count
      }
      for row in 0..<rows.count {
        squares += ends[row] * ends[row]
        if !differs[row] { straight.append(rows.lowerBound + row) }
      }
    }
    (straightLiners, self.endCounts, endSquares) = (straight, endCounts, squares)
  }

  /// The share of all ratings that lie at an end, in 0 ... 1.
  func endShare(accountCount: Int) -> Double {
    Double(endCounts.reduce(0, +)) / (Double(accountCount) * Double(endCounts.count))
  }

  /// The variance components of the table that holds 1 for a rating at an end and 0 for any other.
  func components(accountCount: Int) -> VarianceComponents {
    let (n, d) = (Double(accountCount), Double(endCounts.count))
    let sum = Double(endCounts.reduce(0, +))
    let persons = max(0, Double(endSquares) - sum * sum / n) / d
    let items = endCounts.reduce(0) { $0 + Double($1) * Double($1) } / n - sum * sum / (n * d)
    let within = endCounts.reduce(0) { $0 + Double($1) * (n - Double($1)) / n }
    return VarianceComponents(
      persons: persons / (n - 1), items: items / (d - 1), residual: (within - persons) / ((n - 1) * (d - 1)),
      accountCount: accountCount, benefitCount: endCounts.count)
  }
}
