import ClusterValidation
public import Clustering
import Parallelism

/// What other methods make of the same accounts, held against each other.
public struct MethodComparison: Sendable {
  /// One method's partition and what speaks for it.
  public struct Candidate: Sendable {
    /// What was found.
    public let partition: MeasuredPartition
    /// The mean silhouette width of the accounts looked at; `nil` where it does not exist.
    public let silhouette: Double?
    /// The Calinski-Harabasz index over all accounts; `nil` where it does not exist.
    public let calinskiHarabasz: Double?
    /// The Davies-Bouldin index over all accounts; `nil` where it does not exist.
    public let daviesBouldin: Double?
    /// The share of accounts of the smallest segment.
    public let smallestShare: Double
    /// The adjusted Rand index with each candidate, in their order.
    public let agreements: [Double]
  }

  /// The number of segments asked of each.
  public let segmentCount: Int
  /// The methods, in the order asked for.
  public let candidates: [Candidate]

  /// The candidate that agrees most with the others: a consensus is where methods meet.
  public var central: Candidate? {
    func mean(_ candidate: Candidate) -> Double { candidate.agreements.reduce(0, +) }
    return candidates.isEmpty ? nil : candidates.max { mean($0) < mean($1) }
  }

  /// - Parameter rows: The observations that the silhouette looks at; `nil` for all.
  init(
    _ partitions: [MeasuredPartition], segmentCount: Int, _ ratings: SegmentationRunner.Ratings, rows: [Int]?,
    workers: Workers
  ) throws {
    self.segmentCount = segmentCount
    let observations = ratings.prepared.observations
    candidates = try partitions.map { partition in
      let labelled = try LabelledObservations(
        observations, labels: partition.labels, clusterCount: partition.clusterCount,
        featureWeights: ratings.featureWeights)
      let seen =
        try rows.map { rows in
          try LabelledObservations(
            observations.selecting(rows), labels: rows.map { partition.labels[$0] },
            clusterCount: partition.clusterCount, featureWeights: ratings.featureWeights)
        } ?? labelled
      let dispersion = try ClusterDispersion(of: labelled, workers: workers)
      return Candidate(
        partition: partition,
        silhouette: seen.occupiedCount >= 2 ? try Silhouette.widths(of: seen, workers: workers).mean : nil,
        calinskiHarabasz: try whereDefined { try CalinskiHarabasz.value(of: dispersion) },
        daviesBouldin: try whereDefined { try DaviesBouldin.value(of: dispersion) },
        smallestShare: Double(partition.sizes.min() ?? 0) / Double(partition.labels.count),
        agreements: try partitions.map { other in
          try PartitionAgreement(
            rows: partition.labels, columns: other.labels, rowCount: partition.clusterCount,
            columnCount: other.clusterCount
          ).adjustedRandIndex
        })
    }
  }
}
