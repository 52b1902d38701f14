import CKernels

/// The units in which a mixture is fitted: each feature less its mean and divided by its spread, so that one floor
/// suits all variances and 2019 ± 1 keeps its digits.
///
/// Features that do not vary say nothing about components, and their density would be infinite: they are left out.
struct MixtureSpace: Hashable, Sendable {
  /// The number of features, with those that are left out.
  let featureCount: Int
  /// The features that vary.
  let features: [Int]
  /// The mean of every feature.
  let means: [Double]
  /// The mean of each feature that varies.
  let centres: [Double]
  /// Its standard deviation; for spherical models the root of the mean variance.
  let spreads: [Double]
  /// 1 / spread.
  let factors: [Double]
  /// Σ ln spread: how much greater log-densities are in these units.
  let logVolume: Double

  /// - Throws: `constantFeature` when no feature varies.
  init(_ moments: FeatureMoments, isSpherical: Bool) throws(ClusteringError) {
    // Below this a variance has lost its digits, and so have densities.
    let features = moments.variances.indices.filter { moments.variances[$0] >= .leastNormalMagnitude }
    guard !features.isEmpty else { throw .constantFeature(0) }
    let variances = features.map { moments.variances[$0] }
    let common = variances.reduce(0) { $0 + $1 / Double(variances.count) }
    featureCount = moments.means.count
    self.features = features
    means = moments.means
    centres = features.map { moments.means[$0] }
    spreads = variances.map { (isSpherical ? common : $0).squareRoot() }
    factors = spreads.map { 1 / $0 }
    logVolume = Self.logarithms(spreads).reduce(0, +)
  }

  /// The observations without the features that do not vary; nothing is copied.
  func reduced(_ observations: Observations) throws(ClusteringError) -> Observations {
    guard features.count < featureCount else { return observations }
    return try Observations(features.map { observations.columns[$0] })
  }

  /// ln of positive normal numbers, the same on every machine.
  static func logarithms(_ values: [Double]) -> [Double] {
    var result = values
    pk_logarithms(values, values.count, &result)
    return result
  }
}
