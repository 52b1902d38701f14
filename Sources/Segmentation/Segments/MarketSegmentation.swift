public import Clustering
public import Criteria
public import Provenance

/// A market divided into segments: who they are, what each weighs, and who belongs where.
public struct MarketSegmentation: Sendable {
  /// Where the accounts came from.
  public let fileName: String
  /// The number of accounts in the file.
  public let accountCount: Int
  /// The names of the criteria.
  public let criteria: [String]
  /// The options it was made with; the number of segments is the one found.
  public let options: SegmentationOptions
  /// The segments, largest first.
  public let segments: [Segment]
  /// The market's mean of each criterion.
  public let marketMeans: [Double]
  /// The market's standard deviation of each criterion.
  public let marketDeviations: [Double]
  /// The mean ratings of each segment: the weighting table.
  public let table: WeightingTable
  /// The weighting table in the scaling that was asked for or suits.
  public let weights: ScaledWeights
  /// Where each account belongs.
  public let places: [AccountPlace]
  /// The within-cluster sum of squares in the scaled space.
  public let inertia: Double
  /// The share of the total sum of squares that the segments explain.
  public let explainedVariance: Double
  /// The weight of each criterion in the squared distance.
  public let featureWeights: [Double]
  /// The number of accounts that took part in the fit.
  public let fittedCount: Int
  /// The smallest and largest rating.
  public let ratingRange: ClosedRange<Double>
  /// The evidence for the number of segments, when it was chosen automatically.
  public let countChoice: SegmentCountChoice?
  /// How the search of k-means went; `nil` for another method, or when a saved model was applied.
  public let trace: KMeansTrace?
  /// The name of the method in ``ClusteringCatalogue``; `nil` when a saved model was applied.
  public let method: String?
  /// What the method itself measures of its fit.
  public let measures: [ClusterMeasure]
  /// The accounts that were trimmed: they are in the nearest segment and have no part in its profile. In rising order.
  public let outliers: [Int]
  /// What was done about missing ratings; `nil` when there were none, or when a saved model was applied.
  public let missing: MissingRatings?
  /// The name of the column whose sum in each segment was limited.
  public let amountColumn: String?
  /// The account that stands for each segment, where the method names one.
  public let exemplars: [Int]?
  /// The identifiers of these, or their numbers counted from 1.
  public let exemplarIDs: [String]?
  /// What a person should know.
  public let diagnostics: [Diagnostic]
}
