#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The values for missing judgments that make the largest eigenvalue least, by Newton's method.
///
/// By the logarithm t of a missing judgment aᵢⱼ the eigenvalue λ of right and left eigenvectors x and y changes by
/// yᵢ aᵢⱼ xⱼ − yⱼ aⱼᵢ xᵢ (for y·x = 1). Where this is 0 for all of them, t = uᵢ − uⱼ with u = ½ ln (x / y). So the search is not
/// for one number a missing pair but for one a criterion: over the u, ln λ is convex, its gradient is n sums of the above, and
/// its Hessian follows from one system of n equations. A step takes O(n³), and about six are needed.
///
/// All is scaled by the right eigenvector, aᵢⱼ xⱼ / (λ xᵢ): a stochastic matrix, whose stationary distribution is yᵢ xᵢ.
/// Entries of very different size do no harm to it.
///
/// Source: Bozóki, Fülöp, Rónyai (2010), doi:10.1016/j.mcm.2010.02.047, for the problem and its convexity; the derivatives
/// after Meyer, Stewart (1988), Derivatives and perturbations of eigenvectors, doi:10.1137/0725041.
struct EigenvalueDescent {
  private let count: Int
  /// Whether nobody judged (row, column), row after row.
  private let isMissing: [Bool]
  /// The logarithms of all judgments, those of the missing ones by ``potentials``.
  private var logarithms: [Double]
  /// u: a missing judgment is exp(uᵢ − uⱼ).
  private(set) var potentials: [Double]
  /// The criteria that chains of missing pairs join: only differences within a group matter.
  private let groups: [Int]
  /// ln x.
  private var scales: [Double]
  /// yᵢ xᵢ, with sum 1.
  private var stationary: [Double]

  /// - Parameters:
  ///   - judgments: Judgments without gaps, the missing ones as ratios of `exp(potentials)`.
  ///   - pairs: The missing pairs.
  init(_ judgments: PositiveMatrix, missing pairs: [(first: Int, second: Int)], potentials: [Double]) {
    count = judgments.count
    var isMissing = [Bool](repeating: false, count: count * count)
    var groups = Array(0..<count)
    for (first, second) in pairs {
      isMissing[first * count + second] = true
      isMissing[second * count + first] = true
      let (kept, lost) = (groups[first], groups[second])
      if kept != lost { groups = groups.map { $0 == lost ? kept : $0 } }
    }
    self.isMissing = isMissing
    self.groups = groups
    self.potentials = potentials
    logarithms = judgments.elements.map { log($0) }
    scales = [Double](repeating: 0, count: count)
    stationary = [Double](repeating: 1 / Double(count), count: count)
    scales = (0..<count).map { row in
      (0..<count).reduce(0) { $0 + logarithms[row * judgments.count + $1] } / Double(judgments.count)
    }
  }

  /// The most steps; about six are usual.
  private static let stepLimit = 100
  /// A step of this size is the last: the next would be its square.
  private static let lastStep = 1e-9

  /// Steps until the eigenvalue is least.
  ///
  /// - Parameter progress: Called before every step, with the share of the usual number.
  /// - Returns: Whether it came to rest.
  mutating func run(progress: (Double) -> Void) -> Bool {
    guard var here = evaluated() else { return false }
    for number in 0..<Self.stepLimit {
      progress(min(0.95, Double(number) / 8))
      let (step, slope) = direction(here.stochastic)
      let size = step.reduce(0) { max($0, abs($1)) }
      guard size.isFinite else { return false }
      if size < Self.lastStep {
        move(by: step, factor: 1)
        return true
      }
      guard let next = descended(from: here, along: step, slope: slope) else { return size < 1e-6 }
      here = next
    }
    return false
  }

  /// Where the eigenvalue stands, and the judgments scaled by it.
  private struct Point {
    let logOfEigenvalue: Double
    /// Row after row; each row has the sum 1.
    let stochastic: [Double]
  }

  /// Goes along a direction, half as far as often as it takes to come lower; `nil` when it does not.
  private mutating func descended(from here: Point, along step: [Double], slope: Double) -> Point? {
    let start = self
    var factor = 1.0
    for _ in 0..<40 {
      move(by: step, factor: factor)
      let bound = here.logOfEigenvalue + 1e-4 * factor * slope + 1e-15 * Double(count)
      if let next = evaluated(), next.logOfEigenvalue <= bound { return next }
      self = start
      factor /= 2
    }
    return nil
  }

  private mutating func move(by step: [Double], factor: Double) {
    for place in 0..<count { potentials[place] += factor * step[place] }
    for row in 0..<count {
      for column in 0..<count where isMissing[row * count + column] {
        logarithms[row * count + column] = potentials[row] - potentials[column]
      }
    }
  }

  /// Finds both eigenvectors; `nil` when the judgments differ by more than numbers can hold.
  private mutating func evaluated() -> Point? {
    var scaled = PositiveMatrix(count: count, elements: logarithms)
    for row in 0..<count {
      for column in 0..<count {
        scaled[row, column] = exp(logarithms[row * count + column] + scales[column] - scales[row])
      }
    }
    let right = scaled.principalEigenpair(from: [Double](repeating: 1, count: count))
    guard right.value.isFinite, right.vector.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
    for row in 0..<count {
      for column in 0..<count { scaled[row, column] *= right.vector[column] / right.vector[row] / right.value }
    }
    let left = scaled.transposed.principalEigenpair(from: stationary)
    guard left.value.isFinite, left.vector.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
    for place in 0..<count { scales[place] += log(right.vector[place]) }
    stationary = left.vector
    return Point(logOfEigenvalue: log(right.value), stochastic: scaled.elements)
  }

  /// Newton's direction for ln λ, and the slope along it.
  private func direction(_ stochastic: [Double]) -> (step: [Double], slope: Double) {
    // M: the missing judgments; its rows' sums, and its columns' sums weighed by the stationary distribution.
    var missing = stochastic
    for place in missing.indices where !isMissing[place] { missing[place] = 0 }
    var rows = [Double](repeating: 0, count: count)
    var columns = [Double](repeating: 0, count: count)
    for row in 0..<count {
      for column in 0..<count {
        rows[row] += missing[row * count + column]
        columns[column] += stationary[row] * missing[row * count + column]
      }
    }
    let gradient = (0..<count).map { stationary[$0] * rows[$0] - columns[$0] }
    var hessian = hessian(stochastic, missing, rows, columns)
    for row in 0..<count {
      for column in 0..<count { hessian[row * count + column] -= gradient[row] * gradient[column] }
    }
    // Moving all criteria of a group alike changes nothing: such moves are made expensive, and so left out.
    let cost = (0..<count).reduce(0) { $0 + stationary[$1] * rows[$1] } / Double(count)
    for row in 0..<count {
      for column in 0..<count where groups[row] == groups[column] { hessian[row * count + column] += cost }
    }
    let step = LinearSystem.solution(of: hessian, rightSides: gradient.map { -$0 }, count: 1)
    let slope = zip(step, gradient).reduce(0) { $0 + $1.0 * $1.1 }
    if slope < 0 { return (step, slope) }
    // Rounding has spoiled the Hessian; the gradient divided by its diagonal leads down as well.
    let plain = (0..<count).map { rows[$0] > 0 ? -gradient[$0] / (stationary[$0] * rows[$0] + columns[$0]) : 0 }
    return (plain, zip(plain, gradient).reduce(0) { $0 + $1.0 * $1.1 })
  }

  /// The second derivatives of λ / λ by u.
  ///
  /// With Aₖ the derivative of the matrix by uₖ and 1 and π the eigenvectors: πᵀ Aₖₗ 1 + πᵀ Aₖ Z Aₗ 1 + πᵀ Aₗ Z Aₖ 1, where
  /// Z inverts I − S on all that is orthogonal to the eigenvectors.
  private func hessian(
    _ stochastic: [Double], _ missing: [Double], _ rows: [Double], _ columns: [Double]
  ) -> [Double] {
    var system = [Double](repeating: 0, count: count * count)
    var effects = system
    for row in 0..<count {
      for column in 0..<count {
        let place = row * count + column
        system[place] = (row == column ? 1 : 0) - stochastic[place] + stationary[column]
        // Column k is Aₖ 1 less its part along the eigenvector.
        effects[place] =
          (row == column ? rows[row] : 0) - missing[place] - (stationary[column] * rows[column] - columns[column])
      }
    }
    let responses = LinearSystem.solution(of: system, rightSides: effects, count: count)
    var hessian = [Double](repeating: 0, count: count * count)
    for row in 0..<count {
      for middle in 0..<count {
        let factor = stationary[row] * missing[row * count + middle] - (row == middle ? columns[row] : 0)
        guard factor != 0 else { continue }
        for column in 0..<count { hessian[row * count + column] += factor * responses[middle * count + column] }
      }
    }
    for row in 0..<count {
      for column in 0...row {
        let (a, b) = (row * count + column, column * count + row)
        var value = hessian[a] + hessian[b]
        value -= stationary[row] * missing[a] + stationary[column] * missing[b]
        if row == column { value += stationary[row] * rows[row] + columns[row] }
        (hessian[a], hessian[b]) = (value, value)
      }
    }
    return hessian
  }
}

/// Linear equations with a small square matrix.
enum LinearSystem {
  /// The solution X of A X = B by elimination with row exchanges, O(n² (n + p)).
  ///
  /// - Parameters:
  ///   - matrix: A, n × n, row after row. A pivot of 0 leaves numbers that are not finite.
  ///   - rightSides: B, n × p, row after row.
  ///   - count: p.
  static func solution(of matrix: [Double], rightSides: [Double], count: Int) -> [Double] {
    let order = rightSides.count / max(1, count)
    var (matrix, sides) = (matrix, rightSides)
    for pivot in 0..<order {
      let best = (pivot..<order).max { abs(matrix[$0 * order + pivot]) < abs(matrix[$1 * order + pivot]) } ?? pivot
      if best != pivot {
        for column in pivot..<order { matrix.swapAt(pivot * order + column, best * order + column) }
        for column in 0..<count { sides.swapAt(pivot * count + column, best * count + column) }
      }
      for row in (pivot + 1)..<max(pivot + 1, order) {
        let factor = matrix[row * order + pivot] / matrix[pivot * order + pivot]
        guard factor != 0 else { continue }
        for column in pivot..<order { matrix[row * order + column] -= factor * matrix[pivot * order + column] }
        for column in 0..<count { sides[row * count + column] -= factor * sides[pivot * count + column] }
      }
    }
    for row in (0..<order).reversed() {
      for other in (row + 1)..<max(row + 1, order) {
        let factor = matrix[row * order + other]
        for column in 0..<count { sides[row * count + column] -= factor * sides[other * count + column] }
      }
      for column in 0..<count { sides[row * count + column] /= matrix[row * order + row] }
    }
    return sides
  }
}
