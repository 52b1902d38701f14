/// How features of different spread are made comparable.
///
/// Scaling is a weight and not a copy: dividing a feature by s is the same as weighing its squared differences by 1/s².
public enum FeatureScaling: String, Hashable, Sendable, Codable, CaseIterable {
  /// Features count as they are. Right for ratings on one common scale.
  case none
  /// Each feature is divided by its population standard deviation.
  case standardize
  /// Each feature is divided by its range, the largest value less the smallest.
  case range

  /// The weight 1/s² of each feature.
  ///
  /// - Throws: `constantFeature` when a feature has no spread to be divided by.
  public func featureWeights(for moments: FeatureMoments) throws(ClusteringError) -> [Double] {
    var weights: [Double] = []
    for feature in moments.means.indices {
      let squaredSpread: Double
      switch self {
      case .none: squaredSpread = 1
      case .standardize: squaredSpread = moments.variances[feature]
      case .range:
        let range = moments.maxima[feature] - moments.minima[feature]
        squaredSpread = range * range
      }
      guard squaredSpread > 0, squaredSpread.isFinite, (1 / squaredSpread).isFinite else {
        throw .constantFeature(feature)
      }
      weights.append(1 / squaredSpread)
    }
    return weights
  }
}
