import Parallelism
import Provenance

extension CountedObservations {
  /// Keeps rows that are known to weigh something; trusts that all lists go together.
  init(_ observations: Observations, weights: [Double], rows: [Int]) {
    self.observations = observations
    self.weights = weights
    self.rows = rows
  }

  /// A simple random sample of the rows; all of them when there are no more than `limit`.
  ///
  /// ``rows`` of a sample are places in these observations.
  func sampled(_ limit: Int, using generator: inout SeededGenerator) -> CountedObservations {
    let count = observations.observationCount
    guard count > limit else { return self }
    let chosen = generator.sampleOfIndices(limit, below: count)
    return CountedObservations(
      observations.selecting(chosen), weights: chosen.map { weights[$0] }, rows: chosen)
  }

  /// The best of several starts, on a sample when there are too many rows, and of children of it.
  ///
  /// Unless all starts agree, children of the best are raised, until a number of them in a row bring nothing better; the
  /// more the starts differ, the more. A sample may have fewer different rows than clusters are wanted; then all rows are
  /// searched.
  ///
  /// - Parameters:
  ///   - seed: The sample, every start and every child draw from a stream of their own.
  ///   - workers: The threads, one for each start; the result does not depend on them.
  ///   - prepare: What all starts on the given rows share.
  ///   - start: Makes one start.
  ///   - child: Goes on from something near the best.
  /// - Throws: What all starts on all rows throw.
  func search<Prepared: Sendable>(
    limit: Int, startCount: Int, seed: UInt64, workers: Workers, prepare: (CountedObservations) -> Prepared,
    start: @Sendable (Prepared, Int, inout SeededGenerator) throws(ClusteringError) -> SearchCandidate,
    child: @Sendable (Prepared, SearchCandidate, Int, inout SeededGenerator) -> SearchCandidate
  ) throws(ClusteringError) -> SearchOutcome {
    var generator = SeededGenerator(seed: seed, stream: .max)
    var searched = sampled(limit, using: &generator)
    while true {
      do throws(ClusteringError) {
        let prepared = prepare(searched)
        let starts = try workers.map(startCount) { (index) throws(ClusteringError) -> SearchCandidate in
          var generator = SeededGenerator(seed: seed, stream: UInt64(index))
          return try start(prepared, index, &generator)
        }
        let outcome = SearchOutcome(starts, searched: searched)
        return outcome.bred(seed: seed, workers: workers) { best, index, generator in
          child(prepared, best, index, &generator)
        }
      } catch {
        guard searched.rows.count < observations.observationCount else { throw error }
        searched = self
      }
    }
  }
}

/// Where a start or a child ended.
struct SearchCandidate: Sendable {
  /// k times d numbers.
  let centroids: [Double]
  /// What is minimised.
  let loss: Double
}

/// What a search has found.
struct SearchOutcome: Sendable {
  private(set) var best: SearchCandidate
  /// What each start ended with.
  let startLosses: [Double]
  /// The rows that were searched.
  let searched: CountedObservations

  /// Among equals the first start is kept.
  init(_ starts: [SearchCandidate], searched: CountedObservations) {
    best = starts[0]
    for other in starts.dropFirst() where other.loss < best.loss { best = other }
    startLosses = starts.map(\.loss)
    self.searched = searched
  }

  /// The greatest number of children in a row that may bring nothing better.
  private static let patience = 96.0
  /// How many children are raised at once; fixed, so that threads do not matter.
  private static let broodSize = 8
  /// Differences below this, of a few rows at a border, are none.
  private static let agreement = 1e-6

  fileprivate func bred(
    seed: UInt64, workers: Workers,
    _ child: @Sendable (SearchCandidate, Int, inout SeededGenerator) -> SearchCandidate
  ) -> SearchOutcome {
    var outcome = self
    let agreeing = startLosses.count { $0 <= best.loss + Self.agreement * abs(best.loss) }
    let patience = Self.patience * (1 - Double(agreeing) / Double(startLosses.count))
    var (failures, childCount) = (0, 0)
    while Double(failures) < patience {
      let parent = outcome.best
      let brood = workers.map(Self.broodSize) { [childCount] index in
        var generator = SeededGenerator(seed: seed, stream: UInt64(1 << 32 + childCount + index))
        return child(parent, childCount + index, &generator)
      }
      childCount += brood.count
      for other in brood {
        let improves = other.loss < outcome.best.loss - 1e-9 * abs(outcome.best.loss)
        failures = improves ? 0 : failures + 1
        if improves { outcome.best = other }
      }
    }
    return outcome
  }
}
