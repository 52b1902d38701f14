import Parallelism
import Provenance

/// The search for the best partition of incomplete rows: starts, the best of them, and a refinement on all rows.
///
/// Every start draws from a stream of its own and results are gathered in order, so the thread count changes nothing.
struct IncompleteSearch: Sendable {
  let method: IncompleteKMeans
  let seed: UInt64
  let featureWeights: [Double]

  /// Starts of k-means over the complete rows, which only gives one of the starts.
  private static let completeRestarts = 4

  /// One start in so many is a partition drawn at random, which finds what seeds, all of them different rows, cannot: rows
  /// that have no feature in common are near to each other.
  private static let startKinds = 4

  /// What one start led to.
  private struct Candidate: Sendable {
    let centroids: [Double]
    let objectives: [Double]
    let inertia: Double
  }

  func fit(
    _ observations: IncompleteObservations, _ weights: ObservationWeights?
  ) throws(ClusteringError) -> IncompleteKMeansModel {
    let isLarge = observations.observationCount > searchLimit
    let all = try IncompleteRows(
      observations, weights: weights?.values, featureWeights: featureWeights, keepsValues: !isLarge,
      workers: method.workers)
    let counted = featureWeights.indices.filter { featureWeights[$0] > 0 }
    guard counted.contains(where: { observations.hasMissing($0) }) else { return try complete(all, weights) }
    let sample = isLarge ? try sampled(observations, weights) : nil
    let searched = sample ?? all
    let starts = try search(searched)
    var best = starts[0]
    for start in starts.dropFirst() where start.inertia < best.inertia { best = start }
    report("refining on all accounts", 0)
    var run = IncompleteRun(all, clusterCount: method.clusterCount, workers: method.workers)
    let isFinished = run.descend(from: best.centroids, iterationLimit: method.iterationLimit)
    return IncompleteKMeansModel(
      run, isFinished: isFinished,
      trace: IncompleteKMeansTrace(
        restartInertias: starts.map(\.inertia), objectives: sample == nil ? best.objectives : run.objectives,
        searchedRows: sample?.rowCount))
  }

  /// The largest number of rows that the search looks at.
  private var searchLimit: Int { max(IncompleteKMeans.searchRows, 64 * method.clusterCount) }

  /// The partition that k-means finds when all that is missing is of no weight.
  private func complete(
    _ rows: IncompleteRows, _ weights: ObservationWeights?
  ) throws(ClusteringError) -> IncompleteKMeansModel {
    var generator = SeededGenerator(seed: seed)
    let found = try KMeans(
      clusterCount: method.clusterCount, featureWeights: featureWeights, restartCount: method.restartCount,
      iterationLimit: method.iterationLimit, workers: method.workers, progress: method.progress
    ).fit(rows.cells.filled(with: rows.means), weights: weights, using: &generator)
    var run = IncompleteRun(rows, clusterCount: method.clusterCount, workers: method.workers)
    run.take(found.labels.map { Int32($0) })
    return IncompleteKMeansModel(
      run, isFinished: found.diagnostics.isEmpty, trace: IncompleteKMeansTrace(found))
  }

  private func search(_ rows: IncompleteRows) throws(ClusteringError) -> [Candidate] {
    let restartCount = method.clusterCount == 1 ? 1 : method.restartCount
    let centroids = centroidsOfComplete(rows)
    let weights = try rows.weights.map { (values) throws(ClusteringError) in try ObservationWeights(values) }
    let source = try TileSource(
      rows.cells.filled(with: rows.means), weights: weights, featureWeights: featureWeights)
    let finished = ProgressCounter(total: restartCount)
    return try method.workers.map(restartCount) { (index) throws(ClusteringError) -> Candidate in
      var generator = SeededGenerator(seed: seed, stream: UInt64(index))
      var seeding = KMeansRun(source, clusterCount: method.clusterCount, workers: .one)
      // Also where the start is another, since too few different rows are refused here.
      try seeding.seed(using: &generator)
      var run = IncompleteRun(rows, clusterCount: method.clusterCount, workers: .one)
      var start = index == 0 ? centroids ?? seeding.centroids : seeding.centroids
      if index % Self.startKinds == Self.startKinds - 1 {
        run.take(drawnPartition(of: rows, using: &generator))
        _ = run.exchange()
        start = run.centroids
      }
      _ = run.descend(from: start, iterationLimit: method.iterationLimit)
      report("restarts", finished.advance())
      let distances = rows.distances(to: run.centroids, labels: run.labels, workers: .one)
      return Candidate(
        centroids: run.centroids, objectives: run.objectives,
        inertia: distances.indices.reduce(0) { $0 + rows.weight($1) * distances[$1] })
    }
  }

  /// A partition drawn at random, its clusters of nearly the same number of rows that weigh anything.
  private func drawnPartition(of rows: IncompleteRows, using generator: inout SeededGenerator) -> [Int32] {
    var labels = [Int32](repeating: 0, count: rows.rowCount)
    var order = labels.indices.filter { rows.weight($0) > 0 }
    for place in order.indices {
      order.swapAt(place, place + generator.nextIndex(below: order.count - place))
      labels[order[place]] = Int32(place % method.clusterCount)
    }
    return labels
  }

  /// The centroids that k-means finds over the complete rows, where there are k different ones.
  private func centroidsOfComplete(_ rows: IncompleteRows) -> [Double]? {
    let complete = rows.cells.completeRows.filter { rows.weight($0) > 0 }
    guard complete.count >= method.clusterCount else { return nil }
    var generator = SeededGenerator(seed: seed, stream: .max)
    let weights = rows.weights.flatMap { all in try? ObservationWeights(complete.map { all[$0] }) }
    let model = try? KMeans(
      clusterCount: method.clusterCount, featureWeights: featureWeights, restartCount: Self.completeRestarts,
      patience: 0, workers: method.workers
    ).fit(rows.cells.observations.selecting(complete), weights: weights, using: &generator)
    return model.map { Array($0.centroids.joined()) }
  }

  /// A simple random sample of the rows of positive weight; `nil` when it has too few different ones or lacks a feature.
  private func sampled(
    _ observations: IncompleteObservations, _ weights: ObservationWeights?
  ) throws(ClusteringError) -> IncompleteRows? {
    var generator = SeededGenerator(seed: seed, stream: .max - 1)
    let weighing = weights.map { all in all.values.indices.filter { all.values[$0] > 0 } }
    let available = weighing?.count ?? observations.observationCount
    let chosen = generator.sampleOfIndices(min(searchLimit, available), below: available)
    let rows = weighing.map { all in chosen.map { all[$0] } } ?? chosen
    guard
      let sample = try? IncompleteRows(
        observations.selecting(rows), weights: weights.map { all in rows.map { all.values[$0] } },
        featureWeights: featureWeights, keepsValues: true, workers: method.workers)
    else { return nil }
    let source = try TileSource(
      sample.cells.filled(with: sample.means), weights: nil, featureWeights: featureWeights)
    var probe = KMeansRun(source, clusterCount: method.clusterCount, workers: .one)
    do { try probe.seed(using: &generator) } catch { return nil }
    return sample
  }

  private func report(_ stage: String, _ fraction: Double) {
    method.progress?(WorkProgress(stage: stage, fraction: fraction))
  }
}
