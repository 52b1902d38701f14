import Synchronization

/// Counts finished pieces of work from several threads.
final class ProgressCounter: Sendable {
  private let finished = Atomic<Int>(0)
  private let total: Int

  init(total: Int) { self.total = total }

  /// Counts one more and returns the share done.
  func advance() -> Double {
    Double(finished.wrappingAdd(1, ordering: .relaxed).newValue) / Double(max(1, total))
  }
}
