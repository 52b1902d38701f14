internal import Clustering
internal import Provenance

extension PredictionStrength {
  /// The rows of both halves of one split, in increasing order; the second half is larger by one when n is odd.
  func split(_ index: Int) -> (first: [Int], second: [Int]) {
    var generator = SeededGenerator(seed: seed, stream: UInt64(index))
    var rows = Array(0..<observations.observationCount)
    let half = rows.count / 2
    // Fisher–Yates, as far as the first half needs it.
    for position in 0..<half { rows.swapAt(position, position + generator.nextIndex(below: rows.count - position)) }
    return (rows[..<half].sorted(), rows[half...].sorted())
  }

  /// A stream for each (k, split), far from the streams of the splits.
  func fitGenerator(clusterCount: Int, split: Int) -> SeededGenerator {
    SeededGenerator(seed: seed, stream: 1 << 63 | UInt64(clusterCount) << 32 | UInt64(split))
  }

  /// The smallest share of pairs of a test cluster that the centroids of the other half keep together.
  func strength(in half: Observations, tested: [[Double]], by training: [[Double]]) -> Double {
    precondition(
      (tested + training).allSatisfy { $0.count == featureWeights.count }, "a centroid needs a number for each feature")
    let own = CentroidDistances(half, centroids: tested, featureWeights: featureWeights).nearest()
    let predicted = CentroidDistances(half, centroids: training, featureWeights: featureWeights).nearest()
    return Self.strength(own: own, predicted: predicted, ownCount: tested.count, predictedCount: training.count)
  }

  /// The same from two lists of labels.
  package static func strength(own: [Int], predicted: [Int], ownCount: Int, predictedCount: Int) -> Double {
    var counts = [Int](repeating: 0, count: ownCount * predictedCount)
    for (row, column) in zip(own, predicted) { counts[row * predictedCount + column] += 1 }
    var least: Double?
    for row in 0..<ownCount {
      let cells = counts[row * predictedCount..<(row + 1) * predictedCount]
      let size = cells.reduce(0, +)
      guard size >= 2 else { continue }
      let together = cells.reduce(0) { $0 + $1 * ($1 - 1) }
      least = min(least ?? 1, Double(together) / Double(size * (size - 1)))
    }
    return least ?? 0
  }
}
