public import ClusterValidation
import Clustering
import Parallelism
import Provenance

/// How far each segment of a segmentation can be trusted: what `cluster --validate` adds.
public struct SegmentValidation: Sendable, Hashable {
  /// The evidence for each segment.
  public let segments: [SegmentEvidence]
  /// How the segments come through subsets, noise and jitter; empty for a method other than k-means.
  public let schemes: [SegmentRecoveryEstimate]
  /// How far pairs of bootstrap samples agree; `nil` for a method other than k-means.
  public let agreement: Quartiles?
  /// For each segment its Jaccard indices over bootstrap samples; empty for a method other than k-means.
  public let boxes: [StabilityBox]
  /// The share of accounts on the border to another segment.
  public let borderShare: Double
  /// How many accounts their ratings alone put into the right segment; `nil` where the ratings do not spread within segments.
  public let discriminants: DiscriminantAnalysis?
  /// How many accounts were drawn from, when it was not all of them.
  public let sampledCount: Int?
  /// What the solution may be called: what all of its segments are at least.
  public var structure: SegmentStructure {
    SegmentStructure(
      isStable: segments.allSatisfy { $0.structure != .constructive },
      isSeparated: segments.allSatisfy { $0.structure == .natural })
  }
}

extension SegmentationRunner {
  /// The pairs of bootstrap samples of a validation.
  static let validationPairs = 100

  /// What can be asked of a segmentation beside who is where.
  public struct Extras: OptionSet, Sendable {
    /// The bits.
    public let rawValue: Int
    /// Makes a set.
    public init(rawValue: Int) { self.rawValue = rawValue }
    /// How far each segment can be trusted.
    public static let validation = Extras(rawValue: 1)
    /// The values behind pictures.
    public static let pictures = Extras(rawValue: 2)
  }

  /// Divides, describes, and finds out what else was asked.
  ///
  /// Segments of k-means are looked for in bootstrap samples, subsets, and data with noise and jitter; those of another method
  /// in bootstrap samples that the method divides itself. Accounts that miss a rating and accounts that were trimmed are
  /// not looked at, nor drawn. Constraints are left out when samples are divided: what is asked is whether the segments are
  /// there without them.
  ///
  /// - Throws: what ``run(_:)`` throws; `tooFewToExplore` when fewer than ten accounts are to be validated.
  public func run(
    _ data: AccountData, with extras: Extras
  ) throws -> (segmentation: MarketSegmentation, validation: SegmentValidation?, pictures: SegmentPictures?) {
    let division = try divide(data)
    let segmentation = try describe(division, data)
    guard !extras.isEmpty else { return (segmentation, nil, nil) }
    let looked = try complete(division)
    let validation = extras.contains(.validation) ? try validation(of: division, looked, data) : nil
    let pictures =
      extras.contains(.pictures)
      ? try SegmentPictures(
        looked.partition, centroids: division.partition.centroids, stability: validation?.boxes ?? [],
        seed: options.seed, workers: workers) : nil
    return (segmentation, validation, pictures)
  }

  /// The accounts of a division that gave every rating and were not trimmed.
  private func complete(_ division: Division) throws -> (prepared: PreparedRatings, partition: LabelledObservations) {
    let partition = division.partition
    let left = Set(partition.outliers).union((division.prepared.missing ?? []).joined())
    let all = division.prepared.observations.observationCount
    let rows = left.isEmpty ? nil : (0..<all).filter { !left.contains($0) }
    let prepared = try rows.map { try division.prepared.selecting($0) } ?? division.prepared
    return (
      prepared,
      try LabelledObservations(
        prepared.observations, labels: rows.map { rows in rows.map { partition.labels[$0] } } ?? partition.labels,
        clusterCount: partition.clusterCount, featureWeights: division.featureWeights)
    )
  }

  private func validation(
    of division: Division, _ looked: (prepared: PreparedRatings, partition: LabelledObservations), _ data: AccountData
  ) throws -> SegmentValidation {
    let (partition, labelled) = (division.partition, looked.partition)
    let count = labelled.labels.count
    guard count >= ExplorationEvidence.neededAccounts else {
      throw SegmentationError.tooFewToExplore(
        accounts: count, needed: ExplorationEvidence.neededAccounts, file: data.fileName)
    }
    report("looking for the segments in samples", 0)
    let trust = try SegmentTrust(
      looked.prepared, featureWeights: division.featureWeights, pairCount: Self.validationPairs, seed: options.seed,
      workers: workers)
    let discriminants = try whereDefined { try DiscriminantAnalysis(of: labelled, workers: workers) }
    guard partition.method == KMeans.identifier else {
      let segments = try trust.segments(
        labelled, centroids: partition.centroids,
        fit: try sampleFit(partition.method, partition.clusterCount, division.featureWeights))
      return SegmentValidation(
        segments: segments, schemes: [], agreement: nil, boxes: [], borderShare: Self.borderShare(segments),
        discriminants: discriminants,
        sampledCount: count > SegmentTrust.otherMethodLimit ? SegmentTrust.otherMethodLimit : nil)
    }
    let finding = try trust.finding(labelled, centroids: partition.centroids)
    report("looking for the segments in subsets and noise", 0.5)
    return SegmentValidation(
      segments: finding.segments,
      schemes: try trust.otherSchemes(labelled.labels, clusterCount: partition.clusterCount),
      agreement: finding.bootstrap.agreement, boxes: finding.bootstrap.recoveries.compactMap { StabilityBox($0) },
      borderShare: finding.borders.borderShare, discriminants: discriminants, sampledCount: trust.rows?.count)
  }

  private static func borderShare(_ segments: [SegmentEvidence]) -> Double {
    segments.reduce(0) { $0 + $1.share * $1.borderShare }
  }

  /// A method of the catalogue as it divides a sample: on one thread, into as many segments as the sample has patterns for.
  private func sampleFit(
    _ name: String, _ segmentCount: Int, _ featureWeights: [Double]
  ) throws -> @Sendable (Observations, ObservationWeights?, UInt64) throws(ClusteringError) -> [Int] {
    let entry = try entry(named: name)
    let (restartCount, trimmedShare) = (options.restartCount, options.trimmedShare)
    return { (observations, weights, seed) throws(ClusteringError) in
      var generator = SeededGenerator(seed: seed)
      func divide(_ count: Int, _ generator: inout SeededGenerator) throws(ClusteringError) -> [Int] {
        try entry.partition(
          observations, weights: weights,
          settings: .init(
            clusterCount: count, featureWeights: featureWeights, restartCount: restartCount,
            trimmedShare: trimmedShare, workers: .one), using: &generator
        ).labels
      }
      do throws(ClusteringError) {
        return try divide(segmentCount, &generator)
      } catch {
        guard case .tooFewDistinct(let distinct, _) = error else { throw error }
        return try divide(distinct, &generator)
      }
    }
  }
}
