/// The prediction strength of one number of clusters.
public struct PredictionStrengthEstimate: Hashable, Sendable {
  /// The number of clusters, k.
  public let clusterCount: Int
  /// The value of each random split, in 0 ... 1.
  public let values: [Double]
  /// The mean over the splits.
  public let mean: Double
  /// The standard error of the mean: the standard deviation of the values (n − 1) divided by √(number of splits).
  public let standardError: Double

  /// Summarises at least two values.
  init(clusterCount: Int, values: [Double]) {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    self.clusterCount = clusterCount
    self.values = values
    self.mean = mean
    standardError = (squares / (count - 1) / count).squareRoot()
  }

  /// The largest k whose mean reaches a threshold: the rule of the paper, which uses 0.8 to 0.9.
  ///
  /// - Returns: `nil` when none does, which cannot happen when k = 1 was tried.
  public static func largestClusterCount(
    among estimates: [PredictionStrengthEstimate], threshold: Double = 0.8
  ) -> Int? {
    estimates.filter { $0.mean >= threshold }.map(\.clusterCount).max()
  }
}
