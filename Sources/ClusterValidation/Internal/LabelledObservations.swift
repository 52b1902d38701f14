public import Clustering

/// Observations with a label each and a weight for each feature: what every internal index judges, checked once.
///
/// Distances are taken in the feature-weighted space, d(x, y) = √(Σ_j w_j (x_j − y_j)²): a weight of 1/s² standardises a
/// feature, a weight of 0 leaves it out. Clusters without an observation are allowed and count for nothing.
public struct LabelledObservations: Sendable {
  /// The observations, n rows of d features.
  public let observations: Observations
  /// The cluster of each observation, in 0 ..< `clusterCount`.
  public let labels: [Int]
  /// The number of labels that exist, k.
  public let clusterCount: Int
  /// The weight of each feature, d finite numbers of at least 0.
  public let featureWeights: [Double]
  /// The number of observations of each cluster, k numbers.
  public let sizes: [Int]

  /// The number of clusters that hold an observation.
  public var occupiedCount: Int { sizes.count { $0 > 0 } }

  /// Checks what belongs together.
  ///
  /// - Parameters:
  ///   - observations: n rows of d features.
  ///   - labels: n labels in 0 ..< `clusterCount`.
  ///   - clusterCount: The number of labels that exist, at least 1.
  ///   - featureWeights: d finite numbers of at least 0, not all of them 0; `nil` means 1 each.
  /// - Throws: `clusterCount`, `labelCount`, `labelOutOfRange`, `featureWeightCount`, `badFeatureWeight`,
  ///   `allFeatureWeightsZero`. Time is O(n + d).
  public init(
    _ observations: Observations, labels: [Int], clusterCount: Int, featureWeights: [Double]? = nil
  ) throws(ClusterValidationError) {
    guard clusterCount >= 1 else { throw .clusterCount(clusterCount) }
    guard labels.count == observations.observationCount else {
      throw .labelCount(labels.count, expected: observations.observationCount)
    }
    var sizes = [Int](repeating: 0, count: clusterCount)
    for (observation, label) in labels.enumerated() {
      guard 0..<clusterCount ~= label else {
        throw .labelOutOfRange(observation: observation, label: label, clusterCount: clusterCount)
      }
      sizes[label] += 1
    }
    self.featureWeights = try Self.checked(featureWeights, featureCount: observations.featureCount)
    self.observations = observations
    self.labels = labels
    self.clusterCount = clusterCount
    self.sizes = sizes
  }

  /// Feature weights that fit, or one for each feature when there are none.
  static func checked(_ weights: [Double]?, featureCount: Int) throws(ClusterValidationError) -> [Double] {
    guard let weights else { return [Double](repeating: 1, count: featureCount) }
    guard weights.count == featureCount else { throw .featureWeightCount(weights.count, expected: featureCount) }
    for (feature, value) in weights.enumerated() where !(value.isFinite && value >= 0) {
      throw .badFeatureWeight(feature: feature, value: value)
    }
    guard weights.contains(where: { $0 > 0 }) else { throw .allFeatureWeightsZero }
    return weights
  }
}
