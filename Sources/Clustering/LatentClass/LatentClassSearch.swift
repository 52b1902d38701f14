import Parallelism
import Provenance

/// The search for the classes of greatest likelihood: restarts, and the best of them to the end.
///
/// Every start draws from a random stream of its own and results are gathered in order, so the thread count changes
/// nothing.
struct LatentClassSearch: Sendable {
  private typealias Ascent = MixtureAscent<LatentClassParameters>

  let method: LatentClassAnalysis
  let seed: UInt64

  /// How many steps every start takes before the best are chosen, and how many are.
  private static let openingSteps = 25
  private static let finalistCount = 3

  /// The rows of a fit, or where few differ the different ones.
  private struct Job {
    let observations: Observations
    let columns: [[UInt8]]
    let weights: ObservationWeights?
    let totalWeight: Double
    let coding: AnswerCoding
  }

  /// Fits to answers, which are bytes.
  func fit(_ answers: Observations, _ weights: ObservationWeights?) throws(ClusteringError) -> LatentClassModel {
    let workers = method.workers
    let patterns = DistinctPatterns(
      answers, weights: weights, extremes: answers.extremes(workers: workers), workers: workers)
    let observations = patterns?.observations ?? answers
    let columns = observations.byteColumns ?? []
    let used = patterns?.weights ?? weights
    let job = Job(
      observations: observations, columns: columns, weights: used,
      totalWeight: used?.values.reduce(0, +) ?? Double(observations.observationCount), coding: AnswerCoding(columns))
    let best = try search(job)
    let (parameters, judgement) = best.parameters.settled(workers: workers) { rows(job, $0) }
    var settled = judgement
    if let patterns {
      settled.labels = patterns.labels(judgement.labels, rowCount: answers.observationCount, workers: workers)
      settled.sizes = [Int](repeating: 0, count: method.clusterCount)
      for label in settled.labels { settled.sizes[label] += 1 }
    }
    return LatentClassModel(best, parameters, settled, totalWeight: job.totalWeight)
  }

  private func rows(_ job: Job, _ parameters: LatentClassParameters) -> LatentClassRows {
    LatentClassRows(columns: job.columns, weights: job.weights?.values, parameters: parameters)
  }

  private func search(_ job: Job) throws(ClusteringError) -> Ascent {
    // Single precision is enough to seed, and all starts read the same rows.
    let source = try TileSource(
      job.observations, weights: job.weights,
      featureWeights: [Double](repeating: 1, count: job.observations.featureCount), workers: method.workers)
    let whole = whole(job)
    let restartCount = method.clusterCount == 1 ? 1 : method.restartCount
    let finished = ProgressCounter(total: restartCount)
    let opened = try method.workers.map(restartCount) { (index) throws(ClusteringError) -> Ascent in
      var generator = SeededGenerator(seed: seed, stream: UInt64(index))
      var ascent = Ascent(
        from: try index == 0
          ? partitioned(job, source, using: &generator) : drawn(whole, using: &generator))
      climb(&ascent, job, limit: min(Self.openingSteps, method.iterationLimit))
      method.progress?(WorkProgress(stage: "restarts", fraction: finished.advance()))
      return ascent
    }
    let finalists = Array(Ascent.ranked(opened).prefix(Self.finalistCount))
    let climbed = method.workers.map(finalists.count) { index in
      var ascent = finalists[index]
      climb(&ascent, job, limit: method.iterationLimit)
      return ascent
    }
    return Ascent.ranked(climbed)[0]
  }

  /// Climbs on, until `limit` steps have been made in all.
  private func climb(_ ascent: inout Ascent, _ job: Job, limit: Int) {
    ascent.climb(limit: limit - ascent.trace.count, leastGain: method.tolerance * job.totalWeight) { parameters in
      rows(job, parameters).step(workers: .one)
    }
  }

  /// One class that holds all rows.
  private func whole(_ job: Job) -> LatentClassParameters {
    labelled(job, [Int](repeating: 0, count: job.observations.observationCount), clusterCount: 1)
  }

  /// The classes of a k-means partition.
  ///
  /// - Throws: `tooFewDistinct` when fewer than k rows differ.
  private func partitioned(
    _ job: Job, _ source: TileSource, using generator: inout SeededGenerator
  ) throws(ClusteringError) -> LatentClassParameters {
    var run = KMeansRun(source, clusterCount: method.clusterCount, workers: .one)
    try run.seed(using: &generator)
    _ = run.iterateLloyd(limit: 100)
    return labelled(job, run.labels(Array(0..<method.clusterCount)).labels, clusterCount: method.clusterCount)
  }

  /// The classes of given labels.
  private func labelled(_ job: Job, _ labels: [Int], clusterCount: Int) -> LatentClassParameters {
    let coding = job.coding
    var weights = [Double](repeating: 0, count: clusterCount)
    var counts = [Double](repeating: 0, count: clusterCount * coding.size)
    for (row, label) in labels.enumerated() {
      let weight = job.weights?.values[row] ?? 1
      weights[label] += weight
      for (item, column) in job.columns.enumerated() {
        let step = Int(column[row]) - coding.lows[item]
        counts[label * coding.size + coding.offsets[item] + step] += weight
      }
    }
    // EM never leaves a probability of 0, so no answer may be ruled out before it begins.
    if clusterCount > 1 {
      for item in 0..<coding.itemCount {
        for place in coding.places(item) {
          let all = (0..<clusterCount).reduce(0) { $0 + counts[$1 * coding.size + place] }
          for cluster in 0..<clusterCount { counts[cluster * coding.size + place] += 0.1 * all / Double(clusterCount) }
        }
      }
    }
    return LatentClassParameters(coding, weights: weights, counts: counts)
  }

  /// Classes of equal size whose probabilities are those of all rows, each times a random number.
  private func drawn(
    _ whole: LatentClassParameters, using generator: inout SeededGenerator
  ) -> LatentClassParameters {
    var counts: [Double] = []
    for _ in 0..<method.clusterCount {
      for probability in whole.probabilities { counts.append(probability * (0.02 + generator.nextUniform())) }
    }
    return LatentClassParameters(
      whole.coding, weights: [Double](repeating: 1, count: method.clusterCount), counts: counts)
  }
}
