extension BWM {
  /// The optima of both models.
  public struct Detail: Hashable, Sendable, Encodable {
    /// The optimum of the linear model.
    public struct LinearOptimum: Hashable, Sendable, Encodable {
      /// ξ.
      public let deviation: Double
      /// The only optimal weights.
      public let weights: [Double]
    }

    /// The optima of the nonlinear model.
    public struct NonlinearOptimum: Hashable, Sendable, Encodable {
      /// ξ.
      public let deviation: Double
      /// The least that each weight can be among optimal weights.
      public let lower: [Double]
      /// The most that each weight can be among optimal weights.
      public let upper: [Double]
      /// Optimal weights with sum 1: the mean of those that make one weight least or greatest.
      public let weights: [Double]

      /// The middle of each range. The middles need not have the sum 1, and need not be optimal together.
      public var centre: [Double] { zip(lower, upper).map { ($0 + $1) / 2 } }
    }

    /// The optimum of the linear model.
    public let linear: LinearOptimum
    /// The optima of the nonlinear model.
    public let nonlinear: NonlinearOptimum
    /// maxⱼ |a_Bj a_jW − a_BW| / (a_BW² − a_BW): the consistency that can be seen before anything is solved; `nil` when the
    /// best and the worst are equally important.
    public let inputBasedRatio: Double?

    /// Solves both models.
    init(_ comparisons: BestWorstComparisons) {
      linear = Self.linearOptimum(comparisons)
      nonlinear = Self.nonlinearOptimum(comparisons)
      let whole = comparisons.bestToWorst
      let gaps = zip(comparisons.bestToOthers, comparisons.othersToWorst).map { abs($0 * $1 - whole) }
      inputBasedRatio = whole > 1 ? (gaps.max() ?? 0) / (whole * whole - whole) : nil
    }

    private static func nonlinearOptimum(_ comparisons: BestWorstComparisons) -> NonlinearOptimum {
      let (best, worst) = (comparisons.best, comparisons.worst)
      var statements: [RatioConstraints.Statement] = []
      for place in comparisons.criteria.indices {
        if place != best {
          statements.append(.init(first: best, second: place, ratio: comparisons.bestToOthers[place]))
        }
        if place != worst, place != best {
          statements.append(.init(first: place, second: worst, ratio: comparisons.othersToWorst[place]))
        }
      }
      let optimum = RatioConstraints(count: comparisons.criteria.count, statements: statements).optimum()
      return NonlinearOptimum(
        deviation: optimum.deviation, lower: optimum.lower, upper: optimum.upper, weights: optimum.weights)
    }

    /// The optimum of the linear model, in closed form.
    ///
    /// Let x, y and vⱼ be the weights of the best, the worst and the others divided by ξ: the smallest ξ is then the largest
    /// sum. Every constraint bounds one unknown from above by an increasing function of another, so that the componentwise
    /// largest of two solutions is a solution. Hence the largest sum is reached at the largest solution, the only one. It
    /// satisfies, with a for a_BW, b for a_Bj and c for a_jW,
    ///
    ///     x ≤ a y + 1,  x ≤ b (c y + 1) + 1     y ≤ (x + 1) / a,  y ≤ ((x + 1) / b + 1) / c     vⱼ ≤ (x + 1) / b,  vⱼ ≤ c y + 1
    ///
    /// and each pair of a bound x ≤ α y + β with a bound y ≤ γ x + δ of αγ < 1 bounds y by (γ β + δ) / (1 − αγ). When there is
    /// no such pair, the sum has no bound, ξ is 0, and the comparisons fit exactly.
    private static func linearOptimum(_ comparisons: BestWorstComparisons) -> LinearOptimum {
      let count = comparisons.criteria.count
      guard count > 1 else { return LinearOptimum(deviation: 0, weights: [1]) }
      let (best, worst) = (comparisons.best, comparisons.worst)
      let others = comparisons.criteria.indices.filter { $0 != best && $0 != worst }
      let a = comparisons.bestToWorst
      var upper = [(slope: a, constant: 1.0)]
      var back = [(slope: 1 / a, constant: 1 / a)]
      for other in others {
        let (b, c) = (comparisons.bestToOthers[other], comparisons.othersToWorst[other])
        upper.append((b * c, b + 1))
        back.append((1 / (b * c), (1 + b) / (b * c)))
      }
      var y = Double.infinity
      for x in upper {
        for bound in back {
          let room = 1 - x.slope * bound.slope
          // Slopes that are reciprocal leave nothing but a rounding error.
          if room > 8 * Double.ulpOfOne { y = min(y, (bound.slope * x.constant + bound.constant) / room) }
        }
      }
      guard y.isFinite else {
        let weights = comparisons.criteria.indices.map { 1 / comparisons.bestToOthers[$0] }
        let total = weights.reduce(0, +)
        return LinearOptimum(deviation: 0, weights: weights.map { $0 / total })
      }
      let x = upper.map { $0.slope * y + $0.constant }.min() ?? 1
      var weights = [Double](repeating: 0, count: count)
      (weights[best], weights[worst]) = (x, y)
      for other in others {
        weights[other] = min((x + 1) / comparisons.bestToOthers[other], comparisons.othersToWorst[other] * y + 1)
      }
      let total = weights.reduce(0, +)
      return LinearOptimum(deviation: 1 / total, weights: weights.map { $0 / total })
    }
  }
}
