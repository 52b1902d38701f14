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

  /// After so many steps the worse half of the starts is given up, and after more all but a few.
  private static let firstSteps = 3
  private static let roughSteps = 20
  private static let finalistCount = 4
  /// Of so few blocks every start is followed to the end: it costs little, and the best is not always ahead after few steps.
  private static let smallCount = 500
  /// Steps that gain less than this share can wait until the start is among the few.
  private static let enough = 1e-3
  /// How many of Lloyd's steps come before the first assignment under constraints, in every third start.
  private static let openingSteps = 12
  /// How many rounds of exchanges follow one another before the next assignment.
  private static let exchangeLimit = 20

  /// The best of all starts, and what each ended with.
  ///
  /// - Parameter free: The centroids of the solution without constraints, k times d numbers; the first start.
  /// - Throws: `tooFewDistinct`.
  func run(from free: [Double]) throws(ClusteringError) -> (best: ConstrainedRun.Candidate, inertias: [Double]) {
    let startCount = method.clusterCount == 1 ? 1 : method.restartCount
    let isSmall = table.count <= Self.smallCount
    var found = try follow(Array(0..<startCount), "starts") { (start) throws(ClusteringError) in
      var run = ConstrainedRun(table, plan)
      run.start(from: start == 0 ? lessOrigin(free) : try centroids(ofStart: start))
      return isSmall ? finish(&run) : go(on: &run, steps: Self.firstSteps)
    }
    for isLast in isSmall ? [] : [false, true] {
      let chosen = best(isLast ? Self.finalistCount : (startCount + 1) / 2, of: found)
      let reached = try follow(chosen, isLast ? "best starts" : "better starts") {
        [found] (start) throws(ClusteringError) in
        var run = ConstrainedRun(table, plan)
        run.resume(found[start])
        return isLast ? finish(&run) : go(on: &run, steps: Self.roughSteps)
      }
      for (place, start) in chosen.enumerated() { found[start] = reached[place] }
    }
    return (found[best(1, of: found)[0]], found.map(\.inertia))
  }

  /// Lets every start go on, by all threads.
  private func follow(
    _ starts: [Int], _ stage: String,
    _ body: @Sendable (Int) throws(ClusteringError) -> ConstrainedRun.Candidate
  ) throws(ClusteringError) -> [ConstrainedRun.Candidate] {
    let counter = ProgressCounter(total: starts.count)
    return try method.workers.map(starts.count) { (place) throws(ClusteringError) in
      defer { method.progress?(WorkProgress(stage: stage, fraction: counter.advance())) }
      return try body(starts[place])
    }
  }

  /// The best starts, each division once; ties go to the earlier start.
  private func best(_ count: Int, of candidates: [ConstrainedRun.Candidate]) -> [Int] {
    var chosen: [Int] = []
    for start in candidates.indices.sorted(by: { (candidates[$0].inertia, $0) < (candidates[$1].inertia, $1) })
    where chosen.count < count && candidates[start].labels != chosen.last.map({ candidates[$0].labels }) {
      chosen.append(start)
    }
    return chosen
  }

  /// Where a start begins, less the origin.
  ///
  /// Constraints may want another division than the data do, such as a large group in two and small ones together. So starts are
  /// of three kinds in turn: accounts drawn evenly, of which a large group has several; seeds by k-means++, one a group; and these
  /// after some of Lloyd's steps, which all come to the same where groups lie apart.
  private func centroids(ofStart start: Int) throws(ClusteringError) -> [Double] {
    var generator = SeededGenerator(seed: seed, stream: UInt64(start))
    if start % 3 == 1, table.count >= method.clusterCount {
      var blocks = Array(0..<table.count)
      for place in 0..<method.clusterCount {
        blocks.swapAt(place, place + generator.nextIndex(below: blocks.count - place))
      }
      return blocks.prefix(method.clusterCount).flatMap { table.point($0) }
    }
    var run = KMeansRun(source, clusterCount: method.clusterCount, workers: .one)
    try run.seed(using: &generator)
    if start.isMultiple(of: 3) { _ = run.iterateLloyd(limit: Self.openingSteps) }
    return lessOrigin(run.centroids)
  }

  private func lessOrigin(_ centroids: [Double]) -> [Double] {
    centroids.indices.map { centroids[$0] - table.origin[$0 % table.featureCount] }
  }

  /// Assignments until little is gained.
  private func go(on run: inout ConstrainedRun, steps: Int) -> ConstrainedRun.Candidate {
    run.candidate(isFinished: run.iterate(limit: min(steps, stepsLeft(run)), enough: Self.enough))
  }

  /// Assignments and exchanges until neither gains.
  private func finish(_ run: inout ConstrainedRun) -> ConstrainedRun.Candidate {
    while stepsLeft(run) > 0 {
      guard run.iterate(limit: stepsLeft(run)) else { break }
      if !run.polish(passLimit: Self.exchangeLimit) { return run.candidate(isFinished: true) }
    }
    return run.candidate(isFinished: false)
  }

  /// The first assignment is no step.
  private func stepsLeft(_ run: ConstrainedRun) -> Int { method.iterationLimit + 1 - run.inertias.count }
}
