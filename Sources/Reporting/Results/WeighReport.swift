import Criteria
import DecisionAnalysis
import LinearAlgebra
import Provenance
package import Segmentation
package import Tables

/// How weights by several methods are shown.
package struct WeighReport: Report {
  private let weighing: CriterionWeighing
  private let dialect: CSVDialect

  /// - Parameter dialect: How the input was written; CSV output follows it.
  package init(_ weighing: CriterionWeighing, dialect: CSVDialect) {
    self.weighing = weighing
    self.dialect = dialect.forOutput
  }

  package var result: some Encodable { WeighResult(weighing) }

  private var comparison: WeightingComparison { weighing.comparison }

  /// Of one weighting there is nothing to say.
  private var compromise: WeightingResult? { weighing.entries.count > 1 ? weighing.compromise : nil }

  /// A weighting table with a column for each method, as `rank --weights` reads it.
  package func csv(to destination: CSVDestination) throws -> FinishedFile { try table(to: destination) { $0 } }

  /// The same table on the scale of a questionnaire: the largest weight of each weighting is 10.
  ///
  /// - Throws: ``TableError``.
  package func weightingTable(to destination: CSVDestination) throws -> FinishedFile {
    try table(to: destination) { values in
      let largest = values.max() ?? 1
      return values.map { $0 / largest * 10 }
    }
  }

  private func table(
    to destination: CSVDestination, _ scaled: ([Double]) -> [Double]
  ) throws -> FinishedFile {
    var columns = comparison.entries.indices.map { scaled(comparison.values.row($0)) }
    if let compromise { columns.append(scaled(compromise.values)) }
    var writer = try destination.writer(dialect)
    try writer.writeRow(
      ["criterion"] + comparison.entries.map(\.name) + (compromise == nil ? [] : ["compromise"]))
    for (index, criterion) in comparison.criteria.enumerated() {
      try writer.text(criterion)
      for column in columns { try writer.number(column[index]) }
      try writer.endRow()
    }
    return try writer.closed()
  }

  package var document: ReportDocument {
    ReportDocument(
      title: "How much does each criterion weigh?",
      blocks: [.facts(weighing.origins.map { ReportFact("From", $0) }), .table(weights)]
        + (consistency.isEmpty ? [] : [.heading("Do the judgments fit together?"), .facts(consistency)])
        + (weighing.entries.count > 1 && !comparison.kendall.isEmpty ? [.table(agreement)] : []) + [
          .heading("What was done"), .facts(methods), .notes(weighing.diagnostics),
        ])
  }

  private var weights: ReportTable {
    let last = compromise == nil ? [] : [ReportColumn("compromise", alignment: .trailing)]
    return ReportTable(
      title: "Weights, in shares of all",
      columns: [ReportColumn("criterion", isPinned: true)]
        + comparison.entries.map { ReportColumn($0.name, alignment: .trailing) } + last,
      rows: comparison.criteria.enumerated().map { index, criterion in
        [ReportCell(criterion)]
          + comparison.entries.indices.map { ReportCell(NumberFormat.fixed(comparison.values[$0, index], 3)) }
          + (compromise.map { [ReportCell(NumberFormat.fixed($0.values[index], 3), emphasis: .strong)] } ?? [])
      },
      note: compromise != nil ? "compromise: the geometric mean of the others." : nil)
  }

  private var consistency: [ReportFact] {
    comparison.entries.compactMap { entry in
      entry.result.consistency.map { consistency in
        let ratio = consistency.ratio.map { "ratio \(NumberFormat.fixed($0, 3))" } ?? "no ratio"
        let table = consistency.table.map { " by the table of \($0)" } ?? ""
        let verdict =
          switch consistency.isAcceptable {
          case true?: ", acceptable"
          case false?: ", too large: revisit the judgments"
          case nil: ""
          }
        return ReportFact(entry.name, "index \(NumberFormat.fixed(consistency.index, 4)), \(ratio)\(table)\(verdict)")
      }
    }
  }

  private var agreement: ReportTable {
    ReportTable(
      title: "Do they agree?",
      columns: [ReportColumn("Kendall's tau", isPinned: true)]
        + comparison.entries.map { ReportColumn($0.name, alignment: .trailing) },
      rows: comparison.entries.enumerated().map { row, entry in
        [ReportCell(entry.name)]
          + comparison.kendall[row].map { ReportCell($0.map { NumberFormat.fixed($0, 2) } ?? "–") }
      },
      note: "Of the ranks that they give the criteria: 1 is the same order and -1 the reverse.")
  }

  private var methods: [ReportFact] {
    weighing.entries.filter { !$0.result.conventions.isEmpty }.map { entry in
      ReportFact(entry.name, entry.result.conventions.text)
    } + [ReportFact("Version", "Pondera \(PonderaVersion.current)")]
  }
}
