import Clustering
import Segmentation

/// What an exploration says of other methods.
enum ExploreMethods {
  static func blocks(_ comparison: MethodComparison) -> [ReportBlock] {
    let measured = comparison.candidates.map(\.partition).filter { !$0.measures.isEmpty }
    let facts = measured.map { partition in
      ReportFact(
        partition.method,
        partition.measures.map { $0.text(digits: 4) }.joined(separator: ", "))
    }
    return [.table(table(comparison))] + (facts.isEmpty ? [] : [.facts(facts)])
  }

  private static func table(_ comparison: MethodComparison) -> ReportTable {
    let heads = ["segments", "silhouette", "CH", "DB", "explained", "smallest"]
    let agreements = comparison.candidates.map { "ARI \($0.partition.method)" }
    return ReportTable(
      title: "Other methods, \(comparison.segmentCount) segments",
      columns: [ReportColumn("method", isPinned: true)]
        + (heads + agreements).map { ReportColumn($0, alignment: .trailing) },
      rows: comparison.candidates.map(row),
      note:
        "ARI: adjusted Rand index with the segments of each method; 1 when they are the same. Every partition is measured by "
        + "squared distances, of which k-means explains most by construction.")
  }

  private static func row(_ candidate: MethodComparison.Candidate) -> [ReportCell] {
    let partition = candidate.partition
    let texts =
      [
        partition.method, "\(partition.clusterCount)", text(candidate.silhouette, 3),
        text(candidate.calinskiHarabasz, 0), text(candidate.daviesBouldin, 2),
        NumberFormat.percent(partition.explainedVariance), NumberFormat.percent(candidate.smallestShare),
      ] + candidate.agreements.map { NumberFormat.fixed($0, 2) }
    return texts.map { ReportCell($0) }
  }

  private static func text(_ value: Double?, _ decimals: Int) -> String {
    value.map { NumberFormat.fixed($0, decimals) } ?? "–"
  }
}

extension ClusterMeasure {
  /// The name and the number, whole ones without decimals.
  func text(digits: Int) -> String {
    let number = Int(exactly: value).map { NumberFormat.count($0) } ?? NumberFormat.significant(value, digits)
    return "\(name) \(number)"
  }
}
