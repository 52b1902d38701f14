public import Criteria
import LinearAlgebra
public import Provenance

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Shannon entropy: a criterion weighs the more, the more unevenly its total is shared among the alternatives.
///
///     pᵢⱼ = xᵢⱼ / Σᵢ xᵢⱼ     Eⱼ = −Σᵢ pᵢⱼ ln pᵢⱼ / ln n     dⱼ = 1 − Eⱼ     wⱼ = dⱼ / Σ d
///
/// with 0 ln 0 = 0, so that zeros are allowed. Directions do not matter. The method knows of no scale: on ratings from 1 to 10
/// it calls a criterion important because buyers differ on it, not because they want it.
///
/// The divergence is summed as Σ ((1 + r) ln(1 + r) − r) / (n ln n) with r = n p − 1, which is the same and keeps its digits
/// when all shares are nearly equal.
///
/// Source: Shannon (1948), doi:10.1002/j.1538-7305.1948.tb01338.x; as weights Hwang, Yoon (1981),
/// doi:10.1007/978-3-642-48318-9.
public struct EntropyWeights: WeightingMethod, Hashable {
  /// The name on the command line.
  public static let identifier = "entropy"
  /// What the method does.
  public static let summary = "Shannon entropy: how unevenly the total of a criterion is shared among the alternatives"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Shannon, C. E.", year: 1948, title: "A mathematical theory of communication",
      venue: "Bell System Technical Journal 27(3), 379–423", doi: "10.1002/j.1538-7305.1948.tb01338.x"),
    Citation(
      authors: "Hwang, C.-L.; Yoon, K.", year: 1981,
      title: "Multiple attribute decision making: methods and applications",
      venue: "Lecture Notes in Economics and Mathematical Systems 186, Springer", doi: "10.1007/978-3-642-48318-9"),
  ]

  /// The intermediate quantities.
  public struct Detail: Hashable, Sendable, Encodable {
    /// Eⱼ: 1 for a criterion that is shared evenly, 0 for one that a single alternative has.
    public let entropies: [Double]
    /// dⱼ = 1 − Eⱼ.
    public let divergences: [Double]
  }

  /// Makes the method; there is nothing to choose.
  public init() {}

  /// How values become shares, and what a share of 0 means.
  public var conventions: [Convention] { [Convention("normalisation", "sum"), Convention("zeros", "0 ln 0 = 0")] }

  /// Shares do not depend on units, but on where 0 is.
  public var laws: WeightingLaws { [.unitInvariance, .directionInvariance, .constantWeighsNothing] }

  /// Weighs the criteria. O(n q).
  ///
  /// Degenerate: constant criteria weigh 0; when there are no others, or one alternative only, all weigh the same.
  ///
  /// - Parameter matrix: Values of at least 0.
  /// - Throws: `valueTooSmall` for a negative value.
  public func weigh(_ matrix: DecisionMatrix) throws(DecisionError) -> Weighting<Detail> {
    let divergences = try Self.divergences(matrix, method: Self.identifier)
    let result = try WeightingResult(
      method: Self.identifier, conventions: conventions, contrasts: divergences, of: matrix)
    return Weighting(result, detail: Detail(entropies: divergences.map { 1 - $0 }, divergences: divergences))
  }

  /// dⱼ for each criterion; 0 for one that does not vary.
  static func divergences(_ matrix: DecisionMatrix, method: String) throws(DecisionError) -> [Double] {
    var divergences: [Double] = []
    for criterion in matrix.criteria.indices {
      try matrix.require(.atLeastZero, criterion, method: method)
      divergences.append(matrix.isConstant(criterion) ? 0 : divergence(matrix.values.column(criterion)))
    }
    return divergences
  }

  /// 1 − E of values of at least 0 that are not all equal.
  private static func divergence(_ values: [Double]) -> Double {
    // The largest first: the sum of huge values is infinite.
    let largest = values.max() ?? 1
    let count = Double(values.count)
    let mean = values.reduce(0) { $0 + $1 / largest } / count
    let sum = values.reduce(0) { $0 + excess($1 / largest / mean - 1) }
    return min(1, sum / (count * log(count)))
  }

  /// (1 + r) ln(1 + r) − r for r ≥ −1: at least 0.
  private static func excess(_ r: Double) -> Double {
    if r <= -1 { return 1 }
    guard abs(r) < 0.02 else { return (1 + r) * log1p(r) - r }
    // r²/2 − r³/6 + r⁴/12 − …, where the difference would lose its digits.
    var sum = 0.0
    for k in stride(from: 9, through: 2, by: -1) { sum = (k % 2 == 0 ? 1 : -1) / Double(k * (k - 1)) + r * sum }
    return sum * r * r
  }
}
