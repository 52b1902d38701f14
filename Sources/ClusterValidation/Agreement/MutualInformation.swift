#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Mutual information of two partitions and what of it chance alone explains, in nats.
///
/// Both are sums of x/n · ln(x n / (a b)) over cells with margins a and b. Near independence the summands have both signs
/// and cancel. With μ = a b / n and δ = x/μ − 1 the same sums are Σ μ/n · φ(δ), φ(δ) = (1 + δ) ln(1 + δ) − δ ≥ 0, because
/// the δ, weighted by μ, add up to zero exactly: over the cells of a table, and in expectation over the hypergeometric law.
/// Nothing cancels any more, and neither quantity can come out negative.
enum MutualInformation {
  /// (1 + δ) ln(1 + δ) − δ for a count of x and margins a and b; empty cells count 1.
  private static func excess(_ x: Int, _ a: Int, _ b: Int, _ n: Int) -> Double {
    if x == 0 { return 1 }
    // Whole numbers below 2^63 (see `observationLimit`), so the difference is exact however close x is to μ.
    let delta = Double(x * n - a * b) / Double(a * b)
    return (1 + delta) * log1p(delta) - delta
  }

  /// Σ_ij n_ij/n · ln(n n_ij / (a_i b_j)). Time is O(r c).
  static func observed(_ table: ContingencyTable) -> Double {
    let n = table.total
    var sum = 0.0
    for row in 0..<table.rowCount where table.rowSums[row] > 0 {
      let a = table.rowSums[row]
      for column in 0..<table.columnCount where table.columnSums[column] > 0 {
        let b = table.columnSums[column]
        sum += Double(a) / Double(n) * (Double(b) / Double(n)) * excess(table[row, column], a, b, n)
      }
    }
    return sum
  }

  /// The mean of ``observed(_:)`` over all tables with these margins, eq. 24a of Vinh, Epps, Bailey (2010).
  ///
  /// Equal margins are computed once, so 1,000 singletons cost one cell.
  static func expected(_ table: ContingencyTable) -> Double {
    let rows = multiplicities(table.rowSums)
    let columns = multiplicities(table.columnSums)
    var sum = 0.0
    for (a, rowTimes) in rows {
      for (b, columnTimes) in columns {
        sum += Double(rowTimes) * Double(columnTimes) * expectedCell(a, b, table.total)
      }
    }
    return sum
  }

  private static func multiplicities(_ sums: [Int]) -> [(size: Int, times: Int)] {
    var result: [(size: Int, times: Int)] = []
    for size in sums.sorted() where size > 0 {
      if result.last?.size == size { result[result.count - 1].times += 1 } else { result.append((size, 1)) }
    }
    return result
  }

  /// μ/n · E[φ(δ)] for x hypergeometric with margins a and b of n.
  ///
  /// The probabilities run by their recurrence from the mode to both sides and are divided by their own sum: no factorial is
  /// needed, whose logarithm would lose nine digits at n = 10⁷. A side ends where what is left is below 10⁻²⁰ of the
  /// sums, after about 10 standard deviations: O(√n) summands instead of min(a, b).
  private static func expectedCell(_ a: Int, _ b: Int, _ n: Int) -> Double {
    let low = max(0, a - (n - b))
    let high = min(a, b)
    let mode = min(high, max(low, Int((Double(a) + 1) * (Double(b) + 1) / (Double(n) + 2))))
    var mass = 1.0
    var weighted = excess(mode, a, b, n)
    func add(_ probability: Double, _ x: Int) -> Bool {
      let term = probability * excess(x, a, b, n)
      mass += probability
      weighted += term
      return term > 1e-20 * weighted || probability > 1e-20 * mass
    }
    var probability = 1.0
    var x = mode
    while x < high {
      let ways = Double(a - x) * Double(b - x)
      x += 1
      probability *= ways / (Double(x) * Double(n - a - b + x))
      if !add(probability, x) { break }
    }
    probability = 1
    x = mode
    while x > low {
      probability *= Double(x) * Double(n - a - b + x) / (Double(a - x + 1) * Double(b - x + 1))
      x -= 1
      if !add(probability, x) { break }
    }
    return Double(a) / Double(n) * (Double(b) / Double(n)) * (weighted / mass)
  }
}
