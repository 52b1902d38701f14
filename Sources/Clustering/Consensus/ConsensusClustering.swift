public import Parallelism
public import Provenance

/// The consensus of many k-means partitions: what an ensemble of samples of the market agrees on.
///
/// Each member is the best of a few starts of k-means on a sample (``EnsembleSampling``) and labels every observation by
/// its nearest centroid. Segment 1 of one member may be segment 3 of another; so members are renamed, and the shares of
/// the members that give an observation each label are its **memberships**. The consensus is least far from all members:
/// it minimises Σ_b Σᵢ ωᵢ |H_bᵢ − Mᵢ|² over the names and over M, where H_b is 1 for the label of i in member b and 0 for
/// the others, and M are the memberships. Each observation gets the label of its largest membership, which says how
/// sure that is.
///
/// From the names of each of ``referenceLimit`` members, one member after the other gets by optimal assignment the names
/// that agree best with the others, until nothing changes; the best is kept, and refined on all observations. On more than ``KMeans/searchRows``
/// observations samples are of that size, and so are the names found at first.
///
/// Sources: Dimitriadou, Weingessel & Hornik (2002), doi:10.1142/S0218001402002052; Hornik (2005),
/// doi:10.18637/jss.v014.i12 (soft least squares consensus).
///
/// Time is O(B (s p d + n d + n k)) times k for B members, samples of s rows and p passes over these; space is 2 B n + 2 k n
/// bytes beside the observations. No pair of observations is looked at.
public struct ConsensusClustering: ClusteringMethod {
  /// The name on the command line.
  public static let identifier = "consensus"
  /// What the method does.
  public static let summary = "Consensus of many k-means partitions of samples, with the share that agrees"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Dimitriadou, E.; Weingessel, A.; Hornik, K.", year: 2002,
      title: "A combination scheme for fuzzy clustering",
      venue: "International Journal of Pattern Recognition and Artificial Intelligence 16(7), 901–912",
      doi: "10.1142/S0218001402002052"),
    Citation(
      authors: "Hornik, K.", year: 2005, title: "A CLUE for CLUster Ensembles",
      venue: "Journal of Statistical Software 14(12), 1–25", doi: "10.18637/jss.v014.i12"),
  ]

  /// The default number of members.
  public static let defaultMemberCount = 50
  /// The default number of starts of k-means for each member.
  public static let defaultRestartCount = 4
  /// From how many members' names the search starts at most.
  public static let referenceLimit = 8

  /// The number of clusters, k, at least 1.
  public let clusterCount: Int
  /// The number of partitions, B.
  public let memberCount: Int
  /// What each member is fitted to.
  public let sampling: EnsembleSampling
  /// The weight of each feature in the squared distance; `nil` weighs each 1.
  public let featureWeights: [Double]?
  /// The number of starts of k-means for each member, of which the best is kept, at least 1.
  public let restartCount: Int
  /// The largest number of rounds of renaming.
  public let iterationLimit: Int
  /// The threads to use; the result does not depend on them.
  public let workers: Workers

  /// Checks and keeps a configuration.
  ///
  /// - Parameters:
  ///   - clusterCount: k, in 1 ... 65535; that it is at most n is checked by the fit.
  ///   - memberCount: B, in 2 ... 65535.
  ///   - sampling: What each member is fitted to; the share of a subsample lies above 0 and is at most 1.
  ///   - featureWeights: d finite numbers of at least 0, not all 0; a feature of weight 0 is ignored.
  ///   - restartCount: At least 1.
  ///   - iterationLimit: At least 1.
  ///   - workers: The threads to use.
  /// - Throws: `clusterCount`, `badWeight`, `allWeightsZero`, `setting`.
  public init(
    clusterCount: Int, memberCount: Int = Self.defaultMemberCount, sampling: EnsembleSampling = .bootstrap,
    featureWeights: [Double]? = nil, restartCount: Int = Self.defaultRestartCount, iterationLimit: Int = 100,
    workers: Workers = .automatic
  ) throws(ClusteringError) {
    // The settings that both methods have are checked by the other one.
    _ = try KMeans(
      clusterCount: clusterCount, featureWeights: featureWeights, restartCount: restartCount,
      iterationLimit: iterationLimit)
    guard clusterCount <= Int(UInt16.max) else {
      throw .setting(name: "The number of segments", value: Double(clusterCount), allowed: "at most 65535")
    }
    guard 2...Int(UInt16.max) ~= memberCount else {
      throw .setting(name: "The number of members", value: Double(memberCount), allowed: "in 2…65535")
    }
    if case .subsample(let share) = sampling, !(share > 0 && share <= 1) {
      throw .setting(name: "The share of a subsample", value: share, allowed: "above 0 and at most 1")
    }
    self.clusterCount = clusterCount
    self.memberCount = memberCount
    self.sampling = sampling
    self.featureWeights = featureWeights
    self.restartCount = restartCount
    self.iterationLimit = iterationLimit
    self.workers = workers
  }

  /// Divides the observations into clusters.
  ///
  /// A sample in which fewer than k rows differ is drawn anew, and after a few vain draws that member is fitted to all rows.
  ///
  /// - Throws: `clusterCount` when k > n, `tooFewDistinct` when fewer than k rows of positive weight differ,
  ///   `weightCount`, `valuesTooLarge`.
  public func fit(
    _ observations: Observations, weights: ObservationWeights? = nil,
    using generator: inout some RandomNumberGenerator
  ) throws(ClusteringError) -> ConsensusModel {
    let method = try KMeans(clusterCount: clusterCount, featureWeights: featureWeights)
    try method.check(observations, weights)
    let featureWeights = method.weightsOfFeatures(of: observations)
    let counted = try CountedObservations(
      observations, weights: weights, featureWeights: featureWeights, limit: .max, workers: workers)
    let seed = generator.next()
    let ensemble = try ClusterEnsemble(
      observations, counted, featureWeights: featureWeights, method: self, seed: seed)
    var consensus = MemberVotes(
      members: ensemble.members, weights: weights?.values, clusterCount: clusterCount,
      names: names(ensemble, counted, seed: seed), workers: workers)
    consensus.settle(roundLimit: iterationLimit)
    return ConsensusModel(observations, consensus, featureWeights: featureWeights)
  }

  /// The best names found on at most as many rows as k-means searches.
  private func names(_ ensemble: ClusterEnsemble, _ counted: CountedObservations, seed: UInt64) -> [[Int]] {
    var generator = SeededGenerator(seed: seed, stream: .max)
    let count = counted.rows.count
    let rows =
      count > KMeans.searchRows
      ? generator.sampleOfIndices(KMeans.searchRows, below: count) : Array(counted.rows.indices)
    let members = ensemble.members.map { labels in rows.map { labels[counted.rows[$0]] } }
    let weights = counted.weights.allSatisfy { $0 == 1 } ? nil : rows.map { counted.weights[$0] }
    let found = workers.map(min(Self.referenceLimit, memberCount)) { reference in
      var votes = MemberVotes(
        members: members, weights: weights, clusterCount: clusterCount, likeMember: reference, workers: .one)
      votes.settle(roundLimit: iterationLimit)
      return (loss: votes.losses.last ?? 0, names: votes.names)
    }
    var best = found[0]
    for other in found.dropFirst() where other.loss < best.loss { best = other }
    return best.names
  }
}
