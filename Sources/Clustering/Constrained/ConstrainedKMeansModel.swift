public import Parallelism
public import Provenance

/// A finished partition under constraints: labels, centroids, sizes and inertia of one state.
///
/// The labels are not those of the nearest centroids, since constraints keep observations from them:
/// ``assign(_:workers:)`` places new observations, and does not repeat the partition of those that were fitted.
public struct ConstrainedKMeansModel: ClusterModel, Hashable {
  /// k rows of d numbers, in the units of the observations: the weighted mean of each cluster; of one that weighs nothing
  /// the plain mean.
  public let centroids: [[Double]]
  /// The cluster of each observation, 0 ..< k. Cluster 0 weighs most; ties go by centroid, first feature of
  /// positive weight first.
  public let labels: [Int]
  /// The number of observations in each cluster, which the limits of size are about.
  public let sizes: [Int]
  /// The weight of the observations in each cluster; the sizes when there are no weights.
  public let clusterWeights: [Double]
  /// The sum of the amounts in each cluster; `nil` without amounts.
  public let clusterAmounts: [Double]?
  /// Each cluster's part of the inertia.
  public let withinSumsOfSquares: [Double]
  /// Σᵢ ωᵢ Σⱼ wⱼ (xᵢⱼ − c(i)ⱼ)², in the weighted space.
  public let inertia: Double
  /// The inertia that one single cluster would have.
  public let totalSumOfSquares: Double
  /// The least inertia that was found without constraints; at most ``inertia``.
  public let unconstrainedInertia: Double
  /// The weight of each feature in the squared distance, d numbers.
  public let featureWeights: [Double]
  /// What keeps observations from the nearest centroid, and how many; minima first, then by cluster.
  public let binding: [BindingConstraint]
  /// How many observations are nearer to another centroid than to their own.
  public let displacedCount: Int
  /// How the search went.
  public let trace: ConstrainedKMeansTrace
  /// What a person should know about this fit.
  public let diagnostics: [Diagnostic]

  /// The number of clusters, k.
  public var clusterCount: Int { centroids.count }

  /// The share of the total sum of squares that the partition explains, 1 − inertia / total; 0 when there is nothing to
  /// explain.
  public var explainedVariance: Double { totalSumOfSquares > 0 ? max(0, 1 - inertia / totalSumOfSquares) : 0 }

  /// How much of the total sum of squares the constraints leave unexplained that k-means would explain, in 0 … 1.
  public var costOfConstraints: Double {
    totalSumOfSquares > 0 ? max(0, (inertia - unconstrainedInertia) / totalSumOfSquares) : 0
  }

  /// What the constraints cost: the inertia without them, and how many observations are nearer to another centroid.
  public var measures: [ClusterMeasure] {
    [
      ClusterMeasure("unconstrainedInertia", unconstrainedInertia),
      ClusterMeasure("displacedAccounts", Double(displacedCount)),
    ]
  }

  /// Only a search makes a model.
  init(
    _ partition: ConstrainedPartition, _ candidate: ConstrainedRun.Candidate, constraints: ClusterConstraints,
    restartInertias: [Double], totalSumOfSquares: Double, unconstrainedInertia: Double
  ) {
    centroids = partition.centroids
    labels = partition.labels
    sizes = partition.sizes
    clusterWeights = partition.clusterWeights
    clusterAmounts = constraints.amounts.map { amounts in
      var sums = [Double](repeating: 0, count: partition.sizes.count)
      for (row, label) in partition.labels.enumerated() { sums[label] += amounts[row] }
      return sums
    }
    withinSumsOfSquares = partition.withinSums
    inertia = partition.withinSums.reduce(0, +)
    self.totalSumOfSquares = totalSumOfSquares
    self.unconstrainedInertia = min(inertia, unconstrainedInertia)
    featureWeights = partition.featureWeights
    binding = partition.binding
    displacedCount = partition.displacedCount
    trace = ConstrainedKMeansTrace(
      restartInertias: restartInertias, inertias: candidate.inertias, isExact: candidate.assignment.isExact,
      assignmentGap: candidate.assignment.gap)
    diagnostics = [Self.costDiagnostic(binding, displacedCount)].compactMap { $0 } + Self.diagnostics(candidate)
  }

  /// Which constraints keep observations from the nearest centroid.
  private static func costDiagnostic(_ binding: [BindingConstraint], _ displacedCount: Int) -> Diagnostic? {
    guard displacedCount > 0 else { return nil }
    let causes = binding.map {
      "\($0.kind.words)\($0.cluster.map { " of segment \($0 + 1)" } ?? "") (\($0.observationCount))"
    }
    let reason = causes.isEmpty ? "" : ", kept by " + causes.joined(separator: ", ")
    return Diagnostic(
      .note, code: "constrained",
      "\(displacedCount) account\(displacedCount == 1 ? " is" : "s are") nearer to the centre of another segment\(reason)."
    )
  }

  private static func diagnostics(_ candidate: ConstrainedRun.Candidate) -> [Diagnostic] {
    var found: [Diagnostic] = []
    if !candidate.isFinished {
      found.append(
        Diagnostic(
          .warning, code: "not-converged",
          "The partition was still changing after \(candidate.inertias.count) steps; raise the iteration limit."))
    }
    if !candidate.assignment.isExact {
      let percent = (candidate.assignment.gap * 1_000).rounded(.up) / 10
      found.append(
        Diagnostic(
          .note, code: "approximate-assignment",
          "Under these constraints the best assignment to segments can only be approached; "
            + "the last one is at most \(percent) % away from it."))
    }
    return found
  }

  /// Which centroid new observations are nearest to. Constraints are about all observations at once and are left out here.
  public func assign(
    _ observations: Observations, workers: Workers = .one
  ) throws(ClusteringError) -> ClusterAssignment {
    try ClusterAssignment(observations, centroids: centroids, featureWeights: featureWeights, workers: workers)
  }
}
