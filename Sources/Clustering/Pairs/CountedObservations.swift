import Parallelism

/// The observations of positive weight, which are those that decide; the others are labelled afterwards.
struct CountedObservations: Sendable {
  /// m rows by d features.
  let observations: Observations
  /// m positive numbers; 1 each without weights.
  let weights: [Double]
  /// Which of all n observations each row is, in increasing order.
  let rows: [Int]

  /// Leaves out what weighs nothing; trusts that all lists have the right length.
  ///
  /// - Parameter limit: The largest number of rows.
  /// - Throws: `tooManyObservations`, `valuesTooLarge`. Time is O(n d).
  init(
    _ all: Observations, weights: ObservationWeights?, featureWeights: [Double], limit: Int, workers: Workers
  ) throws(ClusteringError) {
    let count = all.observationCount
    let values = weights?.values ?? [Double](repeating: 1, count: count)
    let rows = (0..<count).filter { values[$0] > 0 }
    guard rows.count <= limit else { throw .tooManyObservations(rows.count, limit: limit) }
    try Observations.requireSummable(
      all.extremes(workers: workers), featureWeights: featureWeights, totalWeight: values.reduce(0, +))
    observations = rows.count == count ? all : all.selecting(rows)
    self.weights = rows.count == count ? values : rows.map { values[$0] }
    self.rows = rows
  }
}
