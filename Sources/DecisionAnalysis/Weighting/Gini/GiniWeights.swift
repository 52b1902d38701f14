public import Criteria
import LinearAlgebra
import Parallelism
public import Provenance

/// Gini coefficients: a criterion weighs the more, the more unequally its total is shared among the alternatives.
///
///     Gⱼ = Σᵢ Σₖ |xᵢⱼ − xₖⱼ| / (2 n² x̄ⱼ)     wⱼ = Gⱼ / Σ G
///
/// The double sum is taken over sorted values, in O(n log n). Directions do not matter.
///
/// Source: Gini's coefficient as weights of indicators, Ciommi, Gigliarano, Emili, Taralli, Chelli (2017).
public struct GiniWeights: WeightingMethod, Hashable {
  /// The name on the command line.
  public static let identifier = "gini"
  /// What the method does.
  public static let summary =
    "Gini coefficient: how unequally the total of a criterion is shared among the alternatives"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Ciommi, M.; Gigliarano, C.; Emili, A.; Taralli, S.; Chelli, F. M.", year: 2017,
      title: "A new class of composite indicators for measuring well-being at the local level: an application to the "
        + "Equitable and Sustainable Well-being (BES) of the Italian Provinces",
      venue: "Ecological Indicators 76, 281–296")
  ]

  /// The intermediate quantities.
  public struct Detail: Hashable, Sendable, Encodable {
    /// Gⱼ: 0 for equal shares, (n − 1) / n when one alternative has everything.
    public let coefficients: [Double]
  }

  /// Makes the method; there is nothing to choose.
  public init() {}

  /// There is nothing to choose.
  public var conventions: [Convention] { [Convention("divisor", "2 n² mean")] }

  /// Shares do not depend on units, but on where 0 is.
  public var laws: WeightingLaws { [.unitInvariance, .directionInvariance, .constantWeighsNothing] }

  /// Weighs the criteria. O(q n log n).
  ///
  /// Degenerate: constant criteria weigh 0; when there are no others, all weigh the same.
  ///
  /// - Parameter matrix: Values of at least 0.
  /// - Throws: `valueTooSmall` for a negative value.
  public func weigh(_ matrix: DecisionMatrix) throws(DecisionError) -> Weighting<Detail> {
    var coefficients: [Double] = []
    for criterion in matrix.criteria.indices {
      try matrix.require(.atLeastZero, criterion, method: Self.identifier)
      coefficients.append(matrix.isConstant(criterion) ? 0 : Self.coefficient(matrix.values.column(criterion)))
    }
    let result = try WeightingResult(
      method: Self.identifier, conventions: conventions, contrasts: coefficients, of: matrix)
    return Weighting(result, detail: Detail(coefficients: coefficients))
  }

  /// G of values of at least 0 that are not all equal.
  private static func coefficient(_ values: [Double]) -> Double {
    let sorted = values.withUnsafeBufferPointer { SortedColumn($0, workers: .automatic)?.values } ?? []
    let count = sorted.count
    // The largest first: the sum of huge values is infinite.
    let largest = sorted[count - 1]
    var (sum, spread) = (0.0, 0.0)
    for (place, value) in sorted.enumerated() {
      let share = value / largest
      sum += share
      spread += Double(2 * place + 1 - count) * share
    }
    return spread / (Double(count) * sum)
  }
}
