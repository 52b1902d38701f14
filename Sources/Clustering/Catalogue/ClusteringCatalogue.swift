public import Parallelism
public import Provenance

/// The clustering methods that can be asked for by name.
///
/// A new method is one line in ``entries``: the command line lists them, reports cite from them, and the tests of laws run
/// over all.
public enum ClusteringCatalogue {
  /// What a method of the catalogue is told.
  public struct Settings: Sendable {
    /// The number of clusters, k.
    public var clusterCount: Int
    /// The weight of each feature in the squared distance; `nil` weighs each 1.
    public var featureWeights: [Double]?
    /// The number of independent starts; `nil` takes what suits the method. Methods that draw nothing have none.
    public var restartCount: Int?
    /// The share of observations that a trimmed method leaves out, in 0 ..< 1.
    public var trimmedShare: Double
    /// Columns of names that a method of mixed types compares beside the features.
    public var categories: [[Int?]]
    /// The threads to use; the result does not depend on them.
    public var workers: Workers
    /// Hears how far a search has come.
    public var progress: ProgressHandler?

    /// The settings of every method; each checks those it uses when it is made.
    public init(
      clusterCount: Int, featureWeights: [Double]? = nil, restartCount: Int? = nil, trimmedShare: Double = 0.05,
      categories: [[Int?]] = [], workers: Workers = .automatic, progress: ProgressHandler? = nil
    ) {
      self.clusterCount = clusterCount
      self.featureWeights = featureWeights
      self.restartCount = restartCount
      self.trimmedShare = trimmedShare
      self.categories = categories
      self.workers = workers
      self.progress = progress
    }
  }

  /// A method with its name.
  public struct Entry: Sendable {
    /// The name on the command line.
    public let identifier: String
    /// What the method does.
    public let summary: String
    /// Where it comes from.
    public let citations: [Citation]
    /// The most observations that take part in a fit; more are sampled. `nil` takes any number.
    public let observationLimit: Int?
    /// Makes the method; settings it cannot use are errors.
    public let method: @Sendable (Settings) throws(ClusteringError) -> any ClusteringMethod

    init<Method: ClusteringMethod>(
      _ identifier: String = Method.identifier, summary: String = Method.summary, observationLimit: Int? = nil,
      method: @escaping @Sendable (Settings) throws(ClusteringError) -> Method
    ) {
      self.identifier = identifier
      self.summary = summary
      citations = Method.citations
      self.observationLimit = observationLimit
      self.method = method
    }
  }

  /// Methods that compare all pairs keep their distances in memory, 4 n² bytes: a quarter of a gigabyte.
  public static let pairLimit = 8_192

  /// All methods, k-means first.
  public static let entries: [Entry] =
    [
      Entry { settings throws(ClusteringError) in
        try KMeans(
          clusterCount: settings.clusterCount, featureWeights: settings.featureWeights,
          restartCount: settings.restartCount ?? KMeans.defaultRestartCount, workers: settings.workers,
          progress: settings.progress)
      },
      Entry { settings throws(ClusteringError) in
        try TrimmedKMeans(
          clusterCount: settings.clusterCount, trimmedShare: settings.trimmedShare,
          featureWeights: settings.featureWeights,
          restartCount: settings.restartCount ?? TrimmedKMeans.defaultRestartCount, workers: settings.workers)
      },
      Entry { settings throws(ClusteringError) in
        try KMedians(
          clusterCount: settings.clusterCount, featureWeights: settings.featureWeights,
          restartCount: settings.restartCount ?? KMedians.defaultRestartCount, workers: settings.workers)
      },
      Entry { settings throws(ClusteringError) in
        try SphericalKMeans(
          clusterCount: settings.clusterCount, featureWeights: settings.featureWeights,
          restartCount: settings.restartCount ?? SphericalKMeans.defaultRestartCount, workers: settings.workers)
      },
      Entry(observationLimit: pairLimit) { settings throws(ClusteringError) in
        try KMedoids(
          clusterCount: settings.clusterCount, featureWeights: settings.featureWeights,
          restartCount: settings.restartCount ?? KMedoids.defaultRestartCount, workers: settings.workers)
      },
      Entry { settings throws(ClusteringError) in
        try GowerMedoids(
          clusterCount: settings.clusterCount, categories: settings.categories,
          featureWeights: settings.featureWeights.map { $0.map { $0 > 0 ? 1 : 0 } },
          restartCount: settings.restartCount ?? KMedoids.defaultRestartCount, workers: settings.workers)
      },
    ] + LinkageCriterion.allCases.map(linkage) + CovarianceModel.offered.map(mixture) + [
      Entry { settings throws(ClusteringError) in
        try LatentClassAnalysis(
          clusterCount: settings.clusterCount,
          restartCount: settings.restartCount ?? LatentClassAnalysis.defaultRestartCount, workers: settings.workers,
          progress: settings.progress)
      },
      Entry { settings throws(ClusteringError) in
        try ConsensusClustering(
          clusterCount: settings.clusterCount, featureWeights: settings.featureWeights,
          restartCount: settings.restartCount ?? ConsensusClustering.defaultRestartCount, workers: settings.workers)
      },
    ]

  /// The method of a name.
  public static func entry(named identifier: String) -> Entry? { entries.first { $0.identifier == identifier } }

  private static func linkage(_ criterion: LinkageCriterion) -> Entry {
    Entry(criterion.rawValue, summary: criterion.summary, observationLimit: pairLimit) {
      settings throws(ClusteringError) in
      try Linkage(
        criterion, clusterCount: settings.clusterCount, featureWeights: settings.featureWeights,
        workers: settings.workers)
    }
  }

  private static func mixture(_ covariance: CovarianceModel) -> Entry {
    Entry(
      covariance == .full ? GaussianMixture.identifier : "\(GaussianMixture.identifier)-\(covariance.rawValue)",
      summary: "Gaussian mixture by EM: \(covariance.summary)"
    ) { settings throws(ClusteringError) in
      try GaussianMixture(
        clusterCount: settings.clusterCount, covariance: covariance,
        restartCount: settings.restartCount ?? GaussianMixture.defaultRestartCount, workers: settings.workers,
        progress: settings.progress)
    }
  }
}

extension LinkageCriterion {
  /// What it makes, for a list.
  var summary: String {
    switch self {
    case .ward: "Agglomerative clustering by Ward's criterion: compact segments of similar size"
    case .average: "Agglomerative clustering by the mean distance of all pairs of accounts"
    case .complete: "Agglomerative clustering by the largest distance of two accounts: segments of small diameter"
    case .single: "Agglomerative clustering by the smallest distance of two accounts: finds chains"
    }
  }
}

extension CovarianceModel {
  /// The models that can be asked for by name.
  static let offered: [CovarianceModel] = [.full, .tied, .diagonal, .spherical]

  /// What it makes, for a list.
  var summary: String {
    switch self {
    case .spherical: "round clouds of different size"
    case .sphericalEqual: "round clouds of one size"
    case .diagonal: "clouds along the axes"
    case .diagonalEqual: "clouds along the axes, all alike"
    case .full: "clouds of any shape"
    case .tied: "clouds of one shape"
    }
  }
}
