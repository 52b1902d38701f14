import ClusterValidation
import Clustering
import Criteria
import LinearAlgebra
package import Provenance
package import Segmentation
package import Tables

/// How a segmentation is shown.
package struct ClusterReport: Report {
  private let segmentation: MarketSegmentation
  private let validation: SegmentValidation?
  private let pictures: SegmentPictures?
  private let dialect: CSVDialect
  private let diagnostics: [Diagnostic]

  /// - Parameters:
  ///   - validation: How far the segments can be trusted, when that was asked.
  ///   - pictures: The values behind pictures, when they were asked for; they are in the JSON only.
  ///   - dialect: How the accounts were written; CSV output follows it.
  ///   - finding: What is to be said of a file that was written beside the report.
  package init(
    _ segmentation: MarketSegmentation, validation: SegmentValidation? = nil, pictures: SegmentPictures? = nil,
    dialect: CSVDialect, writing finding: Diagnostic? = nil
  ) {
    self.segmentation = segmentation
    self.validation = validation
    self.pictures = pictures
    self.dialect = dialect.forOutput
    diagnostics = segmentation.diagnostics + [finding].compactMap { $0 }
  }

  package var result: some Encodable {
    ClusterResult(segmentation, validation: validation, pictures: pictures, diagnostics: diagnostics)
  }

  /// The weighting table: criteria in the rows, segments in the columns, as `compare --with` reads it.
  package func csv(to destination: CSVDestination) throws -> FinishedFile {
    var writer = try destination.writer(dialect)
    try writer.writeRow(["criterion"] + segmentation.segments.map(\.name))
    for (index, criterion) in segmentation.criteria.enumerated() {
      try writer.text(criterion)
      for segment in segmentation.segments.indices { try writer.number(segmentation.weights.values[segment, index]) }
      try writer.endRow()
    }
    return try writer.closed()
  }

  package var document: ReportDocument {
    ReportDocument(
      title: "Segments of \(SegmentTables.shortName(of: segmentation))",
      blocks: [.facts(summary), .table(SegmentTables.weights(segmentation))] + bars + trust
        + [.heading("What was done"), .facts(method), .notes(diagnostics)])
  }

  private var summary: [ReportFact] {
    let fitted = segmentation.fittedCount
    let accounts = segmentation.accountCount
    let left = fitted == accounts ? "" : " (\(NumberFormat.count(fitted)) with every rating)"
    return [
      ReportFact("Accounts", NumberFormat.count(accounts) + left),
      ReportFact("Criteria", NumberFormat.count(segmentation.criteria.count)),
      ReportFact("Segments", "\(segmentation.segments.count)\(choice)"),
      ReportFact(
        "Explained",
        "\(NumberFormat.percent(segmentation.explainedVariance)) of the variance between accounts lies between segments"
      ),
    ]
  }

  /// How far the segments can be trusted.
  private var trust: [ReportBlock] {
    guard let validation else { return [] }
    let agreement =
      validation.agreement.map {
        "; pairs of bootstrap samples agree by an adjusted Rand index of \(NumberFormat.fixed($0.median, 2)) "
          + "(\(NumberFormat.fixed($0.lower, 2))–\(NumberFormat.fixed($0.upper, 2)))"
      } ?? ""
    let sample =
      validation.sampledCount.map { "; samples are drawn from \(NumberFormat.count($0)) accounts" } ?? ""
    return [
      .table(TrustTable.table(title: "Can they be trusted?", validation.segments, schemes: validation.schemes)),
      .facts(
        [
          ReportFact("Solution", validation.structure.rawValue + agreement + sample),
          ReportFact("Border accounts", NumberFormat.percent(validation.borderShare)),
        ] + discriminants(validation)),
    ]
  }

  private func discriminants(_ validation: SegmentValidation) -> [ReportFact] {
    validation.discriminants.map { analysis in
      [
        ReportFact(
          "Discriminants",
          "\(NumberFormat.percent(analysis.hitRate)) of the accounts are told by their ratings, "
            + "\(NumberFormat.percent(analysis.leaveOneOutHitRate)) of accounts left out (by chance "
            + "\(NumberFormat.percent(analysis.proportionalChance)))")
      ]
    } ?? []
  }

  private var choice: String {
    guard let choice = segmentation.countChoice else { return "" }
    let evidence = choice.candidates.map { "\($0.segmentCount): \(NumberFormat.fixed($0.leastRecovery, 2))" }
    let reason =
      if let finerCut = choice.rule.finerCut {
        "all of them found again in bootstrap samples; a \(finerCut)"
      } else if choice.isSupported {
        "the largest number all of whose segments are found again in bootstrap samples"
      } else {
        "none being found again in bootstrap samples"
      }
    return ", \(reason) (Jaccard index of the least stable one, above 0.75: \(evidence.joined(separator: ", ")))"
  }

  /// One picture a segment: its mean ratings as bars against the market mean.
  private var bars: [ReportBlock] {
    let formatted = NumberFormat.column(
      segmentation.segments.flatMap { $0.profile.map(\.mean) } + segmentation.marketMeans)
    let width = segmentation.criteria.count
    let scale = SegmentTables.barScale(segmentation)
    return [.heading("Profiles: mean ratings, with the market mean as a line")]
      + segmentation.segments.enumerated().map { index, segment in
        .bars(
          ReportBars(
            title: "\(segment.number)  \(segment.name)",
            subtitle: "\(NumberFormat.count(segment.size)) accounts · \(NumberFormat.percent(segment.share))",
            rows: segment.profile.enumerated().map { criterion, cell in
              ReportBars.Row(
                label: segmentation.criteria[criterion], value: scale.place(cell.mean, criterion),
                reference: scale.place(segmentation.marketMeans[criterion], criterion),
                valueText: formatted[index * width + criterion],
                referenceText: formatted[segmentation.segments.count * width + criterion],
                emphasis: SegmentTables.emphasis(cell))
            }, low: 0, high: 1, valueHeading: "mean", referenceHeading: "market"))
      }
  }

  private var method: [ReportFact] {
    let options = segmentation.options
    let measures = segmentation.measures.map { $0.text(digits: 6) }
    return [
      ReportFact("Method", segmentation.method.map(description) ?? "a saved model, applied"),
      measures.isEmpty ? nil : ReportFact("Measures", measures.joined(separator: ", ")),
      ReportFact("Ratings", SegmentTables.preparation(options)),
      ReportFact("Inertia", NumberFormat.significant(segmentation.inertia, 8)),
      ReportFact("Seed", "\(options.seed) · Pondera \(PonderaVersion.current)"),
    ].compactMap { $0 }
  }

  private func description(of method: String) -> String {
    if segmentation.trace != nil { return "k-means, \(search)" }
    return ClusteringCatalogue.entry(named: method)?.summary ?? method
  }

  private var search: String {
    guard let trace = segmentation.trace else { return "" }
    let restarts = trace.restartInertias.count
    let reached = Int((trace.shareReachingBest * Double(restarts)).rounded())
    let children = trace.childCount > 0 ? ", \(NumberFormat.count(trace.childCount)) recombinations" : ""
    let sample = trace.searchedRows.map { " on a sample of \(NumberFormat.count($0)), refined on all" } ?? ""
    return "\(restarts) starts, \(reached) of which reached the best\(children)\(sample)"
  }
}
