/// Leaves out the farthest rows, up to a given weight.
///
/// What is left out is the weight α W and no less: the row at the border is kept in part, with the rest of its weight.
/// So a row of weight 2 and two rows of weight 1 are treated alike. Rows at the same distance are left out one after
/// the other: of those at the border a cluster keeps its last row as long as it can, and otherwise the order is that of
/// their values.
///
/// Source: Cuesta-Albertos, Gordaliza & Matrán (1997), doi:10.1214/aos/1031833664, whose trimming functions take values
/// between 0 and 1 at the border.
struct Trimming: Sendable {
  /// The weight left out.
  let trimmedWeight: Double
  /// Weights closer than this are the same: what α n and sums of weights lose by rounding.
  private let slack: Double

  /// The largest share of the total weight that counts as nothing.
  static let resolution = 1e-12

  /// - Parameter share: α, in 0 ..< 1.
  init(share: Double, totalWeight: Double) {
    trimmedWeight = share * totalWeight
    slack = Self.resolution * totalWeight
  }

  /// Whether nothing is left out.
  var isNothing: Bool { trimmedWeight <= slack }

  /// How many rows are left out as a whole when each weighs 1.
  var wholeRowCount: Int { Int((trimmedWeight + slack).rounded(.down)) }

  /// What is kept of each row's weight.
  ///
  /// - Parameters:
  ///   - distances: n numbers of at least 0.
  ///   - weights: n positive numbers.
  ///   - order: The order in which some rows at the same distance are left out; `nil` takes them as they come.
  /// - Returns: n numbers of at least 0 and at most the weights. Time is O(n), and O(t log t) for t rows near the border.
  func kept(distances: [Double], weights: [Double], order: (([Int]) -> [Int])? = nil) -> [Double] {
    guard !isNothing else { return weights }
    var kept = weights
    let border = border(distances: distances, weights: weights)
    for (row, distance) in distances.enumerated() where distance > border.distance { kept[row] = 0 }
    var left = trimmedWeight - border.beyond
    for row in border.rows.count > 1 ? order?(border.rows) ?? border.rows : border.rows {
      guard left > slack else { break }
      if weights[row] <= left + slack {
        kept[row] = 0
        left -= weights[row]
      } else {
        kept[row] = weights[row] - left
        left = 0
      }
    }
    return kept
  }

  /// The distance that some rows lie beyond, of which all are left out, and some at, of which not all are.
  private struct Border {
    let distance: Double
    /// The weight of the rows beyond.
    let beyond: Double
    /// The rows at the distance, in increasing order.
    let rows: [Int]
  }

  /// So many rows are sorted without further ado.
  private static let sortedCount = 1_024

  /// Narrows the border down, sixteen bits of the distances at a time: numbers of at least 0 are ordered as their bits.
  private func border(distances: [Double], weights: [Double]) -> Border {
    var beyond = 0.0
    var rows = Array(distances.indices)
    for shift in [48, 32, 16, 0] as [UInt64] where rows.count > Self.sortedCount {
      var binWeights = [Double](repeating: 0, count: 1 << 16)
      for row in rows { binWeights[Self.bin(distances[row], shift)] += weights[row] }
      // The lowest bin is the border where rounding lets all of them pass.
      let lowest = binWeights.firstIndex { $0 > 0 }!
      var found = binWeights.lastIndex { $0 > 0 }!
      while found > lowest, beyond + binWeights[found] <= trimmedWeight + slack {
        beyond += binWeights[found]
        found = binWeights[..<found].lastIndex { $0 > 0 }!
      }
      rows = rows.filter { Self.bin(distances[$0], shift) == found }
    }
    rows.sort { (distances[$1], $0) < (distances[$0], $1) }
    var start = 0
    while true {
      let distance = distances[rows[start]]
      let end = rows[start...].firstIndex { distances[$0] < distance } ?? rows.endIndex
      let weight = rows[start..<end].reduce(0) { $0 + weights[$1] }
      if beyond + weight > trimmedWeight + slack || end == rows.endIndex {
        return Border(distance: distance, beyond: beyond, rows: Array(rows[start..<end]))
      }
      beyond += weight
      start = end
    }
  }

  @inline(__always)
  private static func bin(_ distance: Double, _ shift: UInt64) -> Int {
    Int(distance.bitPattern >> shift & 0xFFFF)
  }
}
