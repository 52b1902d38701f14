import ClusterValidation
import Clustering
import Provenance
import Segmentation

/// What `pondera explore --format json` says. The keys are a promise to scripts; the README lists them.
struct ExploreResult: Encodable {
  struct Agreement: Encodable {
    let median: Double
    let lowerQuartile: Double
    let upperQuartile: Double
    /// Every pair, for a box plot.
    let values: [Double]
  }
  struct SegmentEntry: Encodable {
    let number: Int
    let size: Int
    let share: Double
    let jaccard: Double
    let withinSolution: Double?
    let dissolvedShare: Double
    let neighbour: Int?
    let valley: Double?
    let separation: Double?
    let borderShare: Double
    let structure: String
  }
  struct Candidate: Encodable {
    let k: Int
    let inertia: Double
    let explainedVariance: Double
    let silhouette: Double?
    let silhouetteStandardError: Double?
    let centroidSilhouette: Double?
    let calinskiHarabasz: Double?
    let daviesBouldin: Double?
    let bic: Double?
    let gap: Double?
    let gapStandardError: Double?
    let bootstrapARI: Agreement
    let predictionStrength: Double?
    let shareReachingBest: Double
    let smallestShare: Double
    let structure: String
    let segments: [SegmentEntry]
  }
  struct Recommendation: Encodable {
    let k: Int
    let reason: String
    let structure: String
    let families: Int?
    /// The largest number all of whose segments are found again too, when it is larger.
    let finerK: Int?
    /// The mean Jaccard index of each segment under the other schemes: subset, noise, jitter.
    let recovery: [String: [Double]]
  }
  struct Origin: Encodable {
    let segment: Int
    let shares: [Double]
    let entropy: Double
  }
  struct Flow: Encodable {
    let from: Int
    let to: Int
    let segments: [Origin]
  }

  let schema = "pondera.explore/1"
  let version = PonderaVersion.current
  let file: String
  let accounts: Int
  let accountsExplored: Int
  let accountsSampled: Int?
  let criteria: [String]
  let scaling: String
  let transform: String
  let response: String
  let seed: UInt64
  let pairs: Int
  let recommended: Recommendation
  let candidates: [Candidate]
  let flows: [Flow]
  let ratings: RatingsResult
  let methods: [MethodResult]?
  /// With --pictures; those of the recommended solution.
  let pictures: SegmentPictures?
  let diagnostics: [Diagnostic]

  init(_ exploration: MarketExploration) {
    let options = exploration.options.segmentation
    file = exploration.fileName
    accounts = exploration.accountCount
    accountsExplored = exploration.exploredCount
    accountsSampled = exploration.sampledCount
    criteria = exploration.criteria
    scaling = options.scaling.rawValue
    transform = options.transform.rawValue
    response = options.response.rawValue
    seed = options.seed
    pairs = exploration.options.pairCount
    let recommendation = exploration.recommendation
    recommended = Recommendation(
      k: recommendation.segmentCount, reason: recommendation.reason, structure: recommendation.structure.rawValue,
      families: recommendation.familyCount, finerK: recommendation.finerCount,
      recovery: Dictionary(
        exploration.schemes.map { ($0.scheme.rawValue, $0.meanRecoveries) }, uniquingKeysWith: { first, _ in first }))
    candidates = exploration.candidates.map(Self.candidate)
    flows = exploration.flows.map { flow in
      Flow(
        from: flow.from, to: flow.to,
        segments: flow.origins.map { Origin(segment: $0.segment, shares: $0.shares, entropy: $0.entropy) })
    }
    ratings = RatingsResult(exploration.ratings, criteria: exploration.criteria)
    methods = exploration.methods.map(MethodResult.all)
    pictures = exploration.pictures
    diagnostics = exploration.diagnostics
  }

  private static func candidate(_ candidate: ExplorationCandidate) -> Candidate {
    let agreement = candidate.bootstrap.agreement
    return Candidate(
      k: candidate.segmentCount, inertia: candidate.model.inertia,
      explainedVariance: candidate.model.explainedVariance, silhouette: candidate.silhouette?.mean,
      silhouetteStandardError: candidate.silhouette?.standardError, centroidSilhouette: candidate.centroidSilhouette,
      calinskiHarabasz: candidate.calinskiHarabasz, daviesBouldin: candidate.daviesBouldin, bic: candidate.bic,
      gap: candidate.gap?.gap, gapStandardError: candidate.gap?.standardError,
      bootstrapARI: Agreement(
        median: agreement.median, lowerQuartile: agreement.lower, upperQuartile: agreement.upper,
        values: candidate.bootstrap.agreements),
      predictionStrength: candidate.predictionStrength, shareReachingBest: candidate.shareReachingBest,
      smallestShare: candidate.smallestShare, structure: candidate.structure.rawValue,
      segments: candidate.segments.map { segment in
        SegmentEntry(
          number: segment.number, size: segment.size, share: segment.share, jaccard: segment.recovery,
          withinSolution: segment.withinSolution, dissolvedShare: segment.dissolvedShare, neighbour: segment.neighbour,
          // JSON has no infinity.
          valley: segment.valley.flatMap { $0.isFinite ? $0 : nil }, separation: segment.separation,
          borderShare: segment.borderShare, structure: segment.structure.rawValue)
      })
  }
}
