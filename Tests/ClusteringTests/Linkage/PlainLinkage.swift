import Clustering

/// Distances of clusters by their definitions, and agglomeration in the plainest way.
struct PlainLinkage {
  let rows: [[Double]]
  let criterion: LinkageCriterion
  let rowWeights: [Double]
  let featureWeights: [Double]

  init(
    _ rows: [[Double]], _ criterion: LinkageCriterion, rowWeights: [Double]? = nil, featureWeights: [Double]? = nil
  ) {
    self.rows = rows
    self.criterion = criterion
    self.rowWeights = rowWeights ?? [Double](repeating: 1, count: rows.count)
    self.featureWeights = featureWeights ?? [Double](repeating: 1, count: rows[0].count)
  }

  func distance(_ left: [Double], _ right: [Double]) -> Double {
    left.indices.reduce(0) { $0 + (left[$1] - right[$1]) * (left[$1] - right[$1]) * featureWeights[$1] }.squareRoot()
  }

  /// The distance of two sets of rows.
  func distance(of left: [Int], to right: [Int]) -> Double {
    let pairs = left.flatMap { first in right.map { (first, $0) } }
    let distances = pairs.map { distance(rows[$0.0], rows[$0.1]) }
    switch criterion {
    case .single: return distances.min()!
    case .complete: return distances.max()!
    case .average:
      let weights = pairs.map { rowWeights[$0.0] * rowWeights[$0.1] }
      return zip(distances, weights).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
    case .ward:
      let increase = inertia(left + right) - inertia(left) - inertia(right)
      return (2 * max(0, increase)).squareRoot()
    }
  }

  /// Σ ω w (x − c)² about the weighted mean.
  func inertia(_ members: [Int]) -> Double {
    let weight = members.reduce(0) { $0 + rowWeights[$1] }
    let mean = rows[0].indices.map { feature in
      members.reduce(0) { $0 + rowWeights[$1] * rows[$1][feature] } / weight
    }
    return members.reduce(0) { sum, row in
      let distance = distance(rows[row], mean)
      return sum + rowWeights[row] * distance * distance
    }
  }

  /// The heights and the joined sets when always the nearest pair of all is joined.
  func merges() -> [(height: Double, members: Set<Int>)] {
    var clusters = rows.indices.map { [$0] }
    var merges: [(height: Double, members: Set<Int>)] = []
    while clusters.count > 1 {
      var best = (height: Double.infinity, left: 0, right: 0)
      for left in clusters.indices {
        for right in clusters.indices.dropFirst(left + 1) {
          let height = distance(of: clusters[left], to: clusters[right])
          if height < best.height { best = (height, left, right) }
        }
      }
      clusters[best.left] += clusters.remove(at: best.right)
      merges.append((best.height, Set(clusters[best.left])))
    }
    return merges
  }
}

extension Dendrogram {
  /// The leaves that each merge unites.
  var unions: [Set<Int>] {
    var members = (0..<leafCount).map { Set([$0]) }
    for merge in merges { members.append(members[merge.left].union(members[merge.right])) }
    return Array(members.dropFirst(leafCount))
  }
}
