import Clustering

/// Shapes and their cosines, computed in the plainest way.
struct PlainShapes {
  /// A row of length 1, or `nil` without a shape.
  let shapes: [[Double]?]
  let weights: [Double]

  init(_ rows: [[Double]], _ measure: ShapeMeasure, weights: [Double]? = nil, featureWeights: [Double]? = nil) {
    let featureWeights = featureWeights ?? [Double](repeating: 1, count: rows[0].count)
    self.weights = weights ?? [Double](repeating: 1, count: rows.count)
    shapes = rows.map { row in
      var row = row
      if measure == .correlation {
        let mean = zip(row, featureWeights).reduce(0) { $0 + $1.0 * $1.1 } / featureWeights.reduce(0, +)
        row = row.map { $0 - mean }
      }
      row = zip(row, featureWeights).map { $0 * $1.squareRoot() }
      let length = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return length > 1e-9 ? row.map { $0 / length } : nil
    }
  }

  static func cosine(_ left: [Double], _ right: [Double]) -> Double {
    zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The weighted sum of the shapes of some rows.
  func sum(_ members: [Int]) -> [Double] {
    members.reduce([Double](repeating: 0, count: shapes.compactMap { $0 }[0].count)) { sum, row in
      zip(sum, shapes[row]!).map { $0 + weights[row] * $1 }
    }
  }

  /// The largest Σ ω cos over all partitions into k clusters, none of them empty: the lengths of their sums.
  func largestTotal(clusterCount: Int) -> Double {
    let rows = shapes.indices.filter { shapes[$0] != nil }
    var members = [[Int]](repeating: [], count: clusterCount)
    var largest = -Double.infinity
    func extend(_ place: Int, _ used: Int) {
      guard place < rows.count else {
        if used == clusterCount {
          largest = max(
            largest,
            members.reduce(0) { total, some in
              let sum = sum(some)
              return total + Self.cosine(sum, sum).squareRoot()
            })
        }
        return
      }
      for label in 0...min(used, clusterCount - 1) {
        members[label].append(rows[place])
        extend(place + 1, max(used, label + 1))
        members[label].removeLast()
      }
    }
    extend(0, 0)
    return largest
  }
}
