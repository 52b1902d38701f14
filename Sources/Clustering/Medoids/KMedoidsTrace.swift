/// How a search for medoids went.
public struct KMedoidsTrace: Hashable, Sendable {
  /// The total deviation that each restart ended with.
  public let restartDeviations: [Double]
  /// The total deviation of the best restart: at its start, and after each exchange. It never rises.
  public let deviations: [Double]
  /// How many rounds over all observations the best restart took, the last of which found nothing to exchange.
  public let passCount: Int

  /// The share of restarts that reached the lowest total deviation, within 1e-6 relative.
  public var shareReachingBest: Double {
    let best = restartDeviations.min() ?? 0
    let reached = restartDeviations.count { $0 <= best * (1 + 1e-6) }
    return Double(reached) / Double(max(1, restartDeviations.count))
  }
}
