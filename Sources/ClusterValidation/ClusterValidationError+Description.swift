extension ClusterValidationError {
  /// The sentence for people; observations, features and segments are counted from 1.
  public var description: String {
    switch self {
    case .featureWeightCount, .badFeatureWeight, .allFeatureWeightsZero, .valuesTooLarge: aboutFeatures
    case .labelListLengths, .emptyTable, .raggedTable, .negativeCount, .badMultiplicity, .tooManyObservations:
      aboutTables
    case .labelCount(let count, let expected):
      "There are \(count) segment labels for \(expected) accounts; the numbers must be equal."
    case .labelOutOfRange(let observation, let label, let clusterCount):
      "Account \(observation + 1) has segment number \(label + 1); it must be in 1…\(clusterCount)."
    case .clusterCount(let count):
      "The number of segments is \(count); it must be at least 1."
    case .tooFewClusters(let found, let index):
      "The \(index) compares segments and there is only \(found) that holds an account; at least 2 are needed."
    case .noDegreesOfFreedom(let observations, let clusters):
      "\(observations) accounts in \(clusters) segments leave nothing to measure the spread within segments by; "
        + "ask for at most \(observations - 1) segments."
    case .noWithinSpread(let index):
      "Every segment consists of identical accounts, so the \(index) would divide by zero and is not defined."
    case .coincidentCentroids(let first, let second):
      "Segments \(first + 1) and \(second + 1) have the same centre, so the Davies-Bouldin index would divide by zero "
        + "and is not defined."
    case .noTotalSpread:
      "All accounts are identical, so there is no variance to explain."
    case .clusterCountAboveHalf(let count, let half):
      "\(count) segments cannot be tried on \(half) accounts, the smaller half of the data; "
        + "the number of segments must be in 1…\(half)."
    case .setting(let name, let value, let allowed):
      "\(name) is \(value); it must be \(allowed)."
    case .limit, .centroidCount, .badCentroid, .singleFeature: aboutBordersAndRemoval
    }
  }

  private var aboutBordersAndRemoval: String {
    switch self {
    case .limit(let name, let value, let allowed):
      "\(name) is \(value); it must be \(allowed)."
    case .centroidCount(let count, let expected):
      "There are \(count) centres for \(expected) segments; the numbers must be equal."
    case .badCentroid(let cluster, let expected):
      "The centre of segment \(cluster + 1) must have a finite number for each of the \(expected) features."
    default:
      "Only one feature counts, so removing it would leave nothing to find segments by; at least 2 are needed."
    }
  }

  private var aboutFeatures: String {
    switch self {
    case .featureWeightCount(let count, let expected):
      "There are \(count) weights for \(expected) features; the numbers must be equal."
    case .badFeatureWeight(let feature, let value):
      "The weight of feature \(feature + 1) is \(value); a weight must be a finite number of at least 0."
    case .allFeatureWeightsZero:
      "The weights of all features are 0; at least one must be positive."
    default:
      "The values lie so far apart that their squares exceed the largest number (1.8e308); scale them first."
    }
  }

  private var aboutTables: String {
    switch self {
    case .labelListLengths(let rows, let columns):
      "Two segmentations of the same accounts are compared, and one has \(rows) labels where the other has \(columns)."
    case .raggedTable(let row, let length, let expected):
      "Row \(row + 1) of the cross table has \(length) counts where the first has \(expected)."
    case .negativeCount(let row, let column, let count):
      "The cross table counts \(count) in row \(row + 1), column \(column + 1); a count must be at least 0."
    case .badMultiplicity(let index, let value):
      "Account \(index + 1) counts \(value) times; every account needs a count of at least 0."
    case .tooManyObservations(let limit):
      "The cross table counts more than \(limit) accounts, beyond which pairs of accounts cannot be counted exactly."
    default:
      "The cross table counts no account; at least one is needed."
    }
  }
}
