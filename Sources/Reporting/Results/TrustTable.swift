import ClusterValidation
import Segmentation

/// How far each segment can be trusted, for people.
enum TrustTable {
  /// - Parameter schemes: How the segments come through other samples than bootstrap samples; may be empty.
  static func table(
    title: String, _ segments: [SegmentEvidence], schemes: [SegmentRecoveryEstimate]
  ) -> ReportTable {
    let others = schemes.map { ReportColumn($0.scheme.rawValue, alignment: .trailing) }
    return ReportTable(
      title: title,
      columns: [
        ReportColumn("segment", alignment: .trailing, isPinned: true), ReportColumn("accounts", alignment: .trailing),
        ReportColumn("share", alignment: .trailing), ReportColumn("found again", alignment: .trailing),
        ReportColumn("dissolved", alignment: .trailing),
      ] + others + [
        ReportColumn("least gap to", alignment: .trailing), ReportColumn("valley", alignment: .trailing),
        ReportColumn("border", alignment: .trailing), ReportColumn("structure"), ReportColumn("verdict"),
      ],
      rows: segments.map { segment in row(segment, schemes) },
      note:
        "found again: mean Jaccard index over bootstrap samples. dissolved: samples in which it was not (0.5 or below). "
        + (schemes.isEmpty
          ? "" : "subset, noise, jitter: the index with half the accounts, among noise, with ratings a little off. ")
        + "valley: accounts half-way to that neighbour over those about the thinner of the two centres; at most 0.5 is a gap. "
        + "border: accounts at most a ninth further from a second centre than from their own.")
  }

  private static func row(_ segment: SegmentEvidence, _ schemes: [SegmentRecoveryEstimate]) -> [ReportCell] {
    let first = [
      "\(segment.number)", NumberFormat.count(segment.size), NumberFormat.percent(segment.share),
      NumberFormat.fixed(segment.recovery, 2), NumberFormat.percent(segment.dissolvedShare),
    ]
    let others = schemes.map { NumberFormat.fixed($0.meanRecoveries[segment.number - 1], 2) }
    let last = [
      segment.neighbour.map { "\($0)" } ?? "–",
      segment.valley.map { $0.isFinite ? NumberFormat.fixed($0, 2) : "∞" } ?? "–",
      NumberFormat.percent(segment.borderShare), segment.structure.rawValue, verdict(segment),
    ]
    return (first + others + last).map { ReportCell($0) }
  }

  private static func verdict(_ segment: SegmentEvidence) -> String {
    switch segment.structure {
    case .natural: "go"
    case .reproducible: "go; its border is a choice"
    case .constructive: "no-go without other reasons"
    }
  }
}
