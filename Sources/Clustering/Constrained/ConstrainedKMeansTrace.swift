/// How a search under constraints went.
public struct ConstrainedKMeansTrace: Hashable, Sendable {
  /// The inertia that each start ended with; the first began at the solution without constraints. Only the best were
  /// followed to the end: the others were given up after some steps.
  public let restartInertias: [Double]
  /// The inertia of the best start after each of its steps. It never rises.
  public let inertias: [Double]
  /// Whether the last assignment is the best of all that satisfy the constraints, for its centroids.
  public let isExact: Bool
  /// By how much, relative to the inertia, the last assignment may be worse than the best for its centroids; 0 when it is
  /// exact. A bound, mostly far from reached.
  public let assignmentGap: Double
}
