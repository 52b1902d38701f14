import ClusterValidation
import Clustering
public import Criteria
import LinearAlgebra
public import Parallelism
import Provenance

/// Holds found segments against those believed in.
public struct ComparisonRunner: Sendable {
  /// The threads to use; the result does not depend on them.
  public let workers: Workers

  /// Makes a runner.
  public init(workers: Workers = .automatic) { self.workers = workers }

  /// Compares.
  ///
  /// - Parameters:
  ///   - segmentation: The segments found in these accounts.
  ///   - data: The accounts, with labels when a column declares the believed segments.
  ///   - predefined: The believed weighting table, over the same criteria in the same order; `nil` computes the profiles
  ///     of the declared segments.
  /// - Throws: ``SegmentationError`` when there is nothing to compare with.
  public func run(
    _ segmentation: MarketSegmentation, _ data: AccountData, predefined: WeightingTable?
  ) throws -> SegmentComparison {
    let options = segmentation.options
    let prepared = try PreparedRatings(data, transform: options.transform, response: options.response)
    let believed = try PredefinedSegments(
      data, prepared, given: predefined, options: options, featureWeights: segmentation.featureWeights,
      workers: workers)
    let pairs = ComparedAccounts(segmentation, prepared, believed)
    guard !pairs.observations.isEmpty else { throw SegmentationError.nothingToCompare }
    let agreement = try PartitionAgreement(
      rows: pairs.believed, columns: pairs.found, rowCount: believed.table.segments.count,
      columnCount: segmentation.segments.count)
    let matches = try matches(segmentation, believed, agreement)
    let compared = prepared.observations.selecting(pairs.observations)
    func explained(_ labels: [Int], _ count: Int) throws -> Double {
      let dispersion = try ClusterDispersion(
        of: LabelledObservations(
          compared, labels: labels, clusterCount: count, featureWeights: segmentation.featureWeights),
        workers: workers)
      return dispersion.total > 0 ? try dispersion.explainedVariance() : 0
    }
    let misfits = try MisfitSearch(
      data, prepared, pairs, believed, featureWeights: segmentation.featureWeights, workers: workers)
    let families = try believed.table.families()
    let fates = fates(agreement)
    let correlations = try believed.table.profileCorrelations()
    let verdict = ComparisonVerdict(
      names: believed.table.segments, agreement: agreement, matches: matches, families: families, fates: fates)
    return SegmentComparison(
      segmentation: segmentation, predefined: believed.table, declaredColumn: data.labelColumn,
      comparedCount: pairs.observations.count, agreement: agreement, matches: matches,
      beliefs: beliefs(segmentation, believed, matches), fates: fates, families: families,
      predefinedCorrelations: (0..<correlations.rowCount).map { correlations.row($0) },
      predefinedExplainedVariance: try explained(pairs.believed, believed.table.segments.count),
      foundExplainedVariance: try explained(pairs.found, segmentation.segments.count),
      misfitCount: misfits.count, misfits: misfits.worst, verdict: verdict.sentence,
      diagnostics: segmentation.diagnostics
        + diagnostics(
          segmentation, believed, pairs, completeCount: prepared.observations.observationCount))
  }

  private func matches(
    _ segmentation: MarketSegmentation, _ believed: PredefinedSegments, _ agreement: PartitionAgreement
  ) throws -> [SegmentComparison.Match] {
    let found = segmentation.segments
    let weights = segmentation.featureWeights
    let costs = believed.centroids.map { profile in
      found.map { segment in
        squaredDistance(profile[...], segment.centroid[...], featureWeights: weights).squareRoot()
      }
    }
    let partner = try LinearAssignment(costs: costs).columnOfRow
    let both = try WeightingTable(
      segments: (0..<(believed.table.segments.count + found.count)).map { "\($0)" }, criteria: segmentation.criteria,
      means: Matrix(
        rows: believed.table.segments.indices.map { believed.table.profile($0) }
          + found.map { $0.profile.map(\.mean) }))
    let correlations = try both.profileCorrelations()
    let table = agreement.table
    var matches: [SegmentComparison.Match] = []
    for (row, column) in partner.enumerated() {
      guard let column else {
        matches.append(.init(found: nil, predefined: row, distance: nil, correlation: nil, overlap: nil))
        continue
      }
      let common = table[row, column]
      let either = table.rowSums[row] + table.columnSums[column] - common
      matches.append(
        .init(
          found: column, predefined: row, distance: costs[row][column],
          correlation: correlations[row, believed.table.segments.count + column],
          overlap: either > 0 ? Double(common) / Double(either) : 0))
    }
    let matched = Set(partner.compactMap { $0 })
    for column in found.indices where !matched.contains(column) {
      matches.append(.init(found: column, predefined: nil, distance: nil, correlation: nil, overlap: nil))
    }
    return matches
  }

  private func beliefs(
    _ segmentation: MarketSegmentation, _ believed: PredefinedSegments, _ matches: [SegmentComparison.Match]
  ) -> [SegmentComparison.Belief] {
    let beliefs = segmentation.criteria.indices.map { criterion in
      var differences: [Double?] = []
      var standardized: [Double?] = []
      for match in matches {
        guard let row = match.predefined else { continue }
        guard let column = match.found else {
          differences.append(nil)
          standardized.append(nil)
          continue
        }
        let cell = segmentation.segments[column].profile[criterion]
        let difference = cell.mean - believed.table.means[row, criterion]
        differences.append(difference)
        standardized.append(cell.standardError > 0 ? difference / cell.standardError : nil)
      }
      let known = differences.compactMap { $0 }
      return SegmentComparison.Belief(
        criterion: criterion, differences: differences, standardized: standardized,
        meanAbsoluteDifference: known.isEmpty ? 0 : known.reduce(0) { $0 + abs($1) } / Double(known.count))
    }
    return beliefs.sorted {
      ($1.meanAbsoluteDifference, $0.criterion) < ($0.meanAbsoluteDifference, $1.criterion)
    }
  }

  /// A found segment counts as a part of a believed one from this share on.
  private static let partShare = 0.25

  private func fates(_ agreement: PartitionAgreement) -> [SegmentComparison.Fate] {
    let table = agreement.table
    return (0..<table.rowCount).map { row in
      let size = table.rowSums[row]
      let parts = (0..<table.columnCount).compactMap { column -> SegmentComparison.Fate.Part? in
        let share = size > 0 ? Double(table[row, column]) / Double(size) : 0
        return share >= Self.partShare ? .init(found: column, share: share) : nil
      }
      return .init(
        predefined: row, size: size, parts: parts.sorted { ($1.share, $0.found) < ($0.share, $1.found) })
    }
  }

  private func diagnostics(
    _ segmentation: MarketSegmentation, _ believed: PredefinedSegments, _ pairs: ComparedAccounts, completeCount: Int
  ) -> [Diagnostic] {
    var found: [Diagnostic] = []
    let unlabelled = completeCount - pairs.observations.count
    if unlabelled > 0 {
      found.append(
        Diagnostic(
          .warning, code: "no-declared-segment",
          "\(unlabelled) account\(unlabelled == 1 ? " has" : "s have") no declared segment and "
            + "\(unlabelled == 1 ? "was" : "were") left out of the comparison."))
    }
    let weights = believed.table.means.elements
    let range = segmentation.ratingRange
    let width = range.upperBound - range.lowerBound
    if weights.min()! < range.lowerBound - width / 2 || weights.max()! > range.upperBound + width / 2 {
      found.append(
        Diagnostic(
          .warning, code: "different-scale",
          "The believed weights go from \(weights.min()!) to \(weights.max()!) and the ratings from "
            + "\(range.lowerBound) to \(range.upperBound): they seem to be on different scales, so that distances and "
            + "differences mean little; the correlations still hold."))
    }
    if believed.membership == .nearestProfile {
      found.append(
        Diagnostic(
          .note, code: "nearest-profile",
          "No column declares the believed segments, so each account was given to the nearest believed profile; with "
            + "--with-column NAME the declared segments are compared."))
    }
    return found
  }
}
