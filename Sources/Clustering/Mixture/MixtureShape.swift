import CKernels

/// How large a mixture is.
struct MixtureShape: Hashable, Sendable {
  /// The number of components, k.
  let clusterCount: Int
  /// The number of features that vary, d.
  let featureCount: Int
  /// What the components may look like.
  let covariance: CovarianceModel

  /// How many numbers a covariance matrix or its root takes: a triangle or a diagonal.
  var matrixSize: Int { covariance.isFull ? PackedTriangle.size(featureCount) : featureCount }
  /// How many moments a component has.
  var momentSize: Int { 1 + featureCount + matrixSize }
}
