public import Clustering
public import Parallelism
public import Provenance

/// Which feature carries a partition: each is left out in turn, the observations are clustered again, and the partitions
/// compared.
///
/// For a feature l, with C⁰(i) the cluster of observation i in the full partition and Cˡ(i) that without l,
///
///     APN_l = 1/n Σ_i (1 − |Cˡ(i) ∩ C⁰(i)| / |C⁰(i)|)        ADM_l = 1/n Σ_i d(mean of Cˡ(i), mean of C⁰(i)),
///
/// d the distance in the feature-weighted space of all features, as in the R package clValid. Their means over l are the
/// indices APN and ADM of the paper; here each l is kept, since it is the question.
///
/// A feature is left out by a weight of 0. Features that have no weight already are not tried.
///
/// Source: Datta, Datta (2003), doi:10.1093/bioinformatics/btg025; the adjusted Rand index of Hubert, Arabie (1985),
/// doi:10.1007/BF01908075, is added here.
public struct FeatureRemoval: DescribedMethod {
  /// The name used on the command line.
  public static let identifier = "feature-removal"
  /// What it does.
  public static let summary = "Which benefit carries the segments: how they change when it is left out."
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Datta, S.; Datta, S.", year: 2003,
      title: "Comparisons and validation of statistical clustering techniques for microarray gene expression data",
      venue: "Bioinformatics 19(4), 459–466", doi: "10.1093/bioinformatics/btg025")
  ]

  /// The partition with all features.
  public let partition: LabelledObservations
  /// Where the random numbers of the fits start.
  public let seed: UInt64
  /// The features that are left out in turn: those of positive weight.
  public let features: [Int]
  private let centroids: [[Double]?]

  /// Checks what is to be done.
  ///
  /// - Parameters:
  ///   - partition: n observations with the labels found with all features.
  ///   - seed: Where the random numbers of the fits start; each feature has a stream of its own.
  ///   - workers: The threads to use.
  /// - Throws: `singleFeature` when fewer than two features have a weight, `valuesTooLarge`. Time is O(n d).
  public init(
    _ partition: LabelledObservations, seed: UInt64, workers: Workers = .automatic
  ) throws(ClusterValidationError) {
    features = partition.featureWeights.indices.filter { partition.featureWeights[$0] > 0 }
    guard features.count >= 2 else { throw .singleFeature }
    centroids = try ClusterDispersion(of: partition, workers: workers).centroids
    self.partition = partition
    self.seed = seed
  }

  /// Clusters without each feature, in parallel over the features, and compares.
  ///
  /// - Parameters:
  ///   - workers: The threads to use; the result is the same to the bit for any number, if `fit` keeps that law.
  ///   - fit: Clusters the observations with d feature weights, one of them 0 that was positive, and a seed. Returns n labels
  ///     of at least 0. It should use one thread, since the features run in parallel already.
  /// - Returns: One effect for each of ``features``, in that order.
  /// - Throws: What `fit` throws. Time is that of a fit for each feature and O(n d) each.
  public func effects<Failure: Error>(
    workers: Workers = .automatic,
    fit: @Sendable (Observations, [Double], UInt64) throws(Failure) -> [Int]
  ) throws(Failure) -> [FeatureRemovalEffect] {
    try workers.map(features.count) { (index) throws(Failure) -> FeatureRemovalEffect in
      let feature = features[index]
      var weights = partition.featureWeights
      weights[feature] = 0
      var generator = SeededGenerator(seed: seed, stream: UInt64(feature))
      return effect(of: feature, labels: try fit(partition.observations, weights, generator.next()))
    }
  }

  /// Compares the full partition with the one found without a feature.
  private func effect(of feature: Int, labels: [Int]) -> FeatureRemovalEffect {
    let clusterCount = (labels.max() ?? 0) + 1
    guard
      let table = try? ContingencyTable(
        rows: partition.labels, columns: labels, rowCount: partition.clusterCount, columnCount: clusterCount),
      let reduced = try? LabelledObservations(
        partition.observations, labels: labels, clusterCount: clusterCount, featureWeights: partition.featureWeights)
    else { preconditionFailure("a fit returns one label of at least 0 for each observation") }
    let pass = DispersionPass(reduced)
    let means = pass.means(.one)
    let count = Double(table.total)
    var (overlap, distance) = (0.0, 0.0)
    for row in 0..<table.rowCount {
      guard let centroid = centroids[row] else { continue }
      for column in 0..<table.columnCount where table[row, column] > 0 {
        let both = Double(table[row, column])
        overlap += both / Double(table.rowSums[row]) * both
        var square = 0.0
        for (index, weight) in partition.featureWeights.enumerated() {
          let difference = centroid[index] - (pass.origin[index] + means[index * clusterCount + column])
          square += weight * (difference * difference)
        }
        distance += both * square.squareRoot()
      }
    }
    let agreement = PartitionAgreement(table)
    return FeatureRemovalEffect(
      feature: feature, nonOverlap: agreement.isIdentical ? 0 : max(0, 1 - overlap / count),
      meanDistance: agreement.isIdentical ? 0 : distance / count, adjustedRandIndex: agreement.adjustedRandIndex,
      clusterCount: clusterCount)
  }
}
