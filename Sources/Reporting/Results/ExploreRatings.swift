import ClusterValidation
import Clustering
import Segmentation

/// What an exploration says of the ratings: is it the benefits or the pen, and which benefit carries the segments.
struct ExploreRatings {
  let diagnosis: RatingsDiagnosis
  let criteria: [String]

  var blocks: [ReportBlock] {
    [.heading("Is it the benefits or the pen?"), .facts(facts)]
      + (diagnosis.survivals.isEmpty ? [] : [.table(survivals)])
      + (diagnosis.removals.isEmpty ? [] : [.table(removals)])
  }

  private var facts: [ReportFact] {
    let size = diagnosis.sampleSize
    var facts: [ReportFact] = []
    if let style = diagnosis.responseStyle {
      facts.append(ReportFact("Level", level(style)))
      facts.append(
        ReportFact(
          "Straight-liners",
          "\(NumberFormat.count(style.straightLiners.count)) of \(NumberFormat.count(style.accountCount)) accounts"))
      if let share = style.endShare, let consistency = style.endConsistency {
        facts.append(
          ReportFact(
            "Ends of the scale",
            "\(NumberFormat.percent(share)) of ratings; \(NumberFormat.percent(consistency)) of that depends on the account"
          ))
      }
    }
    if let reliability = diagnosis.reliability {
      let adequacy = diagnosis.factorability.map { ", KMO \(NumberFormat.fixed($0.adequacy, 2))" } ?? ""
      facts.append(
        ReportFact(
          "Redundancy",
          "Cronbach's alpha \(NumberFormat.fixed(reliability.alpha, 2))" + adequacy
            + (diagnosis.redundantPairs.isEmpty && reliability.meanCorrelation != nil
              ? ", no pair of criteria correlates by 0.7 or more" : "")))
    }
    facts.append(
      ReportFact(
        "Sample size",
        "\(NumberFormat.count(size.accountCount)) accounts; \(NumberFormat.count(size.recommendation)) recommended for "
          + "\(size.benefitCount) criteria, \(NumberFormat.count(size.floor)) the least for \(size.segmentCount) segments"
      ))
    return facts
  }

  private func level(_ style: ResponseStyle) -> String {
    let factor =
      style.generalFactor.map { factor in
        factor.isOneSided
          ? "; one general factor carries \(NumberFormat.percent(factor.share)) of the variance"
          : "; no general factor (the first carries \(NumberFormat.percent(factor.share)) and sets criteria against others)"
      } ?? ""
    return
      "\(NumberFormat.percent(style.components.levelShare)) of the differences between accounts are in how high they rate "
      + "everything" + factor
  }

  private var survivals: ReportTable {
    ReportTable(
      title: "Do the segments survive when each account's use of the scale is taken out?",
      columns: [
        ReportColumn("ratings", isPinned: true), ReportColumn("ARI", alignment: .trailing), ReportColumn("verdict"),
      ],
      rows: diagnosis.survivals.map { survival in
        [
          survival.response.rawValue,
          survival.adjustedRandIndex.map { NumberFormat.fixed($0, 2) } ?? "–",
          survival.survives ? "found again" : survival.adjustedRandIndex == nil ? "nothing left" : "not found again",
        ].map { ReportCell($0) }
      },
      note:
        "The accounts are divided anew with --response center, standardize and rank. ARI: adjusted Rand index with the "
        + "recommended segments; from \(ResponseSurvival.limit) on they are the same.")
  }

  private var removals: ReportTable {
    let strongest = FeatureRemovalEffect.strongest(among: diagnosis.removals)?.feature
    return ReportTable(
      title: "Which criterion carries the segments?",
      columns: [
        ReportColumn("without", isPinned: true), ReportColumn("ARI", alignment: .trailing),
        ReportColumn("APN", alignment: .trailing), ReportColumn("ADM", alignment: .trailing),
      ],
      rows: diagnosis.removals.map { effect in
        let emphasis: ReportCell.Emphasis = effect.feature == strongest ? .strong : .plain
        return [
          criteria[effect.feature], NumberFormat.fixed(effect.adjustedRandIndex, 2),
          NumberFormat.fixed(effect.nonOverlap, 2), NumberFormat.fixed(effect.meanDistance, 2),
        ].map { ReportCell($0, emphasis: emphasis) }
      },
      note:
        "Each criterion is left out and the accounts divided anew. ARI: 1 when nothing changes; the lowest carries most. "
        + "APN: share of an account's segment that is no longer with it. ADM: how far the centre of its segment moves.")
  }
}
