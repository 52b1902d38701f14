import Criteria
import DecisionAnalysis
import LinearAlgebra
import Segmentation

/// How sure the winners are.
extension RankReport {
  private func label(_ entry: OfferRanking.Entry) -> String {
    ranking.weights.segments.count > 1 ? "\(segments[entry.segment]), \(entry.outcome.method)" : entry.outcome.method
  }

  /// One sentence for each segment and method of which the least shift of weights is known.
  var sureness: [ReportBlock] {
    let facts = ranking.entries.compactMap { entry -> ReportFact? in
      guard let shifts = entry.shifts, matrix.alternativeCount > 1, let winner = entry.outcome.winners.first else {
        return nil
      }
      let name = matrix.alternative(winner)
      guard let nearest = shifts.first else { return ReportFact(label(entry), "\(name) wins whatever the weights.") }
      guard nearest.share > 0 else {
        return ReportFact(label(entry), "\(name) and \(matrix.alternative(nearest.rival)) are both first.")
      }
      let sources = nearest.sources.map(\.criterion).joined(separator: " and ")
      return ReportFact(
        label(entry),
        "\(name) stays first until \(NumberFormat.percent(nearest.share)) of all weight moves from \(sources) to "
          + "\(nearest.target); then \(matrix.alternative(nearest.rival)) is level with it.")
    }
    return facts.isEmpty ? [] : [.heading("How sure is it?"), .facts(facts)]
  }

  /// For each segment and additive method, between which weights the winner stays first.
  var intervalTables: [ReportBlock] {
    ranking.entries.compactMap { entry in
      guard let stability = entry.stability, matrix.alternativeCount > 1 else { return nil }
      return .table(
        ReportTable(
          title: "\(label(entry)): \(matrix.alternative(stability.winner)) stays first while",
          columns: [
            ReportColumn("criterion", isPinned: true), ReportColumn("weight", alignment: .trailing),
            ReportColumn("from", alignment: .trailing), ReportColumn("to", alignment: .trailing),
            ReportColumn("below it"), ReportColumn("above it"),
          ],
          rows: stability.intervals.map { interval in
            [
              interval.criterion, NumberFormat.fixed(interval.weight, 3), NumberFormat.fixed(interval.low, 3),
              NumberFormat.fixed(interval.high, 3),
              interval.rivalBelow.map { matrix.alternative($0) } ?? "",
              interval.rivalAbove.map { matrix.alternative($0) } ?? "",
            ].map { ReportCell($0) }
          }, note: "Weights are shares of all; the others keep their ratios. Below or above, the one named comes first."
        ))
    }
  }

  /// What was asked of each segment and method.
  var robustnessBlocks: [ReportBlock] {
    ranking.entries.flatMap { entry -> [ReportBlock] in
      guard let robustness = entry.robustness, matrix.alternativeCount > 1 else { return [] }
      return [.table(acceptability(entry, robustness)), .table(centralWeights(entry, robustness))]
        + changes(entry, robustness) + [.paragraph(reversal(entry, robustness))]
    }
  }

  private func acceptability(_ entry: OfferRanking.Entry, _ robustness: OfferRobustness) -> ReportTable {
    let found = robustness.acceptability
    let count = matrix.alternativeCount
    let places = min(count, 5)
    let order = (0..<count).sorted { a, b in
      let (left, right) = (found.firstRankAcceptability(a), found.firstRankAcceptability(b))
      return left == right ? entry.outcome.ranks[a] < entry.outcome.ranks[b] : left > right
    }
    return ReportTable(
      title: "\(label(entry)): if the weights are not known exactly",
      columns: [ReportColumn("alternative", isPinned: true)]
        + (1...places).map { ReportColumn($0 == 1 ? "first" : "rank \($0)", alignment: .trailing) }
        + [ReportColumn("confidence", alignment: .trailing)],
      rows: order.prefix(20).map { alternative in
        [ReportCell(matrix.alternative(alternative))]
          + (0..<places).map { ReportCell(NumberFormat.percent(found.rankAcceptabilities[alternative, $0])) }
          + [ReportCell(found.confidences[alternative].map { NumberFormat.percent($0) } ?? "–")]
      },
      note:
        "How often each has each rank when weights are drawn (SMAA); confidence: how often it is first with its own "
        + "central weights.")
  }

  /// What somebody wants for whom each alternative is best.
  private func centralWeights(_ entry: OfferRanking.Entry, _ robustness: OfferRobustness) -> ReportTable {
    let found = robustness.acceptability
    let winners = (0..<matrix.alternativeCount).filter { found.centralWeights[$0] != nil }
      .sorted { found.firstRankAcceptability($0) > found.firstRankAcceptability($1) }.prefix(6)
    return ReportTable(
      title: "\(label(entry)): central weights, what makes each the best",
      columns: [ReportColumn("criterion", isPinned: true)]
        + winners.map { ReportColumn(matrix.alternative($0), alignment: .trailing) },
      rows: matrix.criteria.enumerated().map { column, criterion in
        [ReportCell(criterion.name)]
          + winners.map { ReportCell(NumberFormat.fixed(found.centralWeights[$0]?[column] ?? 0, 3)) }
      })
  }

  private func changes(_ entry: OfferRanking.Entry, _ robustness: OfferRobustness) -> [ReportBlock] {
    guard !robustness.changes.isEmpty else {
      return [.paragraph("\(label(entry)): no single value, within the range that occurs, dethrones the winner.")]
    }
    return [
      .table(
        ReportTable(
          title: "\(label(entry)): the least changes of one value that dethrone the winner",
          columns: [
            ReportColumn("alternative", isPinned: true), ReportColumn("criterion"),
            ReportColumn("is", alignment: .trailing), ReportColumn("would have to be", alignment: .trailing),
          ],
          rows: robustness.changes.prefix(5).map { change in
            [
              matrix.alternative(change.alternative), change.criterion, NumberFormat.significant(change.value, 4),
              NumberFormat.significant(change.changedValue, 4),
            ].map { ReportCell($0) }
          }))
    ]
  }

  private func reversal(_ entry: OfferRanking.Entry, _ robustness: OfferRobustness) -> String {
    let trials = robustness.reversal.trials
    let broken = trials.filter(\.isReversal)
    guard !broken.isEmpty else {
      return "\(label(entry)): the order of the others holds in all \(trials.count) trials in which an alternative was "
        + "dropped, cloned or made worse."
    }
    let words: [RankReversal.Change: String] = [.drop: "dropped", .clone: "cloned", .replace: "made worse"]
    let list = broken.prefix(4).map { trial in
      "\(matrix.alternative(trial.alternative)) \(words[trial.change] ?? trial.change.rawValue)"
        + (trial.isWinnerChanged ? " (another winner)" : "")
    }
    return "\(label(entry)): the order of the others changes in \(broken.count) of \(trials.count) trials: "
      + list.joined(separator: ", ") + (broken.count > 4 ? " and more." : ".")
  }

  /// How far methods agree: pairs of few methods, the mean of each of many.
  var agreementTables: [ReportBlock] {
    guard let first = ranking.agreements.first else { return [] }
    let names = first.methods
    let isFew = names.count <= 3
    var rows: [[ReportCell]] = []
    for (place, name) in names.enumerated() {
      for other in names.indices where isFew ? other > place : other == place {
        let label = isFew ? "\(name), \(names[other])" : name
        rows.append(
          [ReportCell(label)]
            + ranking.agreements.map { agreement in
              let found = isFew ? [agreement.agreements[place][other]] : agreement.others(of: place)
              let values = found.compactMap(\.kendall)
              return ReportCell(
                values.isEmpty ? "–" : NumberFormat.fixed(values.reduce(0, +) / Double(values.count), 2))
            })
      }
    }
    return [
      .table(
        ReportTable(
          title: "Do the methods agree?",
          columns: [ReportColumn(isFew ? "methods" : "method", isPinned: true)]
            + ranking.agreements.map { ReportColumn(segments[$0.segment], alignment: .trailing) }, rows: rows,
          note: (isFew ? "Kendall's tau of the two rankings" : "The mean of Kendall's tau with each other method")
            + ": 1 is the same order and -1 the reverse."))
    ]
  }

  /// The GAIA plane of each segment.
  var planeTables: [ReportBlock] {
    zip(segments, ranking.planes).map { segment, plane in
      let points =
        zip(matrix.alternatives, plane.alternatives).map { ($0, "alternative", $1) }
        + zip(plane.criteria, plane.criterionAxes).map { ($0, "criterion", $1) }
        + [("all weights", "decision axis", plane.decisionAxis)]
      return .table(
        ReportTable(
          title: "GAIA plane: \(segment)",
          columns: [
            ReportColumn("name", isPinned: true), ReportColumn("is"), ReportColumn("x", alignment: .trailing),
            ReportColumn("y", alignment: .trailing),
          ],
          rows: points.map { name, kind, point in
            [name, kind, NumberFormat.fixed(point.x, 3), NumberFormat.fixed(point.y, 3)].map { ReportCell($0) }
          }, note: "The plane shows \(NumberFormat.percent(plane.quality)) of the variance of the net flows."))
    }
  }
}

extension MethodAgreement {
  /// The agreements of a method with each of the others.
  fileprivate func others(of place: Int) -> [RankAgreement] {
    agreements[place].indices.filter { $0 != place }.map { agreements[place][$0] }
  }
}
