public import Parallelism
public import Provenance

/// Trimmed k-means: k-means that leaves out a given share of the observations, those that fit worst.
///
/// Minimises the inertia Σᵢ τᵢ ωᵢ Σⱼ wⱼ (xᵢⱼ − c(i)ⱼ)² over k centroids and over what is kept, 0 ≤ τᵢ ≤ 1 with
/// Σ τᵢ ωᵢ = (1 − α) Σ ωᵢ: x are the observations, ω their weights, w the feature weights, α is the share left out, and
/// c(i) the nearest centroid. A few gross outliers, which would take a centroid of k-means for themselves or drag one
/// along, are left out and move nothing.
///
/// **What is left out** weighs α Σ ω exactly. Of n observations of weight 1 the farthest ⌊α n⌋ are left out; when α n is
/// not whole the next one is kept with the rest of its weight. tclust keeps that one whole; for whole α n both are the
/// same. So weight 2 is the row twice.
///
/// Each start descends by concentration steps: assign, leave out the farthest, move the centroids. Every second start is
/// drawn as by k-means++ from what is left after trimming, the others by weight alone, since outliers are far from
/// everything and plain k-means++ would seek them. Unless the starts agree, children of the best are tried: one centroid is
/// placed anew. ``KMeans`` then divides what the best start keeps, and the steps go on
/// from there, as long as that brings a lower inertia. On more than ``KMeans/searchRows`` rows this is done on a random
/// sample, and its result is refined on all rows. For α = 0 the search is that of ``KMeans``.
///
/// Sources: Cuesta-Albertos, Gordaliza & Matrán (1997), doi:10.1214/aos/1031833664; Fritz, García-Escudero & Mayo-Iscar
/// (2012), doi:10.18637/jss.v047.i12 (concentration steps).
///
/// Time is O(p n d k) for p passes; space is O(n + k d) beside the observations.
public struct TrimmedKMeans: ClusteringMethod {
  /// The name on the command line.
  public static let identifier = "trimmed"
  /// What the method does.
  public static let summary = "Trimmed k-means: leaves out the share of the accounts that fit worst"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Cuesta-Albertos, J. A.; Gordaliza, A.; Matrán, C.", year: 1997,
      title: "Trimmed k-means: an attempt to robustify quantizers", venue: "The Annals of Statistics 25(2), 553–576",
      doi: "10.1214/aos/1031833664"),
    Citation(
      authors: "Fritz, H.; García-Escudero, L. A.; Mayo-Iscar, A.", year: 2012,
      title: "tclust: An R package for a trimming approach to cluster analysis",
      venue: "Journal of Statistical Software 47(12), 1–26", doi: "10.18637/jss.v047.i12"),
  ]

  /// The default number of restarts.
  public static let defaultRestartCount = 32

  /// The number of clusters, k, at least 1.
  public let clusterCount: Int
  /// The share of the total weight that is left out, α, in 0 ..< 1.
  public let trimmedShare: Double
  /// The weight of each feature in the squared distance; `nil` weighs each 1.
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
  ///   - clusterCount: k, at least 1; that it is at most the number of rows kept is checked by the fit.
  ///   - trimmedShare: α, at least 0 and at most 1 − 1e-9; 0.05 to 0.1 where a few outliers are feared.
  ///   - featureWeights: d finite numbers of at least 0, not all 0; a feature of weight 0 is ignored.
  ///   - restartCount: At least 1.
  ///   - iterationLimit: At least 1.
  ///   - workers: The threads to use.
  /// - Throws: `clusterCount`, `badWeight`, `allWeightsZero`, `setting`.
  public init(
    clusterCount: Int, trimmedShare: Double, featureWeights: [Double]? = nil,
    restartCount: Int = Self.defaultRestartCount, iterationLimit: Int = 500, workers: Workers = .automatic
  ) throws(ClusteringError) {
    // The settings that both methods have are checked by the other one.
    _ = try KMeans(
      clusterCount: clusterCount, featureWeights: featureWeights, restartCount: restartCount,
      iterationLimit: iterationLimit)
    guard trimmedShare >= 0, trimmedShare <= 1 - 1e-9 else {
      throw .setting(name: "The share left out", value: trimmedShare, allowed: "at least 0 and below 1")
    }
    self.clusterCount = clusterCount
    self.trimmedShare = trimmedShare
    self.featureWeights = featureWeights
    self.restartCount = restartCount
    self.iterationLimit = iterationLimit
    self.workers = workers
  }

  /// Divides the observations into clusters.
  ///
  /// - Throws: `clusterCount` when k is more than the number of rows, or than the number kept when all weigh 1;
  ///   `tooFewDistinct` when fewer than k rows of positive weight differ, or so little weight is kept that a cluster has
  ///   none; `weightCount`, `valuesTooLarge`.
  public func fit(
    _ observations: Observations, weights: ObservationWeights? = nil,
    using generator: inout some RandomNumberGenerator
  ) throws(ClusteringError) -> TrimmedKMeansModel {
    let method = try KMeans(clusterCount: clusterCount, featureWeights: featureWeights, workers: workers)
    try method.check(observations, weights)
    let featureWeights = method.weightsOfFeatures(of: observations)
    let counted = try CountedObservations(
      observations, weights: weights, featureWeights: featureWeights, limit: .max, workers: workers)
    let descent = descent(on: counted, featureWeights, workers)
    let keptCount = counted.rows.count - descent.trimming.wholeRowCount
    if weights == nil, keptCount < clusterCount { throw .clusterCount(clusterCount, observations: keptCount) }
    let (centroids, restartInertias, searchedRows) =
      descent.trimming.isNothing
      ? try untrimmed(method, counted, using: &generator)
      : try search(counted, featureWeights, seed: generator.next())
    let state = descent.descend(from: centroids, limit: iterationLimit)
    let empty = state.sums.emptyClusters
    guard empty.isEmpty else { throw .tooFewDistinct(distinct: clusterCount - empty.count, clusters: clusterCount) }
    return TrimmedKMeansModel(
      observations, state, of: counted, featureWeights: featureWeights, trimmedShare: trimmedShare,
      trace: TrimmedKMeansTrace(
        restartInertias: restartInertias, searchedRows: searchedRows, inertias: state.inertias), workers: workers)
  }

  /// Where to begin on all rows, and how it was found.
  private typealias Start = (centroids: [Double], restartInertias: [Double], searchedRows: Int?)

  /// What plain k-means finds.
  private func untrimmed(
    _ method: KMeans, _ rows: CountedObservations, using generator: inout some RandomNumberGenerator
  ) throws(ClusteringError) -> Start {
    let model = try method.fit(rows.observations, weights: rows.observationWeights, using: &generator)
    return (model.centroids.flatMap { $0 }, model.trace.restartInertias, model.trace.searchedRows)
  }

  private func search(
    _ counted: CountedObservations, _ featureWeights: [Double], seed: UInt64
  ) throws(ClusteringError) -> Start {
    let limit = max(KMeans.searchRows, 64 * clusterCount)
    let found = try counted.search(limit: limit, startCount: restartCount, seed: seed, workers: workers) {
      descent(on: $0, featureWeights, .one)
    } start: { descent, index, generator throws(ClusteringError) in
      var seeding = seeding(for: descent)
      return candidate(
        descent, from: try seeding.points(clusterCount, choice(index, descent), using: &generator))
    } child: { descent, best, index, generator in
      var seeding = seeding(for: descent)
      return candidate(
        descent, from: seeding.reseated(best.centroids, choice(index, descent), using: &generator))
    }
    let isSample = found.searched.rows.count < counted.rows.count
    return (
      polished(found.best, descent(on: found.searched, featureWeights, workers), seed: seed), found.startLosses,
      isSample ? found.searched.rows.count : nil
    )
  }

  private func descent(
    on rows: CountedObservations, _ featureWeights: [Double], _ workers: Workers
  ) -> Concentration {
    Concentration(
      rows, featureWeights: featureWeights, clusterCount: clusterCount, trimmedShare: trimmedShare, workers: workers)
  }

  private func seeding(for descent: Concentration) -> DistanceSeeding {
    DistanceSeeding(
      descent.rows.observations, weights: descent.rows.weights,
      measure: PairMeasure(.squared, featureWeights: descent.featureWeights))
  }

  private func choice(_ index: Int, _ descent: Concentration) -> DistanceSeeding.Choice {
    index.isMultiple(of: 2) ? .byTrimmedDistance(descent.trimming) : .byWeight
  }

  private func candidate(_ descent: Concentration, from start: [Double]) -> SearchCandidate {
    let state = descent.descend(from: start, limit: iterationLimit)
    return SearchCandidate(centroids: state.centroids, loss: state.inertia)
  }

  /// How often plain k-means is asked.
  private static let polishLimit = 8

  /// Lets plain k-means divide what is kept, which finds partitions that the steps alone miss, and goes on from there.
  private func polished(_ start: SearchCandidate, _ descent: Concentration, seed: UInt64) -> [Double] {
    let rows = descent.rows
    var best = descent.descend(from: start.centroids, limit: iterationLimit)
    for round in 0..<Self.polishLimit where best.inertia > 0 {
      let kept = best.kept.indices.filter { best.kept[$0] > 0 }
      let part = CountedObservations(
        rows.observations.selecting(kept), weights: kept.map { best.kept[$0] }, rows: kept)
      var generator = SeededGenerator(seed: seed, stream: 1 << 33 + UInt64(round))
      // Where too few different rows are kept, there is nothing to gain.
      guard
        let method = try? KMeans(
          clusterCount: clusterCount, featureWeights: descent.featureWeights, workers: workers),
        let model = try? method.fit(part.observations, weights: part.observationWeights, using: &generator),
        model.inertia < best.inertia * (1 - 1e-10)
      else { break }
      best = descent.descend(from: model.centroids.flatMap { $0 }, limit: iterationLimit)
    }
    return best.centroids
  }
}

extension CountedObservations {
  /// The weights as methods take them; `nil` when all weigh 1.
  var observationWeights: ObservationWeights? {
    weights.allSatisfy { $0 == 1 } ? nil : try? ObservationWeights(weights)
  }
}
