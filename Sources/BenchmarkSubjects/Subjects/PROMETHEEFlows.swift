internal import Criteria
internal import DecisionAnalysis
internal import Parallelism

extension BenchmarkSubject {
  /// The flows of PROMETHEE II with linear preferences: sorted sums against all pairs.
  static func prometheeFlows(_ scale: Scale) throws -> BenchmarkSubject {
    let rows = scale == .small ? 120 : 1_000
    let markets = SubjectData.variants(rows: rows)
    let matrices = try markets.map { try $0.decisionMatrix() }
    let tables = markets.map(\.rows)
    let weights = try SubjectData.equalWeights()
    let method = PROMETHEE2(workers: .one)
    return BenchmarkSubject(
      name: "PROMETHEE II", size: "\(rows) x 9", tolerance: 1e-11,
      fast: { variant in
        // Net flows may be all but 0, where differences relative to them say nothing.
        let flows = try method.rank(matrices[variant], weights: weights).detail
        return flows.positive + flows.negative
      },
      plain: { variant in plainFlows(tables[variant]) })
  }
}

/// The mean preference of each row over the others and of the others over it.
private func plainFlows(_ rows: [[Double]]) -> [Double] {
  let (q, p) = SubjectData.thresholds
  var positive = [Double](repeating: 0, count: rows.count)
  var negative = positive
  for (a, row) in rows.enumerated() {
    for (b, other) in rows.enumerated() {
      var preference = 0.0
      for (k, sign) in SubjectData.signs.enumerated() {
        preference += min(1, max(0, (sign * (row[k] - other[k]) - q) / (p - q)))
      }
      positive[a] += preference
      negative[b] += preference
    }
  }
  let divisor = Double(rows[0].count * (rows.count - 1))
  return (positive + negative).map { $0 / divisor }
}
