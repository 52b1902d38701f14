/// A finished mixture of distributions: what it takes to judge how many components there should be.
public protocol MixtureModel: ClusterModel {
  /// The share of each component in the whole, k numbers that add up to 1.
  var proportions: [Double] { get }
  /// The number of observations with each label. Unlike ``proportions`` they know no shares.
  var sizes: [Int] { get }
  /// The weight of the observations with each label; the sizes when there are no weights.
  var clusterWeights: [Double] { get }
  /// The sum of the observation weights, N; n without weights.
  var totalWeight: Double { get }
  /// The log-likelihood Σ ω ln Σ π f(x), in natural logarithms.
  var logLikelihood: Double { get }
  /// The number of free parameters.
  var parameterCount: Int { get }
  /// −Σ ω Σ r ln r over the responsibilities r: 0 when every observation belongs to one component for certain, N ln k
  /// when all belong to all alike.
  var entropy: Double { get }
  /// −Σ ω ln r, r being the largest responsibility of an observation: what ``icl`` takes off.
  var classificationUncertainty: Double { get }
  /// The log-likelihood of each set of parameters that EM went through with all observations; never falls, to rounding.
  /// The last is that of the model.
  var trace: [Double] { get }
  /// Whether EM ended because it climbed no more.
  var isConverged: Bool { get }
}

extension MixtureModel {
  /// The log-likelihood, the information criteria, and how clearly the components are told apart.
  public var measures: [ClusterMeasure] {
    [
      ClusterMeasure("logLikelihood", logLikelihood), ClusterMeasure("bic", bic), ClusterMeasure("icl", icl),
      ClusterMeasure("separation", separation),
    ]
  }

  /// −2 ln L + p ln N for p parameters and total weight N; **smaller is better**. mclust prints it with the other sign.
  ///
  /// Source: Schwarz (1978), doi:10.1214/aos/1176344136.
  public var bic: Double {
    -2 * logLikelihood + Double(parameterCount) * MixtureSpace.logarithms([max(totalWeight, .leastNormalMagnitude)])[0]
  }

  /// −2 ln L + 2 p; smaller is better.
  ///
  /// Source: Akaike (1974), doi:10.1109/TAC.1974.1100705.
  public var aic: Double { -2 * logLikelihood + 2 * Double(parameterCount) }

  /// ``bic`` plus twice the ``classificationUncertainty``; smaller is better. Components that overlap pay for it, so it
  /// asks for clusters where BIC asks for densities.
  ///
  /// Source: Biernacki, Celeux & Govaert (2000), doi:10.1109/34.865189.
  public var icl: Double { bic + 2 * classificationUncertainty }

  /// 1 − entropy / (N ln k), in 0 … 1: 1 when every observation belongs to one component for certain. 1 for a single
  /// component.
  ///
  /// Source: Celeux & Soromenho (1996), doi:10.1007/BF01246098.
  public var separation: Double {
    guard clusterCount > 1, totalWeight > 0 else { return 1 }
    return min(1, max(0, 1 - entropy / (totalWeight * MixtureSpace.logarithms([Double(clusterCount)])[0])))
  }
}
