import Clustering
import Parallelism

/// Finds the accounts whose ratings speak against the segment they are thought to be in.
struct MisfitSearch {
  private static let limit = 10

  /// How many accounts fit another believed segment better.
  let count: Int
  /// The worst of them, worst first.
  let worst: [SegmentComparison.Misfit]

  init(
    _ data: AccountData, _ prepared: PreparedRatings, _ pairs: ComparedAccounts, _ believed: PredefinedSegments,
    featureWeights: [Double], workers: Workers
  ) throws {
    let nearest = try ClusterAssignment(
      prepared.observations.selecting(pairs.observations), centroids: believed.centroids,
      featureWeights: featureWeights, workers: workers)
    var found: [(ratio: Double, index: Int)] = []
    for (index, label) in pairs.believed.enumerated() where nearest.labels[index] != label {
      let row = prepared.observations.row(pairs.observations[index])
      let own = squaredDistance(row[...], believed.centroids[label][...], featureWeights: featureWeights).squareRoot()
      let best = nearest.distances[index]
      // Equal distances are no misfit; a best distance of 0 is the clearest there is.
      guard own > best else { continue }
      found.append((best > 0 ? own / best : .greatestFiniteMagnitude, index))
    }
    count = found.count
    worst = found.sorted { ($1.ratio, $0.index) < ($0.ratio, $1.index) }.prefix(Self.limit).map { ratio, index in
      let account = prepared.account(pairs.observations[index])
      return SegmentComparison.Misfit(
        account: account, id: data.id(of: account), declared: pairs.believed[index], better: nearest.labels[index],
        distanceRatio: ratio)
    }
  }
}
