import Synchronization

/// Keeps the fractions of a progress.
final class SeenProgress: Sendable {
  private let seen = Mutex<[Double]>([])

  var fractions: [Double] { seen.withLock { $0 } }

  func add(_ fraction: Double) { seen.withLock { $0.append(fraction) } }
}
