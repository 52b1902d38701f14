import Criteria
import DecisionAnalysis
import Provenance
package import Segmentation
package import Tables

/// How categories of alternatives are shown.
package struct SortReport: Report {
  private let sorting: OfferSorting
  private let shown: Int

  /// - Parameter shown: How many alternatives people see; scripts get all.
  package init(_ sorting: OfferSorting, shown: Int) {
    self.sorting = sorting
    self.shown = shown
  }

  package var result: some Encodable { SortResult(sorting) }

  private var matrix: DecisionMatrix { sorting.offers.matrix }
  private var segments: [String] { sorting.weights.segments.map(\.name) }
  /// The entries of each method, in the order of the methods.
  private var methods: [[OfferSorting.Entry]] {
    stride(from: 0, to: sorting.entries.count, by: segments.count).map {
      Array(sorting.entries[$0..<($0 + segments.count)])
    }
  }

  /// One row for each segment, method and alternative.
  package func csv(to destination: CSVDestination) throws -> FinishedFile {
    var writer = try destination.writer(sorting.offers.dialect.forOutput)
    try writer.writeRow(["segment", "method", "alternative", "category"])
    for entry in sorting.entries {
      for (index, category) in entry.outcome.assignments.enumerated() {
        try writer.text(segments[entry.segment])
        try writer.text(entry.outcome.method)
        try writer.text(matrix.alternative(index))
        try writer.text(entry.outcome.categories[category])
        try writer.endRow()
      }
    }
    return try writer.closed()
  }

  package var document: ReportDocument {
    ReportDocument(
      title: "Which category is each alternative in? \(sorting.offers.fileName)",
      blocks: [.facts(ReportFact.offers(sorting.offers, sorting.weights))]
        + methods.flatMap { [.table(sizes($0)), .table(table($0))] } + [
          .heading("What was done"), .facts(conventions), .notes(sorting.diagnostics),
        ])
  }

  /// How many alternatives each category holds, best category first.
  private func sizes(_ entries: [OfferSorting.Entry]) -> ReportTable {
    let outcome = entries[0].outcome
    return ReportTable(
      title: "\(outcome.method): how many in each category",
      columns: [ReportColumn("category", isPinned: true)]
        + entries.map { ReportColumn(segments[$0.segment], alignment: .trailing) },
      rows: outcome.categories.indices.reversed().map { category in
        [ReportCell(outcome.categories[category])]
          + entries.map { ReportCell(NumberFormat.count($0.outcome.sizes[category])) }
      })
  }

  /// The category of each alternative, the best first.
  private func table(_ entries: [OfferSorting.Entry]) -> ReportTable {
    var places = [Int](repeating: 0, count: matrix.alternativeCount)
    for entry in entries {
      for (index, category) in entry.outcome.assignments.enumerated() { places[index] -= category }
    }
    let best = Leaders.of(places, limit: shown)
    let apart = entries.flatMap { entry -> [String] in
      guard let detail = entry.detail as? ELECTRETriBDetail else { return [] }
      let count = zip(detail.pessimistic, detail.optimistic).count { $0 != $1 }
      guard count > 0 else { return [] }
      let place = entries.count > 1 ? " (\(segments[entry.segment]))" : ""
      return ["\(count)\(place)"]
    }
    var remarks: [String] = []
    if best.count < places.count { remarks.append("The best \(best.count) are shown (--top).") }
    if !apart.isEmpty {
      remarks.append(
        "Alternatives that the pessimistic and the optimistic rule put apart, being incomparable to a boundary: "
          + apart.joined(separator: ", ") + ".")
    }
    return ReportTable(
      title: "\(entries[0].outcome.method): the category of each alternative",
      columns: [ReportColumn("alternative", isPinned: true)] + entries.map { ReportColumn(segments[$0.segment]) },
      rows: best.map { alternative in
        [ReportCell(matrix.alternative(alternative))]
          + entries.map { ReportCell($0.outcome.categories[$0.outcome.assignments[alternative]]) }
      },
      note: remarks.isEmpty ? nil : remarks.joined(separator: " "))
  }

  private var conventions: [ReportFact] {
    methods.map { entries in
      ReportFact(entries[0].outcome.method, entries[0].outcome.conventions.text)
    } + [ReportFact("Version", "Pondera \(PonderaVersion.current)")]
  }
}

/// What `pondera sort --format json` says. The keys are a promise to scripts; the README lists them.
struct SortResult: Encodable {
  struct Entry: Encodable {
    let segment: String
    let method: String
    let conventions: [String: String]
    let assignments: [String: String]
    let sizes: [String: Int]
    /// The intermediate quantities, in the order of the alternatives; left out where there are too many.
    let detail: AnyDetail?
  }

  let schema = "pondera.sort/1"
  let version = PonderaVersion.current
  let file: String
  let alternatives: [String]
  /// Worst first.
  let categories: [String]
  let sortings: [Entry]
  let diagnostics: [Diagnostic]

  init(_ sorting: OfferSorting) {
    let names = sorting.offers.matrix.alternatives
    file = sorting.offers.fileName
    diagnostics = sorting.diagnostics
    alternatives = names
    categories = sorting.entries.first?.outcome.categories ?? []
    sortings = sorting.entries.map { entry in
      let categories = entry.outcome.categories
      return Entry(
        segment: sorting.weights.segments[entry.segment].name, method: entry.outcome.method,
        conventions: entry.outcome.conventions.byName,
        assignments: Dictionary(zip(names, entry.outcome.assignments.map { categories[$0] })) { first, _ in first },
        sizes: Dictionary(zip(categories, entry.outcome.sizes)) { first, _ in first },
        detail: names.count <= AnyDetail.alternativeLimit ? AnyDetail(entry.detail) : nil)
    }
  }
}
