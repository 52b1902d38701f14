internal import ClusterValidation
internal import Clustering
internal import Parallelism

extension BenchmarkSubject {
  /// The exact silhouette width of every observation, on one thread.
  static func silhouetteWidths(_ scale: Scale) throws -> BenchmarkSubject {
    let rows = scale == .small ? 200 : 2_000
    let markets = SubjectData.variants(rows: rows)
    let partitions = try markets.map {
      try LabelledObservations($0.observations(), labels: $0.segments, clusterCount: SubjectData.profiles.count)
    }
    let tables = markets.map(\.rows)
    return BenchmarkSubject(
      name: "silhouette", size: "\(rows) x 9, k = 4", tolerance: 1e-5,
      fast: { variant in [try Silhouette.widths(of: partitions[variant], workers: .one).mean] },
      plain: { variant in [plainSilhouette(tables[variant], markets[variant].segments)] })
  }
}

/// The mean of (b − a) / max(a, b) over all rows; every cluster has two rows or more.
private func plainSilhouette(_ rows: [[Double]], _ labels: [Int]) -> Double {
  let clusterCount = labels.max()! + 1
  var sizes = [Double](repeating: 0, count: clusterCount)
  for label in labels { sizes[label] += 1 }
  var total = 0.0
  for (row, own) in zip(rows, labels) {
    var sums = [Double](repeating: 0, count: clusterCount)
    for (other, label) in zip(rows, labels) { sums[label] += plainSquaredDistance(row, other).squareRoot() }
    let a = sums[own] / (sizes[own] - 1)
    let b = (0..<clusterCount).filter { $0 != own }.map { sums[$0] / sizes[$0] }.min()!
    total += (b - a) / max(a, b)
  }
  return total / Double(rows.count)
}
