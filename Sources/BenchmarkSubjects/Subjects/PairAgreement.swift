internal import ClusterValidation
internal import Provenance

extension BenchmarkSubject {
  /// The adjusted Rand index of two partitions: from their cross table, against counting all pairs.
  static func pairAgreement(_ scale: Scale) throws -> BenchmarkSubject {
    let count = scale == .small ? 300 : 2_000
    let groups = 4
    let pairs = (0..<variantCount).map { variant in
      var generator = SeededGenerator(seed: 4_711, stream: UInt64(variant))
      let first = (0..<count).map { _ in Int.random(in: 0..<groups, using: &generator) }
      // Three in four stay in their group.
      let second = first.map {
        Int.random(in: 0..<4, using: &generator) > 0 ? $0 : Int.random(in: 0..<groups, using: &generator)
      }
      return (first: first, second: second)
    }
    return BenchmarkSubject(
      name: "adjusted Rand index", size: "\(count) labels, 4 groups", tolerance: 1e-12,
      fast: { variant in
        let table = try ContingencyTable(
          rows: pairs[variant].first, columns: pairs[variant].second, rowCount: groups, columnCount: groups)
        return [PartitionAgreement(table).adjustedRandIndex]
      },
      plain: { variant in [plainAdjustedRandIndex(pairs[variant].first, pairs[variant].second)] })
  }
}

/// Hubert and Arabie's index, all pairs looked at one by one.
private func plainAdjustedRandIndex(_ first: [Int], _ second: [Int]) -> Double {
  var both = 0.0
  var inFirst = 0.0
  var inSecond = 0.0
  for i in first.indices {
    for j in first.indices where j > i {
      let isFirst = first[i] == first[j]
      let isSecond = second[i] == second[j]
      if isFirst { inFirst += 1 }
      if isSecond { inSecond += 1 }
      if isFirst && isSecond { both += 1 }
    }
  }
  let expected = inFirst * inSecond / Double(first.count * (first.count - 1) / 2)
  return (both - expected) / ((inFirst + inSecond) / 2 - expected)
}
