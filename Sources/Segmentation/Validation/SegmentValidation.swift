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
  /// The share of accounts on the border to another segment.
  public let borderShare: Double
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

  /// Divides, describes, and asks how far each segment can be trusted.
  ///
  /// Segments of k-means are looked for in bootstrap samples, subsets, and data with noise and jitter; those of another method
  /// in bootstrap samples that the method divides itself. Accounts that miss a rating and accounts that were trimmed are
  /// not looked at. Constraints are left out when samples are divided: what is asked is whether the segments are there
  /// without them.
  ///
  /// - Throws: what ``run(_:)`` throws; `tooFewToExplore` for fewer than ten accounts.
  public func validated(_ data: AccountData) throws -> (MarketSegmentation, SegmentValidation) {
    let division = try divide(data)
    let segmentation = try describe(division, data)
    return (segmentation, try validation(of: division, data))
  }

  private func validation(of division: Division, _ data: AccountData) throws -> SegmentValidation {
    let partition = division.partition
    let left = Set(partition.outliers).union((division.prepared.missing ?? []).joined())
    let all = division.prepared.observations.observationCount
    let rows = left.isEmpty ? nil : (0..<all).filter { !left.contains($0) }
    let looked = try rows.map { try division.prepared.selecting($0) } ?? division.prepared
    let count = looked.observations.observationCount
    guard count >= ExplorationEvidence.neededAccounts else {
      throw SegmentationError.tooFewToExplore(
        accounts: count, needed: ExplorationEvidence.neededAccounts, file: data.fileName)
    }
    let labelled = try LabelledObservations(
      looked.observations, labels: rows.map { rows in rows.map { partition.labels[$0] } } ?? partition.labels,
      clusterCount: partition.clusterCount, featureWeights: division.featureWeights)
    report("looking for the segments in samples", 0)
    let trust = try SegmentTrust(
      looked, featureWeights: division.featureWeights, pairCount: Self.validationPairs, seed: options.seed,
      workers: workers)
    guard partition.method == KMeans.identifier else {
      let segments = try trust.segments(
        labelled, centroids: partition.centroids,
        fit: try sampleFit(partition.method, partition.clusterCount, division.featureWeights))
      return SegmentValidation(
        segments: segments, schemes: [], agreement: nil, borderShare: Self.borderShare(segments),
        sampledCount: count > SegmentTrust.otherMethodLimit ? SegmentTrust.otherMethodLimit : nil)
    }
    let finding = try trust.finding(labelled, centroids: partition.centroids)
    report("looking for the segments in subsets and noise", 0.5)
    return SegmentValidation(
      segments: finding.segments,
      schemes: try trust.otherSchemes(labelled.labels, clusterCount: partition.clusterCount),
      agreement: finding.bootstrap.agreement, borderShare: finding.borders.borderShare,
      sampledCount: trust.rows?.count)
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
