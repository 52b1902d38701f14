#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A quantity that grows with size as y = a + b n: a fixed cost, and so much for each account.
///
/// Fitted by least squares of *relative* errors, Σ ((yᵢ − a − b nᵢ) / yᵢ)², so that a job of milliseconds counts as much as
/// one of minutes; neither a nor b can be negative. A power of n, which ``GrowthExponent`` fits, takes the fixed cost of the
/// small sizes for slow growth and falls short of large ones.
package struct LinearGrowth: Sendable {
  /// a, at least 0.
  package let fixed: Double
  /// b, at least 0.
  package let perAccount: Double
  /// The relative standard deviation of a single run about the line; `nil` when neither residuals nor repeats tell.
  package let relativeDeviation: Double?
  /// From how many independent differences it was estimated.
  package let degreesOfFreedom: Int

  /// The inverse of the normal matrix of (a, b); what is held at 0 has zeros.
  private let inverse: (aa: Double, ab: Double, bb: Double)

  /// Fits the line.
  ///
  /// - Parameters:
  ///   - counts: The sizes n, positive.
  ///   - values: The values y, all runs of one size together; a size whose median is not positive says nothing and is
  ///     left out.
  /// - Returns: `nil` when fewer than two sizes differ. With two sizes the line goes through both, so that only repeats tell
  ///   how sure it is. Time is O(runs).
  package init?(counts: [Int], values: [[Double]]) {
    let sizes = zip(counts, values).filter { $0 > 0 && !$1.isEmpty && BenchmarkMeasurement.median($1) > 0 }
    guard Set(sizes.map(\.0)).count >= 2 else { return nil }
    let rows = sizes.map { count, runs in
      let median = BenchmarkMeasurement.median(runs)
      return (u: 1 / median, v: Double(count) / median)
    }
    let normal = Normal(rows)
    (fixed, perAccount) = normal.solution
    inverse = normal.inverse(fixed: fixed, perAccount: perAccount)
    let parameters = (fixed > 0 ? 1 : 0) + (perAccount > 0 ? 1 : 0)
    let (a, b) = (fixed, perAccount)
    let residuals = rows.map { 1 - a * $0.u - b * $0.v }
    let spread = [
      Self.spread(residuals.reduce(0) { $0 + $1 * $1 }, rows.count - parameters), Self.scatter(sizes.map(\.1)),
    ].compactMap { $0 }.max { $0.deviation < $1.deviation }
    relativeDeviation = spread?.deviation
    degreesOfFreedom = spread?.freedom ?? 0
  }

  /// a + b n.
  package func value(at count: Int) -> Double { fixed + perAccount * Double(count) }

  /// Where nine single runs in ten should fall: the deviation of a run and the uncertainty of the line together, in
  /// quantiles of Student's t, about the logarithm of the value so that it stays positive.
  ///
  /// - Returns: `nil` when nothing says how sure the line is.
  package func range(at count: Int) -> ClosedRange<Double>? {
    guard let relativeDeviation else { return nil }
    let value = value(at: count)
    let n = Double(count)
    let leverage = (inverse.aa + 2 * n * inverse.ab + n * n * inverse.bb) / (value * value)
    let width = Self.quantile(degreesOfFreedom) * relativeDeviation * (1 + max(0, leverage)).squareRoot()
    return (value * exp(-width))...(value * exp(width))
  }

  private typealias Spread = (deviation: Double, freedom: Int)

  private static func spread(_ squares: Double, _ freedom: Int) -> Spread? {
    freedom > 0 ? ((squares / Double(freedom)).squareRoot(), freedom) : nil
  }

  /// The relative scatter of runs of one size, over all sizes.
  private static func scatter(_ runs: [[Double]]) -> Spread? {
    var squares = 0.0
    for values in runs {
      let logs = values.filter { $0 > 0 }.map { log($0) }
      guard !logs.isEmpty else { continue }
      let mean = logs.reduce(0, +) / Double(logs.count)
      squares += logs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
    return spread(squares, runs.reduce(0) { $0 + max(0, $1.count { $0 > 0 } - 1) })
  }

  /// The 0.95 quantile of Student's t; from 5 degrees of freedom on by the Cornish-Fisher expansion about the normal one,
  /// right to 0.5 %.
  private static func quantile(_ freedom: Int) -> Double {
    let few = [6.314, 2.920, 2.353, 2.132]
    if freedom <= few.count { return few[max(1, freedom) - 1] }
    let (z, nu) = (1.6449, Double(freedom))
    let cube = z * z * z
    return z + (cube + z) / (4 * nu) + (5 * cube * z * z + 16 * cube + 3 * z) / (96 * nu * nu)
  }
}

/// The normal equations of 1 = a u + b v, v in units of its largest value: sizes reach 10⁸ where u is 10³.
private struct Normal {
  private let unit: Double
  private var uu = 0.0
  private var uv = 0.0
  private var vv = 0.0
  private var u = 0.0
  private var v = 0.0

  init(_ rows: [(u: Double, v: Double)]) {
    unit = rows.map { $0.v / $0.u }.max()!
    for row in rows {
      let scaled = row.v / unit
      uu += row.u * row.u
      uv += row.u * scaled
      vv += scaled * scaled
      u += row.u
      v += scaled
    }
  }

  private var determinant: Double { uu * vv - uv * uv }

  /// The best a and b of at least 0: where one would be negative, it is 0 and the other is fitted alone.
  var solution: (Double, Double) {
    let a = (u * vv - v * uv) / determinant
    let b = (v * uu - u * uv) / determinant
    if a < 0 { return (0, v / vv / unit) }
    if b < 0 { return (u / uu, 0) }
    return (a, b / unit)
  }

  func inverse(fixed: Double, perAccount: Double) -> (aa: Double, ab: Double, bb: Double) {
    if fixed == 0 { return (0, 0, 1 / vv / (unit * unit)) }
    if perAccount == 0 { return (1 / uu, 0, 0) }
    return (vv / determinant, -uv / determinant / unit, uu / determinant / (unit * unit))
  }
}
