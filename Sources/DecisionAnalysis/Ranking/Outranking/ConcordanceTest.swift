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

  private let columns: [[Double]]
  private let normalised: [[Double]]
  private let weights: [Double]
  private let largestRange: Double

  /// One alternative a against all, itself included.
  struct Row {
    /// The weights of the criteria where a is better than b.
    var better: [Double]
    /// The weights of the criteria where a is worse than b.
    var worse: [Double]
    /// D(a, b).
    var discordances: [Double]
  }

  init(_ problem: DecisionProblem, _ normalisation: Normalisation, _ workers: Workers) throws(DecisionError) {
    let summaries = ColumnSummary.all(problem, workers)
    let maps = try normalisation.maps(problem, summaries, workers)
    let signs = problem.signs
    let directed = signs.map { normalisation.isDirected ? 1 : $0 }
    // The only copy, of methods for few alternatives.
    columns = signs.indices.map { k in (0..<problem.alternativeCount).map { signs[k] * problem.value($0, k) } }
    normalised = signs.indices.map { k in
      (0..<problem.alternativeCount).map { directed[k] * maps[k](problem.value($0, k)) }
    }
    weights = problem.weights
    largestRange = zip(maps, summaries).reduce(0) { max($0, abs($1.0($1.1.maximum) - $1.0($1.1.minimum))) }
  }

  /// Alternative a against all. O(n q), criterion after criterion, in the order of the memory and without branches.
  func row(_ a: Int) -> Row {
    let none = [Double](repeating: 0, count: columns.first?.count ?? 0)
    var row = Row(better: none, worse: none, discordances: none)
    for (k, weight) in weights.enumerated() {
      Self.vote(&row, columns[k], against: columns[k][a], weight)
      Self.raise(&row.discordances, normalised[k], above: normalised[k][a])
    }
    for b in row.discordances.indices where row.discordances[b] != 0 { row.discordances[b] /= largestRange }
    return row
  }

  private static func vote(_ row: inout Row, _ column: [Double], against own: Double, _ weight: Double) {
    column.withUnsafeBufferPointer { column in
      row.better.withUnsafeMutableBufferPointer { better in
        for b in better.indices { better[b] += own > column[b] ? weight : 0 }
      }
      row.worse.withUnsafeMutableBufferPointer { worse in
        for b in worse.indices { worse[b] += own < column[b] ? weight : 0 }
      }
    }
  }

  private static func raise(_ largest: inout [Double], _ column: [Double], above own: Double) {
    column.withUnsafeBufferPointer { column in
      largest.withUnsafeMutableBufferPointer { largest in
        for b in largest.indices {
          let gap = column[b] - own
          largest[b] = gap > largest[b] ? gap : largest[b]
        }
      }
    }
  }
}

/// A relation between alternatives, one bit a pair.
struct AlternativeRelation: Hashable, Sendable, Encodable {
  let count: Int
  private var rows: [[Bool]]

  /// Takes the row of every alternative, rows in parallel; no alternative stands in the relation to itself.
  init(_ count: Int, _ workers: Workers, row: @Sendable (Int) -> [Bool]) {
    self.count = count
    rows = workers.map(count) { a in
      var row = row(a)
      row[a] = false
      return row
    }
  }

  subscript(a: Int, b: Int) -> Bool { rows[a][b] }

  /// Whether an alternative stands in the relation to each.
  func row(_ a: Int) -> [Bool] { rows[a] }

  /// The relation read backwards. O(n²), by columns that lie beside each other in the memory.
  func reversed(_ workers: Workers) -> AlternativeRelation {
    let width = 64
    let parts = workers.map((count + width - 1) / width) { index -> [[Bool]] in
      let own = (index * width)..<min(count, (index + 1) * width)
      var turned = own.map { _ in [Bool](repeating: false, count: count) }
      for (a, row) in rows.enumerated() { for b in own where row[b] { turned[b - own.lowerBound][a] = true } }
      return turned
    }
    var reversed = self
    reversed.rows = parts.flatMap(\.self)
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
