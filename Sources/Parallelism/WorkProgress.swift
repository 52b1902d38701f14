/// How far a long piece of work has come.
public struct WorkProgress: Hashable, Sendable {
  /// What is being done, in two or three words.
  public let stage: String
  /// The share done, in 0 ... 1.
  public let fraction: Double

  /// Makes a progress report.
  public init(stage: String, fraction: Double) {
    self.stage = stage
    self.fraction = min(1, max(0, fraction))
  }
}

/// Receives progress; may be called from any thread.
public typealias ProgressHandler = @Sendable (WorkProgress) -> Void
