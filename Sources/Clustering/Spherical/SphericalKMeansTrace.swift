/// How a search for shapes went.
public struct SphericalKMeansTrace: Hashable, Sendable {
  /// Σ ω (1 − cos) that each restart ended with, on the rows that were searched.
  public let restartLosses: [Double]
  /// The size of the sample that was searched, or `nil` when it was all rows.
  public let searchedRows: Int?
  /// Σ ω cos at every pass over all rows that refined the result. It never falls.
  public let totalCosines: [Double]

  /// The share of restarts that reached the lowest loss of all, within 1e-6 relative.
  public var shareReachingBest: Double {
    let best = restartLosses.min() ?? 0
    let reached = restartLosses.count { $0 <= best * (1 + 1e-6) }
    return Double(reached) / Double(max(1, restartLosses.count))
  }
}
