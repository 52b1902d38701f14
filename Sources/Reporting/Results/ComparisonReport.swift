import ClusterValidation
import Criteria
import Provenance
package import Segmentation
package import Tables

/// How a comparison is shown.
package struct ComparisonReport: Report {
  private let comparison: SegmentComparison
  private let dialect: CSVDialect

  /// - Parameter dialect: How the accounts were written; CSV output follows it.
  package init(_ comparison: SegmentComparison, dialect: CSVDialect) {
    self.comparison = comparison
    self.dialect = dialect.forOutput
  }

  package var result: some Encodable { ComparisonResult(comparison) }

  private var names: [String] { comparison.predefined.segments }
  private var found: [Segment] { comparison.segmentation.segments }

  /// The matched cross table: believed segments in the rows, found ones in the columns.
  package func csv(to destination: CSVDestination) throws -> FinishedFile {
    var writer = try destination.writer(dialect)
    try writer.writeRow(["predefined"] + columnOrder.map { found[$0].name })
    for row in names.indices {
      try writer.text(names[row])
      for column in columnOrder { try writer.number(comparison.agreement.table[row, column]) }
      try writer.endRow()
    }
    return try writer.closed()
  }

  /// Found segments in the order of their partners, so that matched pairs lie on the diagonal.
  private var columnOrder: [Int] { comparison.matches.compactMap(\.found) }

  package var document: ReportDocument {
    ReportDocument(
      title: "Do the believed segments hold? \(SegmentTables.shortName(of: comparison.segmentation))",
      blocks: [
        .paragraph(comparison.verdict), .facts(summary), .table(matching), .table(crossTable), .facts(agreementFacts),
        .heading("Families and splits"), .facts(structure), .table(beliefs),
      ] + misfits + [
        .table(SegmentTables.weights(comparison.segmentation)), .notes(comparison.diagnostics),
      ])
  }

  private var summary: [ReportFact] {
    let declared = comparison.declaredColumn.map { "declared in '\($0)'" } ?? "by the nearest believed profile"
    return [
      ReportFact("Accounts", "\(NumberFormat.count(comparison.comparedCount)) compared"),
      ReportFact("Believed", "\(names.count) segments, membership \(declared)"),
      ReportFact(
        "Found", "\(found.count) segments (k-means, \(SegmentTables.preparation(comparison.segmentation.options)))"),
      ReportFact(
        "Explained",
        "\(NumberFormat.percent(comparison.foundExplainedVariance)) of the variance by the found segments, "
          + "\(NumberFormat.percent(comparison.predefinedExplainedVariance)) by the believed ones"),
    ]
  }

  private var matching: ReportTable {
    ReportTable(
      title: "Matched one to one by profile",
      columns: [
        ReportColumn("believed", isPinned: true), ReportColumn("found"), ReportColumn("distance", alignment: .trailing),
        ReportColumn("corre\(DisplayWidth.softHyphen)lation", alignment: .trailing),
        ReportColumn("overlap", alignment: .trailing),
      ],
      rows: comparison.matches.map { match in
        [
          ReportCell(match.predefined.map { names[$0] } ?? "(none)"),
          ReportCell(match.found.map { "\($0 + 1) \(found[$0].name)" } ?? "(none)"),
          ReportCell(match.distance.map { NumberFormat.fixed($0, 2) } ?? ""),
          ReportCell(match.correlation.map { NumberFormat.fixed($0, 2) } ?? ""),
          ReportCell(match.overlap.map { NumberFormat.percent($0) } ?? ""),
        ]
      },
      note: "Overlap: accounts in both as a share of the accounts in either.")
  }

  private var crossTable: ReportTable {
    let agreement = comparison.agreement
    let order = columnOrder
    var rows = names.indices.map { row in
      [ReportCell(names[row])]
        + order.map { column in
          let isMatch = comparison.matches.contains { $0.predefined == row && $0.found == column }
          return ReportCell(
            NumberFormat.count(agreement.table[row, column]), emphasis: isMatch ? .strong : .plain)
        }
        + [
          ReportCell(NumberFormat.percent(agreement.rows[row].purity), emphasis: .muted),
          ReportCell(NumberFormat.fixed(agreement.rows[row].entropy, 2), emphasis: .muted),
        ]
    }
    rows.append(
      [ReportCell("purity", emphasis: .muted)]
        + order.map { ReportCell(NumberFormat.percent(agreement.columns[$0].purity), emphasis: .muted) }
        + [ReportCell(NumberFormat.percent(agreement.purity), emphasis: .muted), ReportCell("")])
    rows.append(
      [ReportCell("entropy", emphasis: .muted)]
        + order.map { ReportCell(NumberFormat.fixed(agreement.columns[$0].entropy, 2), emphasis: .muted) }
        + [ReportCell(""), ReportCell("")])
    return ReportTable(
      title: "Cross table: believed (rows) by found (columns)",
      columns: [ReportColumn("believed", isPinned: true)]
        + order.map { ReportColumn("\($0 + 1) \(found[$0].name)", alignment: .trailing) }
        + [ReportColumn("purity", alignment: .trailing), ReportColumn("entropy", alignment: .trailing)],
      rows: rows, note: "Entropy in nats: 0 when all accounts of a row or column lie in one cell.")
  }

  private var agreementFacts: [ReportFact] {
    let agreement = comparison.agreement
    func two(_ value: Double) -> String { NumberFormat.fixed(value, 3) }
    return [
      ReportFact("Adjusted Rand", "\(two(agreement.adjustedRandIndex))  (1 = same division, 0 = as by chance)"),
      ReportFact(
        "Information",
        "adjusted \(two(agreement.adjustedMutualInformation)), normalised \(two(agreement.normalizedMutualInformation)), "
          + "V-measure \(two(agreement.vMeasure)), variation \(two(agreement.variationOfInformation)) nats"),
      ReportFact(
        "Pairs", "Fowlkes-Mallows \(two(agreement.fowlkesMallows)), Jaccard \(two(agreement.jaccardIndex))"),
    ]
  }

  private var structure: [ReportFact] {
    var facts = comparison.families.enumerated().map { index, family in
      ReportFact("Family \(index + 1)", family.map { names[$0] }.joined(separator: " + ") + correlation(family))
    }
    for fate in comparison.fates {
      let parts = fate.parts.map { "\(NumberFormat.percent($0.share)) in \($0.found + 1) \(found[$0.found].name)" }
      let verb = fate.splits ? "splits" : "stays whole"
      facts.append(ReportFact(names[fate.predefined], ([verb] + parts).joined(separator: ", ")))
    }
    return facts
  }

  private func correlation(_ family: [Int]) -> String {
    guard family.count > 1 else { return "" }
    let pairs = family.flatMap { left in family.filter { $0 > left }.map { comparison.predefinedCorrelations[left][$0] }
    }
    return "  (profiles correlate \(NumberFormat.fixed(pairs.min()!, 2))\(family.count > 2 ? " or more" : ""))"
  }

  private var beliefs: ReportTable {
    let matched = comparison.matches.filter { $0.predefined != nil }
    return ReportTable(
      title: "Where the belief is off: found mean less believed weight",
      columns: [
        ReportColumn("criterion", isPinned: true), ReportColumn("mean |off|", alignment: .trailing),
      ] + matched.map { ReportColumn(names[$0.predefined!], alignment: .trailing) },
      rows: comparison.beliefs.map { belief in
        [
          ReportCell(comparison.segmentation.criteria[belief.criterion]),
          ReportCell(NumberFormat.fixed(belief.meanAbsoluteDifference, 2), emphasis: .muted),
        ]
          + belief.differences.enumerated().map { index, difference in
            guard let difference else { return ReportCell("") }
            let isClear = abs(belief.standardized[index] ?? 0) >= 3 && abs(difference) >= 0.5
            return ReportCell(
              NumberFormat.signed(difference, 2), emphasis: isClear ? (difference > 0 ? .above : .below) : .plain)
          }
      },
      note: "▲ ▼ half a point or more, and more than three standard errors of the found mean.")
  }

  private var misfits: [ReportBlock] {
    guard !comparison.misfits.isEmpty else { return [] }
    let share = Double(comparison.misfitCount) / Double(comparison.comparedCount)
    return [
      .table(
        ReportTable(
          title: "Accounts that fit their declared segment worst",
          columns: [
            ReportColumn("account", isPinned: true), ReportColumn("declared"), ReportColumn("fits better"),
            ReportColumn("times as far", alignment: .trailing),
          ],
          rows: comparison.misfits.map { misfit in
            [
              ReportCell(misfit.id), ReportCell(names[misfit.declared]), ReportCell(names[misfit.better]),
              ReportCell(misfit.distanceRatio < 1_000 ? NumberFormat.fixed(misfit.distanceRatio, 1) : "> 1,000"),
            ]
          },
          note: "\(NumberFormat.count(comparison.misfitCount)) accounts (\(NumberFormat.percent(share))) fit another "
            + "believed segment better than the one declared."))
    ]
  }
}
