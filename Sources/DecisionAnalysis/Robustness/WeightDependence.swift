public import LinearAlgebra

/// How the order of the alternatives depends on the weights, for n alternatives and the q criteria that count.
public enum WeightDependence: Hashable, Sendable {
  /// The order is that of Σⱼ wⱼ uᵢⱼ, higher better; u is n × q and does not depend on the weights.
  case additive(utilities: Matrix)
  /// The order is that of d⁻ / (d⁺ + d⁻), higher better, with d² = Σⱼ wⱼ² aᵢⱼ; both n × q matrices of squares do not
  /// depend on the weights.
  case idealDistances(near: Matrix, far: Matrix)
  /// Nothing is known: rank anew.
  case opaque
}
