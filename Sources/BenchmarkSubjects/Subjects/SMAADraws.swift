internal import Criteria
internal import DecisionAnalysis
internal import Foundation
internal import LinearAlgebra
internal import Parallelism
internal import Provenance

extension BenchmarkSubject {
  private static let drawCount = 1_000

  /// Rank acceptabilities by weighted sums of values between 0 and 1: sums by columns against a sort for each draw.
  static func smaaDraws(_ scale: Scale) throws -> BenchmarkSubject {
    let rows = 20
    let markets = SubjectData.variants(rows: rows)
    let matrices = try markets.map { try $0.decisionMatrix() }
    let tables = markets.map(\.rows)
    let method = WSM(.minMax, workers: .one)
    return BenchmarkSubject(
      name: "SMAA", size: "\(drawCount) draws, \(rows) x 9", tolerance: 0,
      fast: { variant in
        let smaa = try SMAA(drawCount: drawCount, seed: UInt64(variant), workers: .one)
        let found = try smaa.analyse(method, matrices[variant]).rankAcceptabilities
        return (0..<rows).flatMap { found.row($0) }
      },
      plain: { variant in
        // As many draws as are one piece of work, from the same random numbers.
        var generator = SeededGenerator(seed: UInt64(variant), stream: 0)
        return plainAcceptabilities(tables[variant], drawCount, &generator)
      })
  }
}

/// How often each row has each rank, over weights that are uniform on the simplex.
private func plainAcceptabilities(
  _ rows: [[Double]], _ drawCount: Int, _ generator: inout SeededGenerator
) -> [Double] {
  let criteria = rows[0].indices
  let turned = rows.map { row in criteria.map { SubjectData.signs[$0] * row[$0] } }
  let ends = criteria.map { k in (low: turned.map { $0[k] }.min()!, high: turned.map { $0[k] }.max()!) }
  let values = turned.map { row in criteria.map { (row[$0] - ends[$0].low) / (ends[$0].high - ends[$0].low) } }
  var counts = [Double](repeating: 0, count: rows.count * rows.count)
  for _ in 0..<drawCount {
    let exponentials = criteria.map { _ in -log(1 - generator.nextUniform()) }
    let sum = exponentials.reduce(0, +)
    let scores = values.map { row in criteria.reduce(0) { $0 + exponentials[$1] / sum * row[$1] } }
    for (rank, row) in scores.indices.sorted(by: { scores[$0] > scores[$1] }).enumerated() {
      counts[row * rows.count + rank] += 1
    }
  }
  return counts.map { $0 / Double(drawCount) }
}
