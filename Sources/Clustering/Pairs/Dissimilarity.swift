/// How far apart two observations are.
///
/// Both measure in the feature-weighted space, whose coordinates are √wⱼ xⱼ: the weight 1/s² divides a feature by s in
/// either, so that ``FeatureScaling`` means the same for both.
public enum Dissimilarity: String, Hashable, Sendable, Codable, CaseIterable {
  /// √(Σⱼ wⱼ (xⱼ − yⱼ)²).
  case euclidean
  /// Σⱼ √wⱼ |xⱼ − yⱼ|: a large difference in one feature counts no more than small ones in many.
  case manhattan
}
