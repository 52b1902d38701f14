public import Provenance

/// A way to divide observations into clusters.
///
/// A method is its own configuration: immutable, and checked when it is made. Fitting returns an immutable model.
public protocol ClusteringMethod<Model>: DescribedMethod {
  /// What a fit returns.
  associatedtype Model: ClusterModel

  /// Divides the observations into clusters.
  ///
  /// - Parameters:
  ///   - observations: n rows by d features.
  ///   - weights: How much each observation counts; `nil` counts each as 1.
  ///   - generator: The only source of randomness: the same state gives the same model, for any thread count.
  /// - Throws: ``ClusteringError`` when the data cannot be divided as configured.
  func fit(
    _ observations: Observations, weights: ObservationWeights?, using generator: inout some RandomNumberGenerator
  ) throws(ClusteringError) -> Model
}

/// What every clustering has: a label for each observation, in canonical order.
public protocol ClusterModel: Sendable {
  /// The number of clusters, k.
  var clusterCount: Int { get }
  /// The cluster of each observation, 0 ..< k. Cluster 0 weighs most; ties go by centroid.
  var labels: [Int] { get }
  /// The observations that have a label and no part in their cluster, in increasing order: those that were trimmed.
  var outliers: [Int] { get }
  /// The observation that stands for each cluster, where the method names one.
  var exemplars: [Int]? { get }
  /// What the method itself measures of its fit.
  var measures: [ClusterMeasure] { get }
  /// What a person should know about this fit.
  var diagnostics: [Diagnostic] { get }
}

extension ClusterModel {
  /// None.
  public var outliers: [Int] { [] }
  /// None.
  public var exemplars: [Int]? { nil }
  /// None.
  public var measures: [ClusterMeasure] { [] }
}

/// A number by which a method judges its own fit, such as the BIC of a mixture.
public struct ClusterMeasure: Hashable, Sendable {
  /// What it is called, as a key for scripts: `bic`, `copheneticCorrelation`.
  public let name: String
  /// The number.
  public let value: Double

  /// Names a number.
  public init(_ name: String, _ value: Double) {
    self.name = name
    self.value = value
  }
}
