public import Provenance

/// What can be wrong with the data or the configuration of a clustering.
public enum ClusteringError: PonderaError {
  /// There is no observation or no feature.
  case noObservations
  /// A column has another length than the first.
  case columnLengths(feature: Int, length: Int, expected: Int)
  /// Numbers given row after row are not whole rows.
  case rowLengths(count: Int, features: Int)
  /// A value is not a finite number.
  case notFinite(observation: Int, feature: Int)
  /// A row has no value in any feature that counts.
  case nothingObserved(observation: Int)
  /// No row that counts has a value in a feature.
  case featureNotObserved(Int)
  /// A value is no whole number in 0 … 255, as answers to be put into classes must be.
  case notCategorical(observation: Int, feature: Int)
  /// Sums of squared distances could exceed the largest number.
  case valuesTooLarge(feature: Int)
  /// The cluster count lies outside 1 ... number of observations.
  case clusterCount(Int, observations: Int)
  /// There are fewer different observations than clusters.
  case tooFewDistinct(distinct: Int, clusters: Int)
  /// A method that compares every pair of observations was given more than it has memory or time for.
  case tooManyObservations(Int, limit: Int)
  /// Two observations have no value in common that could be compared.
  case incomparable(first: Int, second: Int)
  /// A list of weights has another length than what it weighs.
  case weightCount(Int, expected: Int)
  /// A weight is negative or not a finite number.
  case badWeight(index: Int, value: Double)
  /// Every weight is zero.
  case allWeightsZero
  /// A feature has the same value everywhere, so that it cannot be divided by its spread.
  case constantFeature(Int)
  /// Given centroids do not fit the observations.
  case centroidShape(features: Int, expected: Int)
  /// No division satisfies the constraints.
  case infeasible(ConstraintConflict)
  /// A setting lies outside its range.
  case setting(name: String, value: Double, allowed: String)

  /// Whether the call or the data is to blame.
  public var category: ErrorCategory {
    switch self {
    case .clusterCount(let count, _) where count < 1: .usage
    case .setting, .weightCount, .centroidShape: .usage
    case .infeasible(let conflict): conflict.category
    default: .data
    }
  }

  /// The sentence for people; observations, features and clusters are counted from 1.
  public var description: String {
    switch self {
    case .noObservations:
      "There is nothing to cluster: at least one observation and one feature are needed."
    case .columnLengths(let feature, let length, let expected):
      "Feature \(feature + 1) has \(length) values where the first has \(expected); all must have the same number."
    case .rowLengths(let count, let features):
      "\(count) numbers cannot be divided into rows of \(features)."
    case .notFinite(let observation, let feature):
      "Observation \(observation + 1) has no finite number in feature \(feature + 1)."
    case .nothingObserved(let observation):
      "Observation \(observation + 1) has no value in any feature that counts and so is nowhere; set it apart."
    case .featureNotObserved(let feature):
      "No observation that counts has a value in feature \(feature + 1); leave it out."
    case .notCategorical(let observation, let feature):
      "Observation \(observation + 1) has no whole number in 0…255 in feature \(feature + 1); "
        + "latent classes need answers coded by such numbers."
    case .valuesTooLarge(let feature):
      "Feature \(feature + 1) holds or weighs so much that sums of squares exceed the largest number; use a larger unit."
    case .clusterCount(let count, _) where count < 1:
      "The number of segments is \(count); it must be at least 1."
    case .clusterCount(let count, let observations):
      "\(count) segments were asked for and there are only \(observations) complete accounts; "
        + "the number of segments must be in 1…\(observations)."
    case .tooFewDistinct(let distinct, let clusters):
      "The accounts hold only \(distinct) different rating patterns, so \(clusters) segments cannot be told apart; "
        + "ask for at most \(distinct)."
    case .tooManyObservations(let count, let limit):
      "\(count) accounts are too many for a method that compares every pair of them; it takes at most \(limit). "
        + "Divide a random sample of them, or use k-means."
    case .incomparable(let first, let second):
      "Observations \(first + 1) and \(second + 1) have no value in common to compare; leave one of them out, "
        + "or add a column that both have."
    case .weightCount(let count, let expected):
      "There are \(count) weights for \(expected) things to weigh; the numbers must be equal."
    case .badWeight(let index, let value):
      "Weight \(index + 1) is \(value); a weight must be a finite number of at least 0."
    case .allWeightsZero:
      "All weights are 0; at least one must be positive."
    case .constantFeature(let feature):
      "Feature \(feature + 1) has the same value everywhere and cannot be scaled by its spread; leave it out."
    case .centroidShape(let features, let expected):
      "The centroids have \(features) features and the observations \(expected)."
    case .infeasible(let conflict):
      conflict.description
    case .setting(let name, let value, let allowed):
      // Counts are settings too and have no decimals.
      "\(name) is \(Int(exactly: value).map(String.init) ?? String(value)); it must be \(allowed)."
    }
  }
}
