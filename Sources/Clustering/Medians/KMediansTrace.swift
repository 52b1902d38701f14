/// How a search for medians went.
public struct KMediansTrace: Hashable, Sendable {
  /// The total deviation each restart ended with, on the rows that were searched.
  public let restartDeviations: [Double]
  /// The size of the sample that was searched, or `nil` when it was all rows.
  public let searchedRows: Int?
  /// The total deviation of every pass over all rows that refined the result. It never rises.
  public let totalDeviations: [Double]

  /// The share of restarts that reached the lowest total deviation of all, within 1e-6 relative.
  public var shareReachingBest: Double {
    let best = restartDeviations.min() ?? 0
    let reached = restartDeviations.count { $0 <= best * (1 + 1e-6) }
    return Double(reached) / Double(max(1, restartDeviations.count))
  }
}
