import Parallelism
import Provenance

/// The search for the mixture of greatest likelihood: restarts, the best of them to the end, and all rows at last.
///
/// Every start draws from a random stream of its own and results are gathered in order, so the thread count changes
/// nothing.
struct MixtureSearch: Sendable {
  typealias Ascent = MixtureAscent<MixtureParameters>

  let method: GaussianMixture

  /// How many steps every start takes before the best are chosen (Biernacki, Celeux & Govaert 2003,
  /// doi:10.1016/S0167-9473(02)00163-9), and how many are.
  private static let openingSteps = 25
  private static let finalistCount = 3
  /// Up to how many rows all starts go on: there the likelihood of many components is rugged, and steps cost nothing.
  private static let smallRowCount = 2_048
  /// The tolerance on a sample, of which the last digits mean nothing.
  private static let sampleTolerance = 1e-5

  /// The rows of a fit: all of them, in the form in which they are gone over.
  private struct Job {
    let space: MixtureSpace
    let shape: MixtureShape
    /// The rows, or where few differ the different ones.
    let all: MixtureRows
    let patterns: DistinctPatterns?
  }

  /// Fits from starts of its own.
  func fit(
    _ observations: Observations, _ weights: ObservationWeights?, seed: UInt64
  ) throws(ClusteringError) -> GaussianMixtureModel {
    let job = try prepare(observations, weights)
    var best: Ascent
    if job.all.observations.observationCount > searchLimit {
      let sample = try sample(observations, weights, job, seed: seed)
      best = Ascent(from: try search(sample ?? job.all, job, isSample: sample != nil, seed: seed).parameters)
    } else {
      best = try search(job.all, job, isSample: false, seed: seed)
    }
    let progress = method.progress
    climb(
      &best, job.all, limit: method.iterationLimit, tolerance: method.tolerance, workers: method.workers
    ) { progress?(WorkProgress(stage: "fitting all accounts", fraction: $0)) }
    return model(best, job, observations)
  }

  /// Fits from a given partition.
  func fit(
    _ observations: Observations, _ weights: ObservationWeights?, from labels: [Int]
  ) throws(ClusteringError) -> GaussianMixtureModel {
    let job = try prepare(observations, weights)
    // Like rows may have unlike labels, so the rows themselves are gone over.
    let rows = try MixtureRows(observations, weights: weights, space: job.space)
    let moments = rows.moments(labels: labels, shape: job.shape, workers: method.workers)
    var ascent = Ascent(from: parameters(moments, job.shape))
    climb(&ascent, rows, limit: method.iterationLimit, tolerance: method.tolerance, workers: method.workers)
    return model(ascent, Job(space: job.space, shape: job.shape, all: rows, patterns: nil), observations)
  }

  /// The largest number of rows that the search looks at.
  private var searchLimit: Int { max(KMeans.searchRows, 64 * method.clusterCount) }

  private func prepare(
    _ observations: Observations, _ weights: ObservationWeights?
  ) throws(ClusteringError) -> Job {
    let moments = FeatureMoments(observations, weights: weights, workers: method.workers)
    let extremes =
      weights == nil
      ? zip(moments.minima, moments.maxima).map { $0...$1 } : observations.extremes(workers: method.workers)
    try Observations.requireSummable(
      extremes, featureWeights: [Double](repeating: 1, count: observations.featureCount),
      totalWeight: moments.totalWeight)
    let space = try MixtureSpace(moments, isSpherical: method.covariance.isSpherical)
    var patterns: DistinctPatterns?
    if observations.observationCount > searchLimit {
      patterns = DistinctPatterns(observations, weights: weights, extremes: extremes, workers: method.workers)
    }
    let shape = MixtureShape(
      clusterCount: method.clusterCount, featureCount: space.features.count, covariance: method.covariance)
    let all = try MixtureRows(
      patterns?.observations ?? observations, weights: patterns?.weights ?? weights, space: space)
    return Job(space: space, shape: shape, all: all, patterns: patterns)
  }

  /// Rows drawn for the search; `nil` when too few of them differ or weigh anything, since all rows must be searched
  /// then.
  private func sample(
    _ observations: Observations, _ weights: ObservationWeights?, _ job: Job, seed: UInt64
  ) throws(ClusteringError) -> MixtureRows? {
    var generator = SeededGenerator(seed: seed, stream: 1 << 40)
    let drawn = generator.sampleOfIndices(searchLimit, below: observations.observationCount)
    var sampleWeights: ObservationWeights?
    if let weights {
      guard let some = try? ObservationWeights(drawn.map { weights.values[$0] }) else { return nil }
      sampleWeights = some
    }
    let rows = try MixtureRows(observations.selecting(drawn), weights: sampleWeights, space: job.space)
    let source = try TileSource(
      rows.observations, weights: sampleWeights, featureWeights: job.space.factors.map { $0 * $0 })
    var probe = KMeansRun(source, clusterCount: method.clusterCount, workers: .one)
    do { try probe.seed(trials: 1, using: &generator) } catch { return nil }
    return rows
  }

  /// The best of the restarts on the given rows.
  private func search(
    _ rows: MixtureRows, _ job: Job, isSample: Bool, seed: UInt64
  ) throws(ClusteringError) -> Ascent {
    let starts = try MixtureStarts(rows, shape: job.shape, floor: method.varianceFloor)
    let restartCount = method.clusterCount == 1 ? 1 : method.restartCount
    let finished = ProgressCounter(total: restartCount)
    let tolerance = isSample ? max(Self.sampleTolerance, method.tolerance) : method.tolerance
    let opened = try method.workers.map(restartCount) { (index) throws(ClusteringError) -> Ascent in
      var generator = SeededGenerator(seed: seed, stream: UInt64(index))
      let labels = try starts.labels(index, using: &generator)
      let moments = rows.moments(labels: labels, shape: job.shape, workers: .one)
      var ascent = Ascent(from: parameters(moments, job.shape))
      climb(
        &ascent, rows, limit: min(Self.openingSteps, method.iterationLimit), tolerance: tolerance, workers: .one)
      method.progress?(WorkProgress(stage: "restarts", fraction: finished.advance()))
      return ascent
    }
    let finalistCount = rows.observations.observationCount <= Self.smallRowCount ? restartCount : Self.finalistCount
    let finalists = Array(Ascent.ranked(opened, isDoubtful: \.standsOnFloor).prefix(finalistCount))
    let climbed = method.workers.map(finalists.count) { index in
      var ascent = finalists[index]
      climb(&ascent, rows, limit: method.iterationLimit, tolerance: tolerance, workers: .one)
      return ascent
    }
    // A spike over a few like rows has as great a likelihood as the floor allows, and is no segment.
    return Ascent.ranked(climbed, isDoubtful: \.standsOnFloor)[0]
  }

  /// Climbs on, until `limit` steps have been made in all.
  private func climb(
    _ ascent: inout Ascent, _ rows: MixtureRows, limit: Int, tolerance: Double, workers: Workers,
    report: (Double) -> Void = { _ in }
  ) {
    ascent.climb(
      limit: limit - ascent.trace.count, leastGain: tolerance * rows.totalWeight, report: report
    ) { parameters in
      let moments = rows.moments(under: parameters, workers: workers)
      return (
        moments.logLikelihood, MixtureParameters(moments, about: parameters, floor: method.varianceFloor)
      )
    }
  }

  private func parameters(_ moments: MixtureMoments, _ shape: MixtureShape) -> MixtureParameters {
    MixtureParameters(moments, about: MixtureParameters(originOf: shape), floor: method.varianceFloor)
  }

  private func model(_ ascent: Ascent, _ job: Job, _ observations: Observations) -> GaussianMixtureModel {
    let (parameters, judgement) = ascent.parameters.settled(workers: method.workers) {
      JudgedRows(rows: job.all, parameters: $0)
    }
    var settled = judgement
    if let patterns = job.patterns {
      settled.labels = patterns.labels(
        judgement.labels, rowCount: observations.observationCount, workers: method.workers)
      settled.sizes = [Int](repeating: 0, count: method.clusterCount)
      for label in settled.labels { settled.sizes[label] += 1 }
    }
    return GaussianMixtureModel(
      ascent, parameters, settled, rows: job.all, varianceFloor: method.varianceFloor)
  }
}
