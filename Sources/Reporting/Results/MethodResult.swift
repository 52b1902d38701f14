import Clustering
import Segmentation

/// What the JSON of an exploration says of one method. The keys are a promise to scripts; the README lists them.
struct MethodResult: Encodable {
  let method: String
  let k: Int
  let silhouette: Double?
  let calinskiHarabasz: Double?
  let daviesBouldin: Double?
  let inertia: Double
  let explainedVariance: Double
  let smallestShare: Double
  let trimmed: Int
  let measures: [String: Double]
  /// The adjusted Rand index with each method, by its name.
  let agreement: [String: Double]

  static func all(_ comparison: MethodComparison) -> [MethodResult] {
    let names = comparison.candidates.map(\.partition.method)
    return comparison.candidates.map { candidate in
      let partition = candidate.partition
      return MethodResult(
        method: partition.method, k: partition.clusterCount, silhouette: candidate.silhouette,
        calinskiHarabasz: candidate.calinskiHarabasz, daviesBouldin: candidate.daviesBouldin,
        inertia: partition.inertia, explainedVariance: partition.explainedVariance,
        smallestShare: candidate.smallestShare, trimmed: partition.outliers.count,
        measures: Dictionary(partition.measures.map { ($0.name, $0.value) }) { first, _ in first },
        agreement: Dictionary(zip(names, candidate.agreements)) { first, _ in first })
    }
  }
}
