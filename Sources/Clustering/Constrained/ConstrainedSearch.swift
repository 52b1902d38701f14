import Parallelism
import Provenance

/// Several starts of k-means under constraints, the best of which are followed to the end.
///
/// Every start draws from a stream of its own and results are gathered in order, so the thread count changes nothing.
struct ConstrainedSearch: Sendable {
  let method: ConstrainedKMeans
  let plan: ConstraintPlan
  let table: BlockTable
  let source: TileSource
  let seed: UInt64

  /// How many of the starts are followed to the end.
  private static let finalistCount = 3
  /// A start is left when a step gains less than this share, or after so many steps.
  private static let enough = 1e-3
  private static let roughLimit = 20
  /// How many of Lloyd's steps come before the first assignment under constraints.
  private static let openingSteps = 12
  /// How many rounds of exchanges follow one another before the next assignment.
  private static let exchangeLimit = 20

  /// The best of all starts, and what each ended with.
  ///
  /// - Parameter free: The centroids of the solution without constraints, k times d numbers; the first start.
  /// - Throws: `tooFewDistinct`.
  func run(from free: [Double]) throws(ClusteringError) -> (best: ConstrainedRun.Candidate, inertias: [Double]) {
    let startCount = method.clusterCount == 1 ? 1 : method.restartCount
    let counter = ProgressCounter(total: startCount)
    let starts = try method.workers.map(startCount) { (start) throws(ClusteringError) -> ConstrainedRun.Candidate in
      defer { method.progress?(WorkProgress(stage: "starts", fraction: counter.advance())) }
      return rough(from: start == 0 ? free : try centroids(ofStart: start))
    }
    var order: [Int] = []
    // Starts that came to the same place need not be followed twice.
    for start in starts.indices.sorted(by: { (starts[$0].inertia, $0) < (starts[$1].inertia, $1) })
    where order.count < Self.finalistCount && starts[start].labels != order.last.map({ starts[$0].labels }) {
      order.append(start)
    }
    let finalists = order
    let finished = method.workers.map(finalists.count) { place in
      method.progress?(WorkProgress(stage: "refining", fraction: Double(place) / Double(finalists.count)))
      return finish(starts[finalists[place]])
    }
    var inertias = starts.map(\.inertia)
    var best = finished[0]
    for (place, candidate) in finished.enumerated() {
      inertias[finalists[place]] = candidate.inertia
      if candidate.inertia < best.inertia { best = candidate }
    }
    return (best, inertias)
  }

  /// Seeds by k-means++ and a few steps without constraints.
  private func centroids(ofStart start: Int) throws(ClusteringError) -> [Double] {
    var generator = SeededGenerator(seed: seed, stream: UInt64(start))
    var run = KMeansRun(source, clusterCount: method.clusterCount, workers: .one)
    try run.seed(using: &generator)
    _ = run.iterateLloyd(limit: Self.openingSteps)
    return run.centroids
  }

  private func rough(from centroids: [Double]) -> ConstrainedRun.Candidate {
    var run = ConstrainedRun(table, plan)
    let featureCount = table.featureCount
    run.start(from: centroids.indices.map { centroids[$0] - table.origin[$0 % featureCount] })
    let converged = run.iterate(limit: min(Self.roughLimit, method.iterationLimit), enough: Self.enough)
    return run.candidate(isFinished: converged)
  }

  /// Assignments and exchanges until neither gains.
  private func finish(_ candidate: ConstrainedRun.Candidate) -> ConstrainedRun.Candidate {
    var run = ConstrainedRun(table, plan)
    run.resume(candidate)
    while run.inertias.count <= method.iterationLimit {
      let left = method.iterationLimit + 1 - run.inertias.count
      guard run.iterate(limit: left) else { break }
      if !run.polish(passLimit: Self.exchangeLimit) { return run.candidate(isFinished: true) }
    }
    return run.candidate(isFinished: false)
  }
}
