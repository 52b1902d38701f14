/// What the components of a Gaussian mixture may look like.
///
/// The names of mclust (Scrucca et al. 2016, doi:10.32614/RJ-2016-021) stand behind each.
public enum CovarianceModel: String, Hashable, Sendable, Codable, CaseIterable {
  /// Balls, each with a variance of its own (VII).
  case spherical
  /// Balls of one variance (EII): as its variance falls to 0 the partition becomes that of k-means.
  case sphericalEqual = "spherical-equal"
  /// Ellipsoids along the axes, each with its own variances (VVI).
  case diagonal
  /// Ellipsoids along the axes, all with the same variances (EEI).
  case diagonalEqual = "diagonal-equal"
  /// Any ellipsoids (VVV).
  case full
  /// Ellipsoids of one shape (EEE).
  case tied

  /// Whether all components have the same covariance matrix.
  public var isShared: Bool {
    switch self {
    case .sphericalEqual, .diagonalEqual, .tied: true
    case .spherical, .diagonal, .full: false
    }
  }

  /// Whether features may be correlated within a component.
  public var isFull: Bool { self == .full || self == .tied }

  /// Whether all features have the same variance within a component, so that their units matter.
  public var isSpherical: Bool { self == .spherical || self == .sphericalEqual }

  /// The number of free parameters: k − 1 proportions, k d means, and the variances and covariances.
  ///
  /// - Parameters:
  ///   - clusterCount: k, at least 1.
  ///   - featureCount: d, at least 1.
  public func parameterCount(clusterCount: Int, featureCount: Int) -> Int {
    let ofOne = isFull ? featureCount * (featureCount + 1) / 2 : isSpherical ? 1 : featureCount
    return clusterCount - 1 + clusterCount * featureCount + (isShared ? 1 : clusterCount) * ofOne
  }
}
