/// How a search over incomplete observations went.
public struct IncompleteKMeansTrace: Hashable, Sendable {
  /// The inertia each start ended with, on the rows that were searched.
  public let restartInertias: [Double]
  /// The objective at every pass of the descent that led to the result, each lower than the one before; but for rounding
  /// the last is the inertia. Of observations that lack nothing only the inertia.
  public let objectives: [Double]
  /// The size of the sample that was searched, or `nil` when it was all rows.
  public let searchedRows: Int?

  /// The share of starts that reached the lowest inertia, within 1e-6 relative.
  public var shareReachingBest: Double {
    let best = restartInertias.min() ?? 0
    let reached = restartInertias.count { $0 <= best * (1 + 1e-6) }
    return Double(reached) / Double(max(1, restartInertias.count))
  }
}
