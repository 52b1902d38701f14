public import Provenance

/// A finished Gaussian mixture: parameters, labels and likelihood of one state.
public struct GaussianMixtureModel: MixtureModel, Hashable {
  /// What the components may look like.
  public let covariance: CovarianceModel
  /// The share of each component in the whole, k numbers that add up to 1.
  public let proportions: [Double]
  /// k rows of d numbers, in the units of the observations.
  public let means: [[Double]]
  /// The likeliest component of each observation, 0 ..< k. Cluster 0 weighs most; ties go by mean.
  public let labels: [Int]
  /// The number of observations with each label. Unlike ``proportions`` they know no shares.
  public let sizes: [Int]
  /// The weight of the observations with each label; the sizes when there are no weights.
  public let clusterWeights: [Double]
  /// The sum of the observation weights, N; n without weights.
  public let totalWeight: Double
  /// Σ ω ln Σ π φ(x), in natural logarithms of densities in the units of the observations.
  public let logLikelihood: Double
  /// −Σ ω Σ r ln r over the responsibilities r: 0 when every observation belongs to one component for certain, N ln k
  /// when all belong to all alike.
  public let entropy: Double
  /// −Σ ω ln r, r being the largest responsibility of an observation: what ``icl`` takes off.
  public let classificationUncertainty: Double
  /// The log-likelihood of each set of parameters that EM went through with all observations; never falls, to rounding.
  /// The last is that of the model.
  public let trace: [Double]
  /// Whether EM ended because it climbed no more.
  public let isConverged: Bool
  /// The components that stand on the variance floor, 0 ..< k in increasing order.
  public let clustersOnFloor: [Int]
  /// What a person should know about this fit.
  public let diagnostics: [Diagnostic]

  let parameters: MixtureParameters
  let space: MixtureSpace

  /// The number of components, k.
  public var clusterCount: Int { proportions.count }

  /// The number of free parameters; features that do not vary have none.
  public var parameterCount: Int {
    covariance.parameterCount(clusterCount: clusterCount, featureCount: space.features.count)
  }

  /// The covariance matrix of a component, d rows of d numbers in the units of the observations; 0 for features that do
  /// not vary. The divisor is the weight of the component, not one less.
  ///
  /// - Parameter cluster: 0 ..< k.
  public func covarianceMatrix(of cluster: Int) -> [[Double]] {
    precondition(0..<clusterCount ~= cluster, "component out of range")
    let start = cluster * parameters.shape.matrixSize
    var matrix = [[Double]](repeating: [Double](repeating: 0, count: space.featureCount), count: space.featureCount)
    for (row, feature) in space.features.enumerated() {
      for (column, other) in space.features.enumerated() where covariance.isFull || row == column {
        let place = covariance.isFull ? PackedTriangle.place(row, column) : row
        matrix[feature][other] = parameters.covariances[start + place] * (space.spreads[row] * space.spreads[column])
      }
    }
    return matrix
  }

  /// Puts together what a search has found. Only a search makes a model.
  init(
    _ ascent: MixtureAscent<MixtureParameters>, _ parameters: MixtureParameters, _ judgement: MixtureJudgement,
    rows: MixtureRows, varianceFloor: Double
  ) {
    let (shape, space, totalWeight) = (parameters.shape, rows.space, rows.totalWeight)
    self.parameters = parameters
    self.space = space
    self.totalWeight = totalWeight
    covariance = shape.covariance
    proportions = parameters.proportions
    means = (0..<shape.clusterCount).map { cluster in
      var mean = space.means
      for (index, feature) in space.features.enumerated() {
        mean[feature] += parameters.means[cluster * shape.featureCount + index] * space.spreads[index]
      }
      return mean
    }
    labels = judgement.labels
    sizes = judgement.sizes
    clusterWeights = judgement.clusterWeights
    entropy = judgement.entropy
    classificationUncertainty = judgement.uncertainty
    let shift = totalWeight * space.logVolume
    logLikelihood = judgement.logLikelihood - shift
    // A climb that has converged has measured its last parameters, but added them up in another order.
    let measured = ascent.isConverged ? ascent.trace.dropLast() : ascent.trace[...]
    trace = measured.map { $0 - shift } + [judgement.logLikelihood - shift]
    isConverged = ascent.isConverged
    clustersOnFloor = parameters.clustersOnFloor
    diagnostics = Self.diagnostics(
      of: parameters, space, clustersOnFloor, stepCount: ascent.isConverged ? nil : ascent.trace.count,
      varianceFloor: varianceFloor)
  }

  private static func diagnostics(
    of parameters: MixtureParameters, _ space: MixtureSpace, _ clustersOnFloor: [Int], stepCount: Int?,
    varianceFloor: Double
  ) -> [Diagnostic] {
    func list(_ numbers: [Int]) -> String { numbers.map { "\($0 + 1)" }.joined(separator: ", ") }
    var diagnostics: [Diagnostic] = []
    if let stepCount {
      diagnostics.append(
        Diagnostic(
          .warning, code: "not-converged",
          "The likelihood was still climbing after \(stepCount) steps; raise the iteration limit."))
    }
    if !clustersOnFloor.isEmpty {
      diagnostics.append(
        Diagnostic(
          .warning, code: "variance-floor",
          "In some direction the accounts of component \(list(clustersOnFloor)) hardly differ: the variance was held "
            + "at \(varianceFloor) of that of all accounts, and the likelihood depends on that number. Ask for fewer "
            + "segments or a simpler covariance model."))
    }
    let empty = parameters.proportions.indices.filter { !(parameters.proportions[$0] > 0) }
    if !empty.isEmpty {
      diagnostics.append(
        Diagnostic(.warning, code: "empty-component", "Component \(list(empty)) has lost all its accounts."))
    }
    if space.features.count < space.featureCount {
      let constant = (0..<space.featureCount).filter { !space.features.contains($0) }
      diagnostics.append(
        Diagnostic(
          .note, code: "constant-feature",
          "Feature \(list(constant)) has the same value everywhere and was left out of the densities."))
    }
    return diagnostics
  }
}
