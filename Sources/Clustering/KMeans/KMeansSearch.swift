import Parallelism
import Provenance

/// The search for the best partition: restarts, recombination, refinement on all rows.
///
/// Every unit of work draws from a stream of its own and results are gathered in order, so the thread count changes nothing.
struct KMeansSearch: Sendable {
  let method: KMeans
  let seed: UInt64
  let featureWeights: [Double]

  /// A partition found, by its centroids (k times d numbers).
  struct Candidate: Sendable {
    let centroids: [Double]
    let inertia: Double
    /// The inertia divided by the weight of all rows.
    let meanSquaredDistance: Double

    /// Whether two candidates are the same optimum but for rounding.
    func isSame(as other: Candidate) -> Bool {
      abs(inertia - other.inertia) <= 1e-9 * max(inertia, other.inertia)
    }
  }

  /// How many candidates live on to have children.
  private static let populationLimit = 12
  /// How many children are raised at once; fixed, so that threads do not matter.
  private static let broodSize = 8
  /// How close to the best inertia, relative, a restart must end to agree with it.
  private static let agreement = 1e-6
  /// How many passes over the rows a child takes, about.
  private static let passesPerChild = 25.0
  /// How many terms (x − c)² the recombination may compute before patience is cut short: about a second.
  private static let workLimit = 3e9
  /// How many candidates are refined on all rows after a search on a sample, and how much worse they may be there.
  private static let refinedCount = 2
  private static let sampleTolerance = 0.005

  func fit(_ observations: Observations, weights: ObservationWeights?) throws(ClusteringError) -> KMeansModel {
    let patterns = distinctPatterns(observations, weights)
    let searched = patterns?.observations ?? observations
    let all = try TileSource(
      searched, weights: patterns?.weights ?? weights, featureWeights: featureWeights, workers: method.workers,
      keeping: searched.observationCount > searchLimit ? .nothing : .forSearch)
    // Rows say more than patterns, which are all as likely to be drawn, about the market as a whole.
    let sample = all.rowCount > searchLimit ? try sampled(observations, weights) : nil
    let (population, trace) = try search(
      sample ?? all, isSample: sample != nil, patternCount: patterns.map { _ in all.rowCount })
    // On a sample the order of two close candidates is not certain.
    let finalists = population.prefix(sample == nil ? 1 : Self.refinedCount).filter {
      $0.inertia <= population[0].inertia * (1 + Self.sampleTolerance)
    }
    var best: KMeansModel?
    for (index, finalist) in finalists.enumerated() {
      report("refining on all accounts", Double(index) / Double(finalists.count))
      var run = KMeansRun(all, clusterCount: method.clusterCount, workers: method.workers)
      run.start(from: finalist.centroids)
      let finished = run.finish(iterationLimit: method.iterationLimit)
      if finished.inertia < best?.inertia ?? .infinity {
        best = KMeansModel(run, converged: finished.converged, passes: finished.passes, trace: trace)
      }
    }
    // No candidate ends below infinity: the squares were too large after all.
    guard let model = best else {
      throw Observations.valuesTooLarge(observations.extremes(workers: method.workers))
    }
    return patterns.map {
      model.expanded(by: $0, rowCount: observations.observationCount, workers: method.workers)
    } ?? model
  }

  /// The different rows, when there are more rows than the search looks at and few of them differ.
  private func distinctPatterns(_ observations: Observations, _ weights: ObservationWeights?) -> DistinctPatterns? {
    guard observations.observationCount > searchLimit, observations.byteColumns != nil else { return nil }
    return DistinctPatterns(
      observations, weights: weights, extremes: observations.extremes(workers: method.workers),
      workers: method.workers)
  }

  /// The largest number of rows that the search looks at.
  private var searchLimit: Int { max(KMeans.searchRows, 64 * method.clusterCount) }

  /// Finds candidates on the given rows, best first and all different.
  private func search(
    _ source: TileSource, isSample: Bool, patternCount: Int?
  ) throws(ClusteringError) -> (population: [Candidate], trace: KMeansTrace) {
    let restartCount = method.clusterCount == 1 ? 1 : method.restartCount
    let finished = ProgressCounter(total: restartCount)
    let starts = try method.workers.map(restartCount) { (index) throws(ClusteringError) -> Candidate in
      var generator = SeededGenerator(seed: seed, stream: UInt64(index))
      var run = makeRun(source)
      try run.seed(using: &generator)
      defer { report("restarts", finished.advance()) }
      return run.improved()
    }
    var population: [Candidate] = []
    for start in starts { insert(start, into: &population) }
    // Differences below this, of a few border rows, are not worth a search.
    let agreeing = starts.count { $0.inertia <= population[0].inertia * (1 + Self.agreement) }
    let patience = patience(
      disagreement: 1 - Double(agreeing) / Double(restartCount), on: source, isSample: isSample)
    let childCount = patience > 0 ? recombine(&population, on: source, patience: patience) : 0
    let trace = KMeansTrace(
      restartInertias: starts.map(\.inertia), bestSearchInertia: population[0].inertia, childCount: childCount,
      searchedRows: isSample ? source.rowCount : nil, patternCount: patternCount)
    return (population, trace)
  }

  /// How many children in a row may fail.
  ///
  /// Restarts that all end in one place leave nothing to find; restarts that all end in different places mean a rugged
  /// landscape, in which the best partition of `vacation_motives` (1000 x 20, k = 8) takes hundreds of children. The work
  /// is bounded so that large sets do not wait, and on a sample the last digits mean nothing.
  private func patience(disagreement: Double, on source: TileSource, isSample: Bool) -> Int {
    guard method.clusterCount > 1, disagreement > 0 || method.restartCount < 4 else { return 0 }
    // When most restarts agree a short look suffices to see whether they agree on the wrong place.
    let wanted = (disagreement > 0.5 ? disagreement : 0.04) * Double(method.patience)
    let childWork = Double(source.rowCount * source.featureCount * method.clusterCount) * Self.passesPerChild
    let limit = max(Self.workLimit / childWork, 32)
    return Int(min(wanted, limit, isSample ? 64 : .infinity).rounded())
  }

  /// Raises broods of children until `patience` of them in a row bring nothing better, and counts them.
  private func recombine(_ population: inout [Candidate], on source: TileSource, patience: Int) -> Int {
    var childCount = 0
    var failures = 0
    while failures < patience {
      let parents = population
      let first = childCount
      let brood = method.workers.map(Self.broodSize) { index in
        var generator = SeededGenerator(seed: seed, stream: UInt64(1 << 32 + first + index))
        return raiseChild(of: parents, number: index, on: source, using: &generator)
      }
      for child in brood {
        let improves = child.inertia < population[0].inertia * (1 - 1e-9)
        failures = improves ? 0 : failures + 1
        insert(child, into: &population)
      }
      childCount += brood.count
      report("recombining", Double(failures) / Double(patience))
    }
    return childCount
  }

  /// Makes one child. Of every four, one crosses two parents and moves a centroid elsewhere, which finds new regions; two
  /// cross two parents and are jittered, and one jitters a single parent, which find the best place of a region.
  private func raiseChild(
    of population: [Candidate], number: Int, on source: TileSource, using generator: inout SeededGenerator
  ) -> Candidate {
    var run = makeRun(source)
    let (left, right) = Self.drawParents(population, using: &generator)
    if number % 4 == 3 {
      run.start(from: left.centroids)
    } else {
      run.start(
        from: Recombination.child(
          of: left.centroids, and: right.centroids, clusterCount: method.clusterCount,
          featureWeights: featureWeights, using: &generator))
    }
    if number % 4 == 0 {
      run.reseat(cluster: generator.nextIndex(below: method.clusterCount), using: &generator)
    } else {
      run.jitter(parentInertia: left.inertia, using: &generator)
    }
    return run.improved()
  }

  /// Two different parents where there are two, each the better of two drawn.
  private static func drawParents(
    _ population: [Candidate], using generator: inout SeededGenerator
  ) -> (Candidate, Candidate) {
    func draw() -> Int {
      min(generator.nextIndex(below: population.count), generator.nextIndex(below: population.count))
    }
    let left = draw()
    var right = draw()
    if right == left { right = (left + 1) % population.count }
    return (population[left], population[right])
  }

  private func makeRun(_ source: TileSource) -> KMeansRun {
    KMeansRun(source, clusterCount: method.clusterCount, workers: .one)
  }

  /// Keeps the population sorted by inertia, within its limit, and various: of candidates that differ by little more than
  /// rounding or a few border rows only the best lives on. Without this rule the close relatives of the first good
  /// partition soon fill the population and crossing finds nothing new.
  private func insert(_ candidate: Candidate, into population: inout [Candidate]) {
    guard
      !population.contains(where: { other in
        other.isSame(as: candidate) || (other.inertia <= candidate.inertia && isNear(other, candidate))
      })
    else { return }
    population.removeAll { isNear($0, candidate) }
    let place = population.firstIndex { candidate.inertia < $0.inertia } ?? population.endIndex
    population.insert(candidate, at: place)
    if population.count > Self.populationLimit { population.removeLast() }
  }

  /// Whether the centroids of one candidate lie on those of another: the root mean square distance to the nearest is below
  /// a fourteenth of the spread of the rows about their centroids.
  private func isNear(_ left: Candidate, _ right: Candidate) -> Bool {
    let featureCount = featureWeights.count
    var total = 0.0
    for a in stride(from: 0, to: left.centroids.count, by: featureCount) {
      var nearest = Double.infinity
      for b in stride(from: 0, to: right.centroids.count, by: featureCount) {
        let distance = squaredDistance(left.centroids[a...], right.centroids[b...], featureWeights: featureWeights)
        nearest = min(nearest, distance)
      }
      total += nearest
    }
    return total / Double(method.clusterCount) < 0.005 * min(left.meanSquaredDistance, right.meanSquaredDistance)
  }

  /// A simple random sample of the rows; `nil` when it has too few different ones.
  private func sampled(
    _ observations: Observations, _ weights: ObservationWeights?
  ) throws(ClusteringError) -> TileSource? {
    var generator = SeededGenerator(seed: seed, stream: .max)
    // Rows of weight 0 have nothing to say in the search.
    let weighing = weights.map { all in all.values.indices.filter { all.values[$0] > 0 } }
    let available = weighing?.count ?? observations.observationCount
    let chosen = generator.sampleOfIndices(min(searchLimit, available), below: available)
    let rows = weighing.map { all in chosen.map { all[$0] } } ?? chosen
    let sampledWeights = weights.map { all in rows.map { all.values[$0] } }
    let source = try TileSource(
      observations.selecting(rows),
      weights: try sampledWeights.map { (values) throws(ClusteringError) in try ObservationWeights(values) },
      featureWeights: featureWeights)
    // A sample with too few different rows cannot be divided: then search all rows.
    var probe = makeRun(source)
    do { try probe.seed(using: &generator) } catch { return nil }
    return source
  }

  private func report(_ stage: String, _ fraction: Double) {
    method.progress?(WorkProgress(stage: stage, fraction: fraction))
  }
}

extension KMeansRun {
  /// How many of Lloyd's steps come before the exchange: after a few of them single transfers gain more.
  private static let openingSteps = 12

  /// Below this share of the total sum of squares an inertia found as a difference has lost too many digits.
  private static let differenceLimit = 1e-4

  /// Refines the present centroids to a partition that no transfer improves.
  mutating func improved() -> KMeansSearch.Candidate {
    _ = iterateLloyd(limit: Self.openingSteps)
    _ = exchange()
    let inertia = inertiaByDifference()
    return KMeansSearch.Candidate(
      centroids: centroids, inertia: inertia, meanSquaredDistance: inertia / source.moments.totalWeight)
  }

  /// The inertia of centroids that are the means of their labels: the total sum of squares less that between clusters.
  mutating func inertiaByDifference() -> Double {
    let total = source.moments.totalSumOfSquares(featureWeights: featureWeights)
    let inertia = total - betweenSumOfSquares
    guard inertia < Self.differenceLimit * total else { return inertia }
    _ = assign()
    return self.inertia
  }

  /// The sum of squares of the centroids about the mean of all rows, each weighing as its rows do.
  private var betweenSumOfSquares: Double {
    var sum = 0.0
    for cluster in 0..<clusterCount {
      for feature in 0..<featureCount {
        let difference = centroids[cluster * featureCount + feature] - source.moments.means[feature]
        sum += clusterWeights[cluster] * difference * difference * featureWeights[feature]
      }
    }
    return sum
  }

  /// Alternates Lloyd's algorithm and exchange until neither changes anything; at the end the labels are those of the
  /// centroids and the centroids the means of the labels.
  mutating func finish(iterationLimit: Int) -> (inertia: Double, passes: Int, converged: Bool) {
    var passes = 0
    while true {
      let lloyd = iterateLloyd(limit: max(1, iterationLimit - passes))
      passes += lloyd.passes
      guard lloyd.converged else { break }
      if exchange() == 0 {
        measure()
        return (inertia, passes, true)
      }
      guard passes < iterationLimit else { break }
    }
    settle()
    return (inertia, passes, false)
  }
}
