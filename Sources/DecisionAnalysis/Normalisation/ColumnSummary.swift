package import Parallelism

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a normalisation needs to know about a criterion.
package struct ColumnSummary: Hashable, Sendable {
  /// The least value.
  package var minimum = Double.infinity
  /// The greatest value.
  package var maximum = -Double.infinity
  /// Σ x.
  package var sum = 0.0
  /// √(Σ x²).
  package var norm = 0.0

  /// Whether all values are equal.
  package var isConstant: Bool { minimum == maximum }

  /// max − min.
  package var range: Double { maximum - minimum }

  /// The best value in a direction with this sign.
  package func best(_ sign: Double) -> Double { sign > 0 ? maximum : minimum }

  /// The worst value in a direction with this sign.
  package func worst(_ sign: Double) -> Double { sign > 0 ? minimum : maximum }

  /// The summaries of the criteria that count, in one pass. O(n q).
  package static func all(_ problem: DecisionProblem, _ workers: Workers) -> [ColumnSummary] {
    let parts = RowPass(problem, workers).map { chunk in chunk.columns.map { Partial($0, chunk.count, scale: 1) } }
    var summaries = problem.columns.indices.map { k in Self(parts.map { $0[k] }, scale: 1) }
    for (k, summary) in summaries.enumerated() {
      // Squares that vanish or overflow are formed again of values divided by a power of two.
      let magnitude = max(abs(summary.minimum), abs(summary.maximum))
      guard magnitude > 1e140 || (magnitude < 1e-140 && magnitude > 0) else { continue }
      let scale = Double(sign: .plus, exponent: -max(-1000, min(1000, magnitude.exponent)), significand: 1)
      let again = RowPass(problem, workers).map { chunk in Partial(chunk.columns[k], chunk.count, scale: scale) }
      summaries[k].norm = Self(again, scale: scale).norm
    }
    return summaries
  }

  private init(_ parts: [Partial], scale: Double) {
    var squares = 0.0
    for part in parts {
      minimum = min(minimum, part.minimum)
      maximum = max(maximum, part.maximum)
      sum += part.sum
      squares += part.squares
    }
    norm = squares.squareRoot() / scale
  }

  /// The sums over a chunk, four at a time in a fixed order.
  private struct Partial: Sendable {
    var minimum: Double
    var maximum: Double
    var sum: Double
    var squares: Double

    init(_ values: UnsafePointer<Double>, _ count: Int, scale: Double) {
      var low = SIMD4<Double>(repeating: values[0])
      var high = low
      var sums = SIMD4<Double>.zero
      var squares = SIMD4<Double>.zero
      var row = 0
      while row + 4 <= count {
        let four = SIMD4(from: values + row)
        low.replace(with: four, where: four .< low)
        high.replace(with: four, where: four .> high)
        sums += four
        let scaled = four * scale
        squares += scaled * scaled
        row += 4
      }
      while row < count {
        low[0] = min(low[0], values[row])
        high[0] = max(high[0], values[row])
        sums[0] += values[row]
        squares[0] += (values[row] * scale) * (values[row] * scale)
        row += 1
      }
      minimum = low.min()
      maximum = high.max()
      sum = sums.sum()
      self.squares = squares.sum()
    }
  }

  /// Σ 1 / x of one criterion. O(n).
  static func sumOfReciprocals(_ problem: DecisionProblem, _ criterion: Int, _ workers: Workers) -> Double {
    RowPass(problem, workers).map { chunk in
      (0..<chunk.count).reduce(0.0) { $0 + 1 / chunk.columns[criterion][$1] }
    }.reduce(0, +)
  }

  /// Σ ln x of one criterion. O(n).
  static func sumOfLogarithms(_ problem: DecisionProblem, _ criterion: Int, _ workers: Workers) -> Double {
    RowPass(problem, workers).map { chunk in
      (0..<chunk.count).reduce(0.0) { $0 + log(chunk.columns[criterion][$1]) }
    }.reduce(0, +)
  }
}
