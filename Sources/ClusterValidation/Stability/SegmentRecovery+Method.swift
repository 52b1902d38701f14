public import Clustering
public import Parallelism

extension SegmentRecovery {
  /// Draws, divides by any method, and compares: whether a method finds *its own* segments again.
  ///
  /// - Parameters:
  ///   - reference: The solution whose segments are looked for: n labels in 0 ..< `clusterCount`.
  ///   - clusterCount: k, at least 1.
  ///   - workers: The threads to use; the result is the same to the bit for any number, if `fit` keeps that law.
  ///   - fit: Divides the observations of a sample, with their weights and a seed, and returns a label of at least 0 for
  ///     each. It should use one thread, since samples are divided in parallel.
  /// - Returns: The recovery of every segment in every sample.
  /// - Throws: What `fit` throws; `badWeight` for weights that are too large. Time is that of the fits.
  public func estimate(
    reference: [Int], clusterCount: Int, workers: Workers = .automatic,
    fit: @Sendable (Observations, ObservationWeights?, UInt64) throws(ClusteringError) -> [Int]
  ) throws(ClusteringError) -> SegmentRecoveryEstimate {
    try check(reference, clusterCount)
    let recoveries = try workers.map(sampleCount) { (sample) throws(ClusteringError) -> [Double] in
      let part = try self.sample(sample)
      var weights: ObservationWeights?
      if let all = self.weights { weights = try ObservationWeights(part.rows.map { all[$0] }) }
      let found = try fit(part.observations, weights, seed &+ UInt64(sample) << 20)
      precondition(found.count == part.rows.count, "one label an observation is needed")
      return Self.recovery(
        of: part.rows.map { reference[$0] }, in: found, clusterCount, foundCount: (found.max() ?? 0) + 1
      ) { part.isKept[$0] && weight(part.rows[$0]) > 0 }
    }
    return SegmentRecoveryEstimate(scheme: scheme, bySample: recoveries, clusterCount)
  }

  /// The observations of a sample as a method of its own would be given them.
  private func sample(
    _ number: Int
  ) throws(ClusteringError) -> (observations: Observations, rows: [Int], isKept: [Bool]) {
    switch scheme {
    case .bootstrap, .subset:
      let drawn = scheme == .bootstrap ? draws(number) : subset(number)
      let rows = drawn.indices.filter { drawn[$0] > 0 }
      return (observations.selecting(rows), rows, [Bool](repeating: true, count: rows.count))
    case .noise, .jitter:
      let (disturbed, isKept) = try disturbed(number)
      return (disturbed, Array(0..<observations.observationCount), isKept)
    }
  }
}
