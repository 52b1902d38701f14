public import Parallelism
public import Provenance

/// Spherical k-means: clusters of profiles of the same shape, whatever their level.
///
/// Maximises Σᵢ ωᵢ cos(uᵢ, c(i)) over k centroids of length 1: ω are the observation weights, uᵢ is the row of i in the
/// feature-weighted space divided by its length (``ShapeMeasure``), and c(i) is the centroid of the largest cosine. With
/// ``ShapeMeasure/correlation`` an account that rates everything high and one that rates everything low belong together
/// when they put the benefits in the same order.
///
/// An observation **without a shape**, all 0 under the cosine and all the same under the correlation (a straight-liner),
/// fits every cluster alike. It is put with cluster 0, the largest, is listed in ``SphericalKMeansModel/shapeless``, and
/// counts nowhere; a diagnostic says how many there are.
///
/// Each start draws seeds as k-means++ does, takes batch steps, and then transfers single rows as long as that raises
/// the sum. Unless the starts agree, children of the best are tried: one centroid is placed anew. On more than
/// ``KMeans/searchRows`` rows this is done on a random sample, and its result is refined by batch steps on all rows.
///
/// Sources: Dhillon & Modha (2001), doi:10.1023/A:1007612920971; Dhillon, Guan & Kogan (2002),
/// doi:10.1109/ICDM.2002.1183895 (transfers); Hornik, Feinerer, Kober & Buchta (2012), doi:10.18637/jss.v050.i10.
///
/// Time is O(p n d k) for p passes; space is 8 n d bytes for the shapes.
public struct SphericalKMeans: ClusteringMethod {
  /// The name on the command line.
  public static let identifier = "spherical"
  /// What the method does.
  public static let summary = "Spherical k-means: accounts whose profiles have the same shape, whatever their level"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Dhillon, I. S.; Modha, D. S.", year: 2001,
      title: "Concept decompositions for large sparse text data using clustering",
      venue: "Machine Learning 42(1–2), 143–175", doi: "10.1023/A:1007612920971"),
    Citation(
      authors: "Dhillon, I. S.; Guan, Y.; Kogan, J.", year: 2002,
      title: "Iterative clustering of high dimensional text data augmented by local search",
      venue: "Proceedings of the 2002 IEEE International Conference on Data Mining, 131–138",
      doi: "10.1109/ICDM.2002.1183895"),
    Citation(
      authors: "Hornik, K.; Feinerer, I.; Kober, M.; Buchta, C.", year: 2012, title: "Spherical k-means clustering",
      venue: "Journal of Statistical Software 50(10), 1–22", doi: "10.18637/jss.v050.i10"),
  ]

  /// The default number of restarts.
  public static let defaultRestartCount = 16
  /// Shapes closer than this squared distance are the same: an angle of 1e-12.
  private static let resolution = 1e-24

  /// The number of clusters, k, at least 1.
  public let clusterCount: Int
  /// What the shape of a profile is.
  public let measure: ShapeMeasure
  /// The weight of each feature in the sums of products; `nil` weighs each 1.
  public let featureWeights: [Double]?
  /// The number of independent starts, at least 1.
  public let restartCount: Int
  /// The largest number of passes over all rows.
  public let iterationLimit: Int
  /// The threads to use; the result does not depend on them.
  public let workers: Workers

  /// Checks and keeps a configuration.
  ///
  /// - Parameters:
  ///   - clusterCount: k, at least 1; that it is at most n is checked by the fit.
  ///   - measure: What the shape of a profile is.
  ///   - featureWeights: d finite numbers of at least 0, not all 0; a feature of weight 0 is ignored.
  ///   - restartCount: At least 1.
  ///   - iterationLimit: At least 1.
  ///   - workers: The threads to use.
  /// - Throws: `clusterCount`, `badWeight`, `allWeightsZero`, `setting`.
  public init(
    clusterCount: Int, measure: ShapeMeasure = .correlation, featureWeights: [Double]? = nil,
    restartCount: Int = Self.defaultRestartCount, iterationLimit: Int = 500, workers: Workers = .automatic
  ) throws(ClusteringError) {
    // The settings that both methods have are checked by the other one.
    _ = try KMeans(
      clusterCount: clusterCount, featureWeights: featureWeights, restartCount: restartCount,
      iterationLimit: iterationLimit)
    self.clusterCount = clusterCount
    self.measure = measure
    self.featureWeights = featureWeights
    self.restartCount = restartCount
    self.iterationLimit = iterationLimit
    self.workers = workers
  }

  /// Divides the observations into clusters.
  ///
  /// - Throws: `clusterCount` when k > n, `tooFewDistinct` when fewer than k rows of positive weight differ in shape,
  ///   `weightCount`, `valuesTooLarge`.
  public func fit(
    _ observations: Observations, weights: ObservationWeights? = nil,
    using generator: inout some RandomNumberGenerator
  ) throws(ClusteringError) -> SphericalKMeansModel {
    let method = try KMeans(clusterCount: clusterCount, featureWeights: featureWeights)
    try method.check(observations, weights)
    let featureWeights = method.weightsOfFeatures(of: observations)
    // Squares are of values and not of differences: the range has to reach from 0.
    let ranges = observations.extremes(workers: workers).map { min(0, $0.lowerBound)...max(0, $0.upperBound) }
    try Observations.requireSummable(
      ranges, featureWeights: featureWeights, totalWeight: weights?.values.reduce(0, +) ?? 1)
    let shapes = UnitRows(observations, measure, featureWeights: featureWeights, workers: workers)
    guard let unit = shapes.observations, let counted = counted(unit, shapes.rows, weights) else {
      throw .tooFewDistinct(distinct: 0, clusters: clusterCount)
    }
    let limit = max(KMeans.searchRows, 64 * clusterCount)
    let outcome = try search(counted, limit: limit, seed: generator.next())
    let isSample = outcome.searched.rows.count < counted.rows.count
    let state = SphericalAscent(counted, clusterCount: clusterCount, workers: workers).ascend(
      from: outcome.best.centroids, limit: iterationLimit, isTransferring: !isSample)
    return SphericalKMeansModel(
      state, shapes, unit, measure: measure, featureWeights: featureWeights,
      weights: weights?.values, workers: workers,
      trace: SphericalKMeansTrace(
        restartLosses: outcome.startLosses, searchedRows: isSample ? outcome.searched.rows.count : nil,
        totalCosines: state.totals))
  }

  /// The shapes of positive weight; `nil` when there are none.
  private func counted(_ unit: Observations, _ rows: [Int], _ weights: ObservationWeights?) -> CountedObservations? {
    let ones = [Double](repeating: 1, count: unit.featureCount)
    guard let weights else {
      return CountedObservations(
        unit, weights: [Double](repeating: 1, count: rows.count), rows: Array(rows.indices))
    }
    guard let some = try? ObservationWeights(rows.map { weights.values[$0] }) else { return nil }
    return try? CountedObservations(unit, weights: some, featureWeights: ones, limit: .max, workers: workers)
  }

  private func search(
    _ counted: CountedObservations, limit: Int, seed: UInt64
  ) throws(ClusteringError) -> SearchOutcome {
    try counted.search(limit: limit, startCount: restartCount, seed: seed, workers: workers) {
      SphericalAscent($0, clusterCount: clusterCount, workers: .one)
    } start: { ascent, _, generator throws(ClusteringError) in
      var seeding = seeding(on: ascent.rows)
      return candidate(
        ascent, from: try seeding.points(clusterCount, .greedy(clusterCount: clusterCount), using: &generator))
    } child: { ascent, best, index, generator in
      var seeding = seeding(on: ascent.rows)
      let choice: DistanceSeeding.Choice = index.isMultiple(of: 2) ? .byDistance(trials: 1) : .byWeight
      return candidate(ascent, from: seeding.reseated(best.centroids, choice, using: &generator))
    }
  }

  private func seeding(on rows: CountedObservations) -> DistanceSeeding {
    let ones = [Double](repeating: 1, count: rows.observations.featureCount)
    return DistanceSeeding(
      rows.observations, weights: rows.weights, measure: PairMeasure(.squared, featureWeights: ones),
      resolution: Self.resolution)
  }

  private func candidate(_ ascent: SphericalAscent, from start: [Double]) -> SearchCandidate {
    let state = ascent.ascend(from: start, limit: iterationLimit, isTransferring: true)
    return SearchCandidate(centroids: state.centroids, loss: state.loss)
  }
}
