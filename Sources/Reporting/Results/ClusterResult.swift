import ClusterValidation
import Clustering
import Criteria
import LinearAlgebra
import Provenance
import Segmentation

/// What `pondera cluster --format json` says. The keys are a promise to scripts; the README lists them.
struct ClusterResult: Encodable {
  struct Cell: Encodable {
    let mean: Double
    let standardError: Double
    let difference: Double
    let marker: Bool
  }
  struct SegmentEntry: Encodable {
    let number: Int
    let name: String
    let size: Int
    let share: Double
    let profile: [String: Cell]
    let weights: [String: Double]
    let withinSumOfSquares: Double
    /// The sum of the column of --min-sum.
    let amount: Double?
    /// The commonest value of each column of --categories.
    let categories: [String: Common]
    /// The account that stands for the segment, where the method names one.
    let exemplar: String?
    /// With --validate.
    let stability: Stability?
    /// The share of its accounts on the border to another segment; with --validate.
    let borderShare: Double?
  }
  struct Common: Encodable {
    let value: String?
    let share: Double
    let marketShare: Double
  }
  struct Stability: Encodable {
    /// The mean Jaccard index over bootstrap samples.
    let jaccard: Double
    let withinSolution: Double?
    let subset: Double?
    let noise: Double?
    let jitter: Double?
    let dissolvedShare: Double
    let neighbour: Int?
    let valley: Double?
    let separation: Double?
    let label: String
  }
  struct Discriminants: Encodable {
    let hitRate: Double
    let leaveOneOutHitRate: Double
    let proportionalChance: Double
    let maximumChance: Double
    let pressQ: Double
  }
  struct Agreement: Encodable {
    let median: Double
    let lowerQuartile: Double
    let upperQuartile: Double
  }
  struct MarketEntry: Encodable {
    let mean: Double
    let standardDeviation: Double
  }
  struct Evidence: Encodable {
    let k: Int
    /// Of the segment least often found again.
    let jaccard: Double
    let samples: Int
    let stable: Bool
    /// Whether there is a gap between all neighbours.
    let separated: Bool
    let bic: Double?
    /// Of those numbers of which it could decide.
    let predictionStrength: Double?
    let gap: Double?
    let gapStandardError: Double?

    init(_ candidate: SegmentCountChoice.Candidate) {
      let evidence = candidate.evidence
      k = candidate.segmentCount
      jaccard = candidate.leastRecovery
      samples = candidate.sampleCount
      stable = candidate.isStable
      separated = evidence.isSeparated
      bic = evidence.bic
      predictionStrength = evidence.predictionStrength
      gap = evidence.gap?.gap
      gapStandardError = evidence.gap?.standardError
    }
  }
  struct Missing: Encodable {
    let treatment: String
    let accounts: Int
    /// With the segments of the complete accounts alone.
    let adjustedRandIndexWithListwise: Double?
    let accountsMoved: Int?
  }
  struct Search: Encodable {
    let restarts: Int
    let shareReachingBest: Double
    let recombinations: Int
    let sampledAccounts: Int?
  }

  let schema = "pondera.cluster/1"
  let version = PonderaVersion.current
  let file: String
  let accounts: Int
  let accountsFitted: Int
  let accountsWithMissingRatings: Int
  let accountsUnassigned: Int
  let accountsTrimmed: Int
  let criteria: [String]
  let k: Int
  let method: String?
  let measures: [String: Double]
  let scaling: String
  let transform: String
  let response: String
  let weightScale: String
  let seed: UInt64
  let inertia: Double
  let explainedVariance: Double
  let market: [String: MarketEntry]
  let segments: [SegmentEntry]
  let missingRatings: Missing?
  /// The share of accounts on the border to another segment; with --validate.
  let borderShare: Double?
  let structure: String?
  let bootstrapARI: Agreement?
  let discriminantAnalysis: Discriminants?
  /// With --pictures.
  let pictures: SegmentPictures?
  let segmentCountEvidence: [Evidence]?
  let search: Search?
  let diagnostics: [Diagnostic]

  init(
    _ segmentation: MarketSegmentation, validation: SegmentValidation?, pictures: SegmentPictures?,
    diagnostics: [Diagnostic]
  ) {
    self.diagnostics = diagnostics
    self.pictures = pictures
    let criteria = segmentation.criteria
    file = segmentation.fileName
    accounts = segmentation.accountCount
    accountsFitted = segmentation.fittedCount
    accountsWithMissingRatings = segmentation.places.count(where: \.isPartial)
    accountsUnassigned = segmentation.places.count { $0.segment == nil }
    accountsTrimmed = segmentation.outliers.count
    self.criteria = criteria
    method = segmentation.method
    measures = Dictionary(segmentation.measures.map { ($0.name, $0.value) }) { first, _ in first }
    k = segmentation.segments.count
    scaling = segmentation.options.scaling.rawValue
    transform = segmentation.options.transform.rawValue
    response = segmentation.options.response.rawValue
    weightScale = segmentation.weights.scaling.rawValue
    seed = segmentation.options.seed
    inertia = segmentation.inertia
    explainedVariance = segmentation.explainedVariance
    market = Self.keyed(criteria) { index in
      MarketEntry(mean: segmentation.marketMeans[index], standardDeviation: segmentation.marketDeviations[index])
    }
    segments = segmentation.segments.enumerated().map { row, segment in
      SegmentEntry(
        number: segment.number, name: segment.name, size: segment.size, share: segment.share,
        profile: Self.keyed(criteria) { index in
          let cell = segment.profile[index]
          return Cell(
            mean: cell.mean, standardError: cell.standardError, difference: cell.difference, marker: cell.isMarker)
        },
        weights: Self.keyed(criteria) { segmentation.weights.values[row, $0] },
        withinSumOfSquares: segment.withinSumOfSquares, amount: segment.amount,
        categories: Dictionary(
          segment.categories.map { ($0.column, Common(value: $0.value, share: $0.share, marketShare: $0.marketShare)) },
          uniquingKeysWith: { first, _ in first }),
        exemplar: segmentation.exemplarIDs?[row],
        stability: validation.map { Stability($0, row) }, borderShare: validation?.segments[row].borderShare)
    }
    missingRatings = segmentation.missing.map {
      Missing(
        treatment: $0.treatment.rawValue, accounts: $0.accountCount,
        adjustedRandIndexWithListwise: $0.agreementWithListwise, accountsMoved: $0.movedCount)
    }
    segmentCountEvidence = segmentation.countChoice?.candidates.map(Evidence.init)
    search = segmentation.trace.map { trace in
      Search(
        restarts: trace.restartInertias.count, shareReachingBest: trace.shareReachingBest,
        recombinations: trace.childCount, sampledAccounts: trace.searchedRows)
    }
    borderShare = validation?.borderShare
    structure = validation?.structure.rawValue
    bootstrapARI = validation?.agreement.map {
      Agreement(median: $0.median, lowerQuartile: $0.lower, upperQuartile: $0.upper)
    }
    discriminantAnalysis = validation?.discriminants.map {
      Discriminants(
        hitRate: $0.hitRate, leaveOneOutHitRate: $0.leaveOneOutHitRate, proportionalChance: $0.proportionalChance,
        maximumChance: $0.maximumChance, pressQ: $0.pressQ)
    }
  }

  /// A dictionary from the names of the criteria, which are unique.
  static func keyed<Value>(_ names: [String], _ value: (Int) -> Value) -> [String: Value] {
    Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, value($0)) })
  }
}

extension ClusterResult.Stability {
  init(_ validation: SegmentValidation, _ index: Int) {
    let segment = validation.segments[index]
    func mean(_ scheme: ResamplingScheme) -> Double? {
      validation.schemes.first { $0.scheme == scheme }?.meanRecoveries[index]
    }
    self.init(
      jaccard: segment.recovery, withinSolution: segment.withinSolution, subset: mean(.subset), noise: mean(.noise),
      jitter: mean(.jitter), dissolvedShare: segment.dissolvedShare, neighbour: segment.neighbour,
      // JSON has no infinity.
      valley: segment.valley.flatMap { $0.isFinite ? $0 : nil }, separation: segment.separation,
      label: segment.structure.rawValue)
  }
}
