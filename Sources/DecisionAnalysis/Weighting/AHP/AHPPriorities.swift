/// How judgments become weights.
public enum AHPPriorities: String, Hashable, Sendable, Codable, CaseIterable {
  /// The principal right eigenvector. Missing judgments have the values that make its eigenvalue least.
  case eigenvector
  /// Geometric means of the rows, which minimise Σ (ln aᵢⱼ − ln wᵢ + ln wⱼ)². Missing judgments take no part in the sum.
  case geometricMean = "geometric-mean"
  /// Row means after each column was divided by its sum: an approximation of the eigenvector for pencil and paper, here to
  /// reproduce what was published with it. Missing judgments as with the eigenvector.
  case columnMean = "column-mean"
}
