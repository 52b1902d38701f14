internal import Criteria
internal import DecisionAnalysis
internal import Parallelism

extension BenchmarkSubject {
  /// Closenesses and ranks by TOPSIS: chunks of columns against row after row of a normalised copy, and a sort into
  /// buckets against one that compares.
  static func topsisPass(_ scale: Scale) throws -> BenchmarkSubject {
    let rows = scale == .small ? 300 : 65_536
    let markets = SubjectData.variants(rows: rows)
    let matrices = try markets.map { try $0.decisionMatrix() }
    let tables = markets.map(\.rows)
    let weights = try SubjectData.equalWeights()
    let method = TOPSIS(workers: .one)
    return BenchmarkSubject(
      name: "TOPSIS", size: "\(rows) x 9", tolerance: 1e-11,
      fast: { variant in
        let outcome = try method.outcome(matrices[variant], weights: weights)
        return outcome.scores + outcome.ranks.map(Double.init)
      },
      plain: { variant in
        let scores = plainClosenesses(tables[variant])
        let order = scores.indices.sorted { scores[$0] > scores[$1] }
        var ranks = [Double](repeating: 0, count: scores.count)
        for (place, alternative) in order.enumerated() { ranks[alternative] = Double(place + 1) }
        return scores + ranks
      })
  }
}

/// TOPSIS as the book has it: divide each column by its norm, weigh, and measure to the best and the worst values.
private func plainClosenesses(_ rows: [[Double]]) -> [Double] {
  let criteria = rows[0].indices
  let norms = criteria.map { k in rows.reduce(0) { $0 + $1[k] * $1[k] }.squareRoot() }
  let weighted = rows.map { row in criteria.map { SubjectData.signs[$0] * row[$0] / norms[$0] / Double(row.count) } }
  let ideal = criteria.map { k in weighted.map { $0[k] }.max()! }
  let antiIdeal = criteria.map { k in weighted.map { $0[k] }.min()! }
  return weighted.map { row in
    let near = plainSquaredDistance(row, ideal).squareRoot()
    let far = plainSquaredDistance(row, antiIdeal).squareRoot()
    return far / (near + far)
  }
}
