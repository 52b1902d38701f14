/// Statements of the form "w of i is a times w of j", and the weights that come as close to all of them as possible.
///
///     minimise ξ     |wᵢ / wⱼ − a| ≤ ξ for each statement,  w > 0,  Σ w = 1
///
/// For a given ξ each statement bounds a ratio from both sides: a − ξ ≤ wᵢ / wⱼ ≤ a + ξ, and bounds multiply along chains.
/// There are weights exactly when no chain that returns to its start has a product below 1. So ξ is found by bisection down
/// to neighbouring numbers, and no solver is needed. The tightest bounds uᵢⱼ on all ratios then give the range of each weight
/// over *all* optimal weights, in closed form:
///
///     min wᵢ = 1 / Σⱼ uⱼᵢ     max wᵢ = 1 / Σⱼ (1 / uᵢⱼ)
///
/// because the bounds of one row, and those of one column, can be reached together.
struct RatioConstraints {
  /// One statement.
  struct Statement {
    let first: Int
    let second: Int
    /// a > 0.
    let ratio: Double
  }

  /// How many weights there are.
  let count: Int
  /// What is stated. One weight is first, directly or along a chain, to all others, and one is second.
  let statements: [Statement]

  /// The optimum.
  struct Optimum: Hashable {
    /// ξ.
    let deviation: Double
    /// The least that each weight can be among optimal weights.
    let lower: [Double]
    /// The most that each weight can be among optimal weights.
    let upper: [Double]
    /// Optimal weights with sum 1: the mean of those that make one weight least or greatest.
    let weights: [Double]
  }

  /// Finds the optimum. O(n³) for each of about 60 bisections.
  func optimum() -> Optimum {
    var (low, high) = (0.0, statements.map { abs(1 - $0.ratio) }.max() ?? 0)
    if bounds(0).isFeasible { high = 0 }
    while true {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { break }
      if bounds(middle).isFeasible { high = middle } else { low = middle }
    }
    return optimum(deviation: high, ratios: bounds(high).ratios)
  }

  private func optimum(deviation: Double, ratios: [[Double]]) -> Optimum {
    let all = 0..<count
    var (lower, upper) = ([Double](), [Double]())
    var (sum, extremeCount) = ([Double](repeating: 0, count: count), 0.0)
    for i in all {
      let least = 1 / all.reduce(0) { $0 + ratios[$1][i] }
      let greatest = 1 / all.reduce(0) { $0 + 1 / ratios[i][$1] }
      lower.append(least)
      upper.append(greatest)
      // A deviation larger than the ratios bounds some from one side only: an end that needs a weight of 0 is not reached.
      if all.allSatisfy({ ratios[$0][i].isFinite }) {
        for j in all { sum[j] += least * ratios[j][i] }
        extremeCount += 1
      }
      if all.allSatisfy({ ratios[i][$0].isFinite }) {
        for j in all { sum[j] += greatest / ratios[i][j] }
        extremeCount += 1
      }
    }
    return Optimum(deviation: deviation, lower: lower, upper: upper, weights: sum.map { $0 / extremeCount })
  }

  /// The tightest upper bounds on wᵢ / wⱼ that a deviation allows, and whether any weights keep them.
  private func bounds(_ deviation: Double) -> (ratios: [[Double]], isFeasible: Bool) {
    var ratios = (0..<count).map { i in (0..<count).map { i == $0 ? 1 : Double.infinity } }
    for statement in statements {
      let (i, j) = (statement.first, statement.second)
      ratios[i][j] = min(ratios[i][j], statement.ratio + deviation)
      if statement.ratio > deviation { ratios[j][i] = min(ratios[j][i], 1 / (statement.ratio - deviation)) }
    }
    // Statements that fit exactly make circles of product 1 up to rounding. Those must not be multiplied again and again.
    let slack = 1 - Double(8 * count) * Double.ulpOfOne
    for middle in 0..<count {
      for i in 0..<count where i != middle && ratios[i][middle].isFinite {
        guard ratios[i][middle] * ratios[middle][i] >= slack else { return (ratios, false) }
        for j in 0..<count where j != i {
          ratios[i][j] = min(ratios[i][j], ratios[i][middle] * ratios[middle][j])
        }
      }
    }
    return (ratios, true)
  }
}
