/// How a search for trimmed clusters went.
public struct TrimmedKMeansTrace: Hashable, Sendable {
  /// The inertia each restart ended with, on the rows that were searched.
  public let restartInertias: [Double]
  /// The size of the sample that was searched, or `nil` when it was all rows.
  public let searchedRows: Int?
  /// The inertia of every pass over all rows that refined the result. It never rises.
  public let inertias: [Double]

  /// The share of restarts that reached the lowest inertia of all, within 1e-6 relative.
  public var shareReachingBest: Double {
    let best = restartInertias.min() ?? 0
    let reached = restartInertias.count { $0 <= best * (1 + 1e-6) }
    return Double(reached) / Double(max(1, restartInertias.count))
  }
}
