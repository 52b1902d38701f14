public import Parallelism

extension GaussianMixtureModel {
  /// The likeliest component of each observation; ties go to the lower label. The observations the model was fitted to
  /// get its labels.
  ///
  /// - Parameters:
  ///   - observations: n rows by d features.
  ///   - workers: The threads to use; the result does not depend on them.
  /// - Returns: n labels in 0 ..< k.
  /// - Throws: `centroidShape` when d is not that of the model. Time is O(n k d²), O(n k d) for diagonals.
  public func assign(_ observations: Observations, workers: Workers = .one) throws(ClusteringError) -> [Int] {
    MixtureJudgement(try rows(observations), workers: workers).labels
  }

  /// How much of each observation belongs to each component.
  ///
  /// - Parameters:
  ///   - observations: n rows by d features; n k numbers are returned, so with millions of rows ask for some at a time.
  ///   - workers: The threads to use; the result does not depend on them.
  /// - Returns: k columns of n numbers in 0 ... 1; those of a row add up to 1 to rounding.
  /// - Throws: `centroidShape` when d is not that of the model. Time is O(n k d²), O(n k d) for diagonals.
  public func responsibilities(
    of observations: Observations, workers: Workers = .one
  ) throws(ClusteringError) -> [[Double]] {
    try rows(observations).responsibilities(workers: workers)
  }

  /// Σ ln Σ π φ(x) over observations, in the units of the observations: how well the model foretells what it has not
  /// seen.
  ///
  /// - Throws: `centroidShape` when d is not that of the model. Time is O(n k d²), O(n k d) for diagonals.
  public func logLikelihood(
    of observations: Observations, workers: Workers = .one
  ) throws(ClusteringError) -> Double {
    let total = Double(observations.observationCount)
    return MixtureJudgement(try rows(observations), workers: workers).logLikelihood - total * space.logVolume
  }

  private func rows(_ observations: Observations) throws(ClusteringError) -> JudgedRows {
    guard observations.featureCount == space.featureCount else {
      throw .centroidShape(features: space.featureCount, expected: observations.featureCount)
    }
    return JudgedRows(rows: try MixtureRows(observations, space: space), parameters: parameters)
  }
}
