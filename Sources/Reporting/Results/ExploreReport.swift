import ClusterValidation
import Clustering
import Provenance
package import Segmentation
package import Tables

/// How an exploration is shown.
package struct ExploreReport: Report {
  private let exploration: MarketExploration
  private let dialect: CSVDialect

  /// - Parameter dialect: How the accounts were written; CSV output follows it.
  package init(_ exploration: MarketExploration, dialect: CSVDialect) {
    self.exploration = exploration
    self.dialect = dialect.forOutput
  }

  package var result: some Encodable { ExploreResult(exploration) }

  /// The table of evidence, one number of segments a row.
  package func csv(to destination: CSVDestination) throws -> FinishedFile {
    var writer = try destination.writer(dialect)
    try writer.writeRow([
      "k", "inertia", "explainedVariance", "silhouette", "centroidSilhouette", "calinskiHarabasz", "daviesBouldin",
      "bic", "gap", "gapStandardError", "bootstrapARI", "bootstrapARILowerQuartile", "bootstrapARIUpperQuartile",
      "leastJaccard", "predictionStrength", "shareReachingBest", "smallestShare", "structure",
    ])
    for candidate in exploration.candidates {
      let agreement = candidate.bootstrap.agreement
      let numbers: [Double?] = [
        Double(candidate.segmentCount), candidate.model.inertia, candidate.model.explainedVariance,
        candidate.silhouette?.mean, candidate.centroidSilhouette, candidate.calinskiHarabasz,
        candidate.daviesBouldin, candidate.bic, candidate.gap?.gap, candidate.gap?.standardError, agreement.median,
        agreement.lower, agreement.upper, candidate.bootstrap.meanRecoveries.min(), candidate.predictionStrength,
        candidate.shareReachingBest, candidate.smallestShare,
      ]
      for number in numbers {
        if let number { try writer.number(number) } else { try writer.text("") }
      }
      try writer.text(candidate.structure.rawValue)
      try writer.endRow()
    }
    return try writer.closed()
  }

  package var document: ReportDocument {
    ReportDocument(
      title: "How many segments? \(exploration.fileName)",
      blocks: [
        .facts(summary), .paragraph(exploration.recommendation.reason), .table(evidence), .table(segments),
        .table(origins),
      ] + ratings.blocks + (exploration.methods.map(ExploreMethods.blocks) ?? []) + [
        .heading("What was done"), .facts(method), .notes(exploration.diagnostics),
      ])
  }

  private var ratings: ExploreRatings {
    ExploreRatings(diagnosis: exploration.ratings, criteria: exploration.criteria)
  }

  private var summary: [ReportFact] {
    let recommendation = exploration.recommendation
    let explored = exploration.exploredCount
    let left = explored == exploration.accountCount ? "" : " (\(NumberFormat.count(explored)) with every rating)"
    return [
      ReportFact("Accounts", NumberFormat.count(exploration.accountCount) + left),
      ReportFact("Criteria", NumberFormat.count(exploration.criteria.count)),
      ReportFact("Recommended", "\(recommendation.segmentCount) segments, \(recommendation.structure.rawValue)"),
    ]
  }

  /// One line for each number of segments.
  private var evidence: ReportTable {
    let columns = ["again", "least", "halves", "silhouette", "CH", "DB", "gap", "BIC", "explained", "best", "smallest"]
    let rows = exploration.candidates.map { candidate -> [ReportCell] in
      let agreement = candidate.bootstrap.agreement
      let isTaken = candidate.segmentCount == exploration.recommendation.segmentCount
      let texts: [String] = [
        "\(NumberFormat.fixed(agreement.median, 2)) (\(NumberFormat.fixed(agreement.lower, 2))–"
          + "\(NumberFormat.fixed(agreement.upper, 2)))",
        NumberFormat.fixed(candidate.bootstrap.meanRecoveries.min() ?? 0, 2),
        text(candidate.predictionStrength, 2), silhouette(candidate), text(candidate.calinskiHarabasz, 0),
        text(candidate.daviesBouldin, 2), gap(candidate), text(candidate.bic, 0),
        NumberFormat.percent(candidate.model.explainedVariance), NumberFormat.percent(candidate.shareReachingBest),
        NumberFormat.percent(candidate.smallestShare),
      ]
      return [
        ReportCell("\(candidate.segmentCount)", emphasis: isTaken ? .strong : .plain),
        ReportCell(candidate.structure.rawValue, emphasis: isTaken ? .strong : .plain),
      ] + texts.map { ReportCell($0, emphasis: isTaken ? .strong : .plain) }
    }
    return ReportTable(
      title: "Evidence",
      columns: [ReportColumn("k", alignment: .trailing, isPinned: true), ReportColumn("structure")]
        + columns.map { ReportColumn($0, alignment: .trailing) },
      rows: rows,
      note:
        "again: median adjusted Rand index of pairs of bootstrap samples (quartiles). least: mean Jaccard index of the "
        + "segment least often found again, above 0.75 is stable. halves: prediction strength. CH: Calinski-Harabasz, "
        + "larger is better. DB: Davies-Bouldin, smaller is better. gap: gap statistic ± its error. BIC: of k equal round "
        + "clouds, smaller is better. best: restarts that reached the best solution. "
        + "smallest: share of the smallest segment.")
  }

  private func text(_ value: Double?, _ decimals: Int) -> String {
    value.map { NumberFormat.fixed($0, decimals) } ?? "–"
  }

  private func silhouette(_ candidate: ExplorationCandidate) -> String {
    guard let silhouette = candidate.silhouette else { return "–" }
    let error = silhouette.standardError.map { " ± \(NumberFormat.fixed($0, 3))" } ?? ""
    return NumberFormat.fixed(silhouette.mean, 3) + error
  }

  private func gap(_ candidate: ExplorationCandidate) -> String {
    guard let gap = candidate.gap else { return "–" }
    return "\(NumberFormat.fixed(gap.gap, 2)) ± \(NumberFormat.fixed(gap.standardError, 2))"
  }

  private var segments: ReportTable {
    TrustTable.table(
      title: "The \(exploration.recommended.segmentCount) segments, one by one",
      exploration.recommended.segments, schemes: exploration.schemes)
  }

  /// Where the recommended segments come from, and where they go.
  private var origins: ReportTable {
    let count = exploration.recommendation.segmentCount
    let flows = exploration.flows.filter { $0.to == count || $0.from == count }
    return ReportTable(
      title: "Where segments come from",
      columns: [
        ReportColumn("of", alignment: .trailing, isPinned: true), ReportColumn("segment", alignment: .trailing),
        ReportColumn("comes from"), ReportColumn("entropy", alignment: .trailing),
      ],
      rows: flows.flatMap { flow in
        flow.origins.map { origin in
          let parts = origin.shares.enumerated().filter { $0.element >= 0.05 }
            .sorted { ($1.element, $0.offset) < ($0.element, $1.offset) }
            .map { "\(NumberFormat.percent($0.element)) from \($0.offset + 1) of \(flow.from)" }
          return [
            ReportCell("\(flow.to)"), ReportCell("\(origin.segment)"), ReportCell(parts.joined(separator: ", ")),
            ReportCell(NumberFormat.fixed(origin.entropy, 2)),
          ]
        }
      },
      note: "entropy: 0 when a segment comes from one segment of the solution before.")
  }

  private var method: [ReportFact] {
    let options = exploration.options.segmentation
    return [
      ReportFact(
        "Method", "k-means; \(exploration.options.pairCount) pairs of bootstrap samples, best of 10 starts each"),
      ReportFact("Ratings", SegmentTables.preparation(options)),
      ReportFact("Seed", "\(options.seed) · Pondera \(PonderaVersion.current)"),
    ]
  }
}
