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

/// MEREC, the removal effects of criteria: a criterion weighs the more, the more the alternatives' overall performance changes
/// when it is left out.
///
///     tᵢⱼ = |ln nᵢⱼ|, nᵢⱼ = min x / xᵢⱼ (minimised: xᵢⱼ / max x)
///     Sᵢ = ln(1 + Σⱼ tᵢⱼ / q)     Sᵢⱼ = ln(1 + Σ_{k ≠ j} tᵢₖ / q)     Eⱼ = Σᵢ |Sᵢⱼ − Sᵢ|     wⱼ = Eⱼ / Σ E
///
/// Source: Keshavarz-Ghorabaee, Amiri, Zavadskas, Turskis, Antucheviciene (2021), doi:10.3390/sym13040525.
public struct MEREC: WeightingMethod, Hashable {
  /// The name on the command line.
  public static let identifier = "merec"
  /// What the method does.
  public static let summary = "MEREC: how much the alternatives' performance changes when a criterion is left out"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Keshavarz-Ghorabaee, M.; Amiri, M.; Zavadskas, E. K.; Turskis, Z.; Antucheviciene, J.", year: 2021,
      title: "Determination of objective weights using a new method based on the removal effects of criteria (MEREC)",
      venue: "Symmetry 13(4), 525", doi: "10.3390/sym13040525")
  ]

  /// The intermediate quantities.
  public struct Detail: Hashable, Sendable, Encodable {
    /// Sᵢ, one for each alternative.
    public let overallPerformances: [Double]
    /// Eⱼ, one for each criterion.
    public let removalEffects: [Double]
  }

  /// Makes the method; there is nothing to choose.
  public init() {}

  /// How values are normalised.
  public var conventions: [Convention] { [Convention("normalisation", "min / x, minimised x / max")] }

  /// Ratios know no unit; they know directions and where 0 is.
  public var laws: WeightingLaws { [.unitInvariance, .constantWeighsNothing] }

  /// Weighs the criteria. O(n q).
  ///
  /// Degenerate: constant criteria weigh 0; when there are no others, all weigh the same.
  ///
  /// - Parameter matrix: Values above 0.
  /// - Throws: `valueTooSmall` for a value that is not above 0.
  public func weigh(_ matrix: DecisionMatrix) throws(DecisionError) -> Weighting<Detail> {
    let share = 1 / Double(matrix.criterionCount)
    var totals = [Double](repeating: 0, count: matrix.alternativeCount)
    for criterion in matrix.criteria.indices {
      try matrix.require(.aboveZero, criterion, method: Self.identifier)
      for (alternative, part) in Self.parts(matrix, criterion).enumerated() { totals[alternative] += part * share }
    }
    let effects = matrix.criteria.indices.map { criterion in
      // S − S' = −ln(1 − (t/q) / (1 + T)): one logarithm, and no difference of two that are nearly equal.
      zip(Self.parts(matrix, criterion), totals).reduce(0) { $0 - log1p(-$1.0 * share / (1 + $1.1)) }
    }
    let result = try WeightingResult(method: Self.identifier, conventions: conventions, contrasts: effects, of: matrix)
    return Weighting(result, detail: Detail(overallPerformances: totals.map { log1p($0) }, removalEffects: effects))
  }

  /// tᵢⱼ: how far each alternative is from the extreme that the criterion is measured from, as a logarithm of the ratio.
  private static func parts(_ matrix: DecisionMatrix, _ criterion: Int) -> [Double] {
    let values = matrix.values.column(criterion)
    let isMaximised = matrix.criteria[criterion].direction == .maximize
    let extreme = log((isMaximised ? values.min() : values.max()) ?? 1)
    return values.map { abs(log($0) - extreme) }
  }
}
