import Criteria
import DecisionAnalysis
import Provenance
package import Segmentation
package import Tables

/// How rankings of alternatives are shown.
package struct RankReport: Report {
  let ranking: OfferRanking
  private let shown: Int
  private let showsIntervals: Bool

  /// - Parameters:
  ///   - shown: How many alternatives people see; scripts get all.
  ///   - showsIntervals: Whether people see the interval of each weight; scripts get all.
  package init(_ ranking: OfferRanking, shown: Int, showsIntervals: Bool) {
    self.ranking = ranking
    self.shown = shown
    self.showsIntervals = showsIntervals
  }

  package var result: some Encodable { RankResult(ranking) }

  /// One row for each segment, method and alternative.
  package func csv(to destination: CSVDestination) throws -> FinishedFile {
    var writer = try destination.writer(ranking.offers.dialect.forOutput)
    try writer.writeRow(["segment", "method", "alternative", "rank", "score"])
    for entry in ranking.entries {
      for (index, rank) in entry.outcome.ranks.enumerated() {
        try writer.text(segments[entry.segment])
        try writer.text(entry.outcome.method)
        try writer.text(matrix.alternative(index))
        try writer.number(Double(rank))
        try writer.number(entry.outcome.scores[index])
        try writer.endRow()
      }
    }
    return try writer.closed()
  }

  var matrix: DecisionMatrix { ranking.offers.matrix }
  var segments: [String] { ranking.weights.segments.map(\.name) }
  /// The entries of each method, in the order of the methods.
  var methods: [(name: String, entries: [OfferRanking.Entry])] {
    var found: [(name: String, entries: [OfferRanking.Entry])] = []
    for entry in ranking.entries {
      if let index = found.firstIndex(where: { $0.name == entry.outcome.method }) {
        found[index].entries.append(entry)
      } else {
        found.append((entry.outcome.method, [entry]))
      }
    }
    return found
  }

  package var document: ReportDocument {
    ReportDocument(
      title: "Which alternative wins? \(ranking.offers.fileName)",
      blocks: [.facts(summary), .table(winners)]
        + methods.flatMap { [.table(table($0.name, $0.entries))] + remarks($0.entries) } + shareTables
        + sureness + (showsIntervals ? intervalTables : []) + robustnessBlocks + agreementTables + planeTables + [
          .heading("What was done"), .facts(method), .notes(ranking.diagnostics),
        ])
  }

  private var summary: [ReportFact] {
    ReportFact.offers(ranking.offers, ranking.weights)
      + (ranking.efficient.map {
        [
          ReportFact(
            "Efficient",
            "\($0.count) of \(matrix.alternativeCount): no other is as good everywhere and better somewhere")
        ]
      } ?? []) + dominated
  }

  /// Who is beaten everywhere, and by whom.
  private var dominated: [ReportFact] {
    let pairs = (ranking.dominators ?? []).enumerated().compactMap { alternative, dominator in
      dominator.map { "\(matrix.alternative(alternative)) by \(matrix.alternative($0))" }
    }
    guard !pairs.isEmpty else { return [] }
    return [ReportFact("Dominated", ShortList.of(pairs, limit: 5))]
  }

  /// Who wins where, a row a segment.
  private var winners: ReportTable {
    ReportTable(
      title: "Who wins where",
      columns: [ReportColumn("segment", isPinned: true)] + methods.map { ReportColumn($0.name) },
      rows: segments.indices.map { segment in
        [ReportCell(segments[segment])]
          + methods.map { method in
            let outcome = method.entries.first { $0.segment == segment }?.outcome
            return ReportCell(
              (outcome?.winners.prefix(3).map { matrix.alternative($0) } ?? []).joined(separator: " = "),
              emphasis: .strong)
          }
      })
  }

  /// Ranks and scores of the best alternatives, segments side by side.
  private func table(_ name: String, _ entries: [OfferRanking.Entry]) -> ReportTable {
    var sums = entries.first?.outcome.ranks ?? []
    for entry in entries.dropFirst() {
      for (index, rank) in entry.outcome.ranks.enumerated() { sums[index] += rank }
    }
    let best = Leaders.of(sums, limit: shown)
    let texts = entries.map { entry in NumberFormat.column(best.map { entry.outcome.scores[$0] }) }
    let direction = entries.first?.outcome.higherIsBetter ?? true ? "higher" : "lower"
    return ReportTable(
      title: name,
      columns: [ReportColumn("alternative", isPinned: true)]
        + entries.map { ReportColumn(segments[$0.segment], alignment: .trailing) },
      rows: best.enumerated().map { row, alternative in
        [ReportCell(matrix.alternative(alternative))]
          + entries.enumerated().map { column, entry in
            let rank = entry.outcome.ranks[alternative]
            return ReportCell("\(rank). (\(texts[column][row]))", emphasis: rank == 1 ? .strong : .plain)
          }
      },
      note: "Rank and, in brackets, score; a \(direction) score is better."
        + (best.count < matrix.alternativeCount ? " The best \(best.count) are shown (--top)." : ""))
  }

  /// What the method says beside ranks, for each segment.
  private func remarks(_ entries: [OfferRanking.Entry]) -> [ReportBlock] {
    let facts = entries.flatMap { entry in
      entry.detail.remarks { matrix.alternative($0) }.map { ReportFact(segments[entry.segment], $0) }
    }
    return facts.isEmpty ? [] : [.facts(facts)]
  }

  /// Of many methods the first is enough for people.
  private var shareTables: [ReportBlock] {
    // One segment that takes the best as a whole says no more than who wins.
    if segments.count == 1, ranking.shares.first?.rule == .maximumUtility { return [] }
    let few = ranking.shares.count > 3 ? Array(ranking.shares.prefix(1)) : ranking.shares
    return few.map { .table(sharesTable($0, isOneOfMany: few.count < ranking.shares.count)) }
  }

  private func sharesTable(_ shares: OfferRanking.Shares, isOneOfMany: Bool) -> ReportTable {
    let best = Leaders.of(shares.total.map { -$0 }, limit: shown)
    return ReportTable(
      title: "Shares of preference (\(shares.method), \(shares.rule.name))",
      columns: [ReportColumn("alternative", isPinned: true)]
        + (["market"] + (segments.count > 1 ? segments : [])).map { ReportColumn($0, alignment: .trailing) },
      rows: best.map { alternative in
        [ReportCell(matrix.alternative(alternative))]
          + ([shares.total] + (segments.count > 1 ? shares.bySegment : [])).map {
            ReportCell(NumberFormat.percent($0[alternative]))
          }
      }, note: isOneOfMany ? "By the first method; --format json has the shares by all of them." : nil)
  }

  private var method: [ReportFact] {
    methods.map { method in
      ReportFact(method.name, (method.entries.first?.outcome.conventions ?? []).text)
    } + [ReportFact("Version", "Pondera \(PonderaVersion.current)")]
  }
}

extension ReportFact {
  /// What is compared, and for whom.
  static func offers(_ offers: OfferTable, _ weights: SegmentWeights) -> [ReportFact] {
    let criteria = offers.matrix.criteria.map { "\($0.name) (\($0.direction == .maximize ? "max" : "min"))" }
    return [
      ReportFact("Alternatives", NumberFormat.count(offers.matrix.alternativeCount)),
      ReportFact("Criteria", criteria.joined(separator: ", ")), ReportFact("Weights", weights.origin),
    ]
  }
}
