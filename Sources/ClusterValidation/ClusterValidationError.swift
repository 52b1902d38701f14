public import Provenance

/// What can be wrong with the data or the settings of a validation.
public enum ClusterValidationError: PonderaError {
  /// The number of labels differs from the number of observations.
  case labelCount(Int, expected: Int)
  /// A label lies outside 0 ..< number of clusters.
  case labelOutOfRange(observation: Int, label: Int, clusterCount: Int)
  /// The number of clusters is below 1.
  case clusterCount(Int)
  /// The number of feature weights differs from the number of features.
  case featureWeightCount(Int, expected: Int)
  /// A feature weight is negative or not a finite number.
  case badFeatureWeight(feature: Int, value: Double)
  /// Every feature weight is zero.
  case allFeatureWeightsZero
  /// The spread of the values is too large for a sum of squares.
  case valuesTooLarge
  /// An index that compares clusters was asked for fewer than two.
  case tooFewClusters(found: Int, index: String)
  /// No observation is left to estimate the spread within clusters.
  case noDegreesOfFreedom(observations: Int, clusters: Int)
  /// Every cluster consists of identical observations, so that an index would divide by zero.
  case noWithinSpread(index: String)
  /// Two clusters have the same centroid, so that an index would divide by zero.
  case coincidentCentroids(first: Int, second: Int)
  /// All observations are identical, so that there is no variance to explain.
  case noTotalSpread
  /// Two lists of labels to compare have different lengths.
  case labelListLengths(rows: Int, columns: Int)
  /// A cross table has no cell or counts nothing.
  case emptyTable
  /// A row of a cross table has another length than the first.
  case raggedTable(row: Int, length: Int, expected: Int)
  /// A count is negative.
  case negativeCount(row: Int, column: Int, count: Int)
  /// The number of multiplicities differs from the number of labels, or one of them is negative.
  case badMultiplicity(index: Int, value: Int)
  /// More observations are counted than pairs can be counted of.
  case tooManyObservations(limit: Int)
  /// A cluster count cannot be tried on half of the observations.
  case clusterCountAboveHalf(Int, half: Int)
  /// A setting lies outside its range.
  case setting(name: String, value: Int, allowed: String)
  /// A limit lies outside its range.
  case limit(name: String, value: Double, allowed: String)
  /// There are more or fewer centroids than clusters.
  case centroidCount(Int, expected: Int)
  /// A centroid is not a list of d finite numbers.
  case badCentroid(cluster: Int, expected: Int)
  /// Only one feature counts, so that none can be removed.
  case singleFeature

  /// Whether the call or the data is to blame.
  public var category: ErrorCategory {
    switch self {
    case .clusterCount, .featureWeightCount, .badFeatureWeight, .allFeatureWeightsZero, .tooFewClusters,
      .clusterCountAboveHalf, .setting, .limit, .centroidCount, .badCentroid:
      .usage
    default: .data
    }
  }
}
