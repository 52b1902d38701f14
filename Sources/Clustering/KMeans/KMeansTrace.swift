/// How a k-means search went.
public struct KMeansTrace: Hashable, Sendable {
  /// The inertia each restart ended with, on the rows that were searched.
  public let restartInertias: [Double]
  /// The lowest inertia found on the rows that were searched.
  public let bestSearchInertia: Double
  /// How many recombined children were raised; 0 when the restarts agreed.
  public let childCount: Int
  /// The size of the sample that was searched, or `nil` when it was all rows.
  public let searchedRows: Int?
  /// How many different rows there are, when these were divided in place of the rows they stand for; otherwise `nil`.
  public let patternCount: Int?

  /// The share of restarts that reached the best inertia, within 1e-6 relative.
  public var shareReachingBest: Double {
    let reached = restartInertias.count { $0 <= bestSearchInertia * (1 + 1e-6) }
    return Double(reached) / Double(restartInertias.count)
  }
}
