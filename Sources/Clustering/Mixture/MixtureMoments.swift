import CKernels

/// What one pass over the rows leaves: for each component the sums of its shares, of share · y and of share · y yᵀ,
/// where y is the difference from the component's mean, and the log-likelihood.
struct MixtureMoments: Sendable {
  let shape: MixtureShape
  /// As ``pk_mixture_moments`` writes them, in partial sums.
  var partialSums: [Double]
  /// Σ ω ln Σ π φ, in the units of the fit.
  var logLikelihood = 0.0

  init(_ shape: MixtureShape) {
    self.shape = shape
    partialSums = [Double](repeating: 0, count: shape.clusterCount * shape.momentSize * Int(PKMomentLanes))
  }

  mutating func add(_ other: MixtureMoments) {
    for index in partialSums.indices { partialSums[index] += other.partialSums[index] }
    logLikelihood += other.logLikelihood
  }

  /// The moments of a component: its weight, d sums, and the sums of products.
  func moments(of cluster: Int) -> [Double] {
    let lanes = Int(PKMomentLanes)
    return (0..<shape.momentSize).map { moment in
      let start = (cluster * shape.momentSize + moment) * lanes
      return partialSums[start..<(start + lanes)].reduce(0, +)
    }
  }
}
