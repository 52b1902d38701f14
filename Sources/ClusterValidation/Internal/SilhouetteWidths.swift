/// How well each observation lies in its cluster, from −1 (rather in another) over 0 (between two) to 1 (well inside).
public struct SilhouetteWidths: Hashable, Sendable {
  /// The width s_i of each observation, n numbers in −1 ... 1.
  public let values: [Double]
  /// The mean width of all observations: the silhouette of the partition.
  public let mean: Double
  /// The mean width of each cluster, k numbers; `nil` for an empty cluster.
  public let meanByCluster: [Double?]

  /// Averages widths, always in the order of the observations.
  init(_ values: [Double], of partition: LabelledObservations) {
    var sums = [Double](repeating: 0, count: partition.clusterCount)
    for (value, label) in zip(values, partition.labels) { sums[label] += value }
    self.values = values
    mean = values.reduce(0, +) / Double(values.count)
    meanByCluster = zip(sums, partition.sizes).map { $1 > 0 ? $0 / Double($1) : nil }
  }

  /// (b − a) / max(a, b) and 0 when both are 0.
  static func width(own: Double, nearest: Double) -> Double {
    let larger = max(own, nearest)
    return larger > 0 ? (nearest - own) / larger : 0
  }
}
