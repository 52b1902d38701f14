import Parallelism

/// Concordance and discordance of two alternatives as ELECTRE I and II form them: without thresholds.
///
/// With r the values made comparable by a normalisation, turned so that more is better:
///
///     C(a, b) = Σ wⱼ over the criteria where a is at least as good as b
///     D(a, b) = maxⱼ (r_bⱼ − r_aⱼ) / (the largest range of any criterion), 0 when a is nowhere worse
struct ConcordanceTest: Sendable {
  /// A sum of weights that misses a level by less counts as reaching it.
  static let tolerance = 1e-9

  private let rows: [[Double]]
  private let normalised: [[Double]]
  private let weights: [Double]
  private let largestRange: Double

  init(_ problem: DecisionProblem, _ normalisation: Normalisation, _ workers: Workers) throws(DecisionError) {
    let summaries = ColumnSummary.all(problem, workers)
    let maps = try normalisation.maps(problem, summaries, workers)
    let signs = problem.signs
    let directed = signs.map { normalisation.isDirected ? 1 : $0 }
    // Row after row, since pairs are compared: the only copy, of methods for few alternatives.
    rows = (0..<problem.alternativeCount).map { row in signs.indices.map { signs[$0] * problem.value(row, $0) } }
    normalised = (0..<problem.alternativeCount).map { row in
      signs.indices.map { directed[$0] * maps[$0](problem.value(row, $0)) }
    }
    weights = problem.weights
    largestRange = zip(maps, summaries).reduce(0) { max($0, abs($1.0($1.1.maximum) - $1.0($1.1.minimum))) }
  }

  /// The weights of the criteria where a is better, and of those where it is worse.
  func votes(_ a: Int, _ b: Int) -> (better: Double, worse: Double) {
    var (better, worse) = (0.0, 0.0)
    for k in weights.indices {
      if rows[a][k] > rows[b][k] { better += weights[k] }
      if rows[a][k] < rows[b][k] { worse += weights[k] }
    }
    return (better, worse)
  }

  /// D(a, b).
  func discordance(_ a: Int, _ b: Int) -> Double {
    var largest = 0.0
    for k in weights.indices { largest = max(largest, normalised[b][k] - normalised[a][k]) }
    return largest == 0 ? 0 : largest / largestRange
  }
}

/// A relation between alternatives, one bit a pair.
struct AlternativeRelation: Hashable, Sendable, Encodable {
  let count: Int
  private var rows: [[Bool]]

  /// Asks about every ordered pair of different alternatives, rows in parallel.
  init(_ count: Int, _ workers: Workers, _ holds: @Sendable (Int, Int) -> Bool) {
    self.count = count
    rows = workers.map(count) { a in (0..<count).map { b in a != b && holds(a, b) } }
  }

  subscript(a: Int, b: Int) -> Bool { rows[a][b] }

  /// The relation read backwards.
  var reversed: AlternativeRelation {
    var reversed = self
    for a in 0..<count { for b in 0..<count { reversed.rows[b][a] = rows[a][b] } }
    return reversed
  }

  /// For each alternative, the number of its circle (strongly connected component); circles are numbered so that a
  /// relation between two different circles runs from the higher number to the lower. O(n²).
  ///
  /// Source: Tarjan (1972), doi:10.1137/0201010, with a stack of its own, since thousands of alternatives in a row
  /// would overflow that of the processor.
  func circles() -> [Int] {
    var circle = [Int](repeating: -1, count: count)
    var seen = [Int](repeating: -1, count: count)
    var low = [Int](repeating: 0, count: count)
    var open: [Int] = []
    var path: [(node: Int, next: Int)] = []
    var (clock, circleCount) = (0, 0)
    for start in 0..<count where seen[start] < 0 {
      path.append((start, 0))
      while let (node, next) = path.last {
        if next == 0 {
          seen[node] = clock
          low[node] = clock
          clock += 1
          open.append(node)
        }
        guard let other = (next..<count).first(where: { rows[node][$0] && circle[$0] < 0 }) else {
          path.removeLast()
          if low[node] == seen[node] {
            while let member = open.popLast() {
              circle[member] = circleCount
              if member == node { break }
            }
            circleCount += 1
          }
          if let parent = path.last?.node, circle[node] < 0 { low[parent] = min(low[parent], low[node]) }
          continue
        }
        path[path.count - 1].next = other + 1
        if seen[other] < 0 { path.append((other, 0)) } else { low[node] = min(low[node], seen[other]) }
      }
    }
    return circle
  }
}
