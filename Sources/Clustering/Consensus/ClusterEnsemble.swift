import Parallelism
import Provenance

/// Many partitions of the same observations, each by k-means on a sample of them.
struct ClusterEnsemble: Sendable {
  /// The label of every observation in each member, those outside its sample included.
  let members: [[UInt16]]

  /// Fits every member; each draws from a random stream of its own.
  ///
  /// - Throws: `tooFewDistinct` when fewer than k rows of positive weight differ.
  init(
    _ observations: Observations, _ counted: CountedObservations, featureWeights: [Double], method: ConsensusClustering,
    seed: UInt64
  ) throws(ClusteringError) {
    let measure = PairMeasure(.squared, featureWeights: featureWeights)
    members = try method.workers.map(method.memberCount) { (member) throws(ClusteringError) -> [UInt16] in
      var generator = SeededGenerator(seed: seed, stream: UInt64(member))
      let centroids = try Self.centroids(counted, featureWeights, method, using: &generator)
      let nearest = NearestPoints(observations, by: measure, points: centroids, workers: .one)
      return nearest.labels.map { UInt16(truncatingIfNeeded: $0) }
    }
  }

  /// How often a sample is drawn that may have too few different rows; then all rows are taken.
  private static let attemptCount = 4

  private static func centroids(
    _ counted: CountedObservations, _ featureWeights: [Double], _ method: ConsensusClustering,
    using generator: inout SeededGenerator
  ) throws(ClusteringError) -> [Double] {
    for _ in 0..<attemptCount {
      let sample = drawn(counted, method, using: &generator)
      guard sample.rows.count >= method.clusterCount,
        let centroids = try? fitted(sample, featureWeights, method, seed: generator.next())
      else { continue }
      return centroids
    }
    return try fitted(counted, featureWeights, method, seed: generator.next())
  }

  /// A sample; a row that is drawn several times weighs as much more.
  private static func drawn(
    _ counted: CountedObservations, _ method: ConsensusClustering, using generator: inout SeededGenerator
  ) -> CountedObservations {
    let count = counted.rows.count
    let limit = max(KMeans.searchRows, 64 * method.clusterCount)
    switch method.sampling {
    case .subsample(let share):
      let wanted = max(method.clusterCount, Int((share * Double(count)).rounded(.up)))
      return counted.sampled(min(limit, wanted), using: &generator)
    case .bootstrap:
      var draws: [Int: Int] = [:]
      for _ in 0..<min(limit, count) { draws[generator.nextIndex(below: count), default: 0] += 1 }
      let rows = draws.keys.sorted()
      return CountedObservations(
        counted.observations.selecting(rows), weights: rows.map { counted.weights[$0] * Double(draws[$0] ?? 0) },
        rows: rows)
    }
  }

  private static func fitted(
    _ sample: CountedObservations, _ featureWeights: [Double], _ method: ConsensusClustering, seed: UInt64
  ) throws(ClusteringError) -> [Double] {
    let weights = try ObservationWeights(sample.weights)
    let fit = try KMeansReplicates(sample.observations, featureWeights: featureWeights).fit(
      sampleCount: 1, clusterCount: method.clusterCount, restartCount: method.restartCount, seed: seed, workers: .one
    ) { _ in weights }
    return fit[0].centroids.flatMap { $0 }
  }
}
