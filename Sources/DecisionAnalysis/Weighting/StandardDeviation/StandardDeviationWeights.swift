public import Criteria
import LinearAlgebra
public import Provenance

/// Standard deviations: a criterion weighs the more, the more the alternatives differ on it.
///
///     wⱼ = sⱼ / Σ s
///
/// Of raw values the weights depend on units: prices in euros outweigh everything. That is right for ratings on one scale, and
/// for nothing else; the result says so when the criteria differ much in size. Directions do not matter, and the divisor of
/// the variance cancels.
///
/// Source: Diakoulaki, Mavrotas, Papayannakis (1995), doi:10.1016/0305-0548(94)00059-H, as the simpler rival of their method.
public struct StandardDeviationWeights: WeightingMethod, Hashable {
  /// The name on the command line.
  public static let identifier = "standard-deviation"
  /// What the method does.
  public static let summary = "Standard deviation: how much the alternatives differ on a criterion"
  /// Where it comes from.
  public static let citations = CRITIC.citations

  /// What the values are divided by before they are compared.
  public enum Scale: String, Hashable, Sendable, Codable, CaseIterable {
    /// Nothing: for values on one scale.
    case none
    /// The range of the criterion.
    case range
    /// The mean of the criterion: the coefficient of variation.
    case mean
  }

  /// The intermediate quantities.
  public struct Detail: Hashable, Sendable, Encodable {
    /// sⱼ with the divisor n − 1, after division by the scale; 0 for one alternative.
    public let deviations: [Double]
  }

  /// What the values are divided by.
  public let scale: Scale

  /// Makes the method.
  public init(scale: Scale = .none) { self.scale = scale }

  /// The scale.
  public var conventions: [Convention] { [Convention("scale", scale.rawValue)] }

  /// Zeros cancel unless the mean counts, units only when something is divided by.
  public var laws: WeightingLaws {
    var laws: WeightingLaws = [.directionInvariance, .constantWeighsNothing]
    if scale != .none { laws.insert(.unitInvariance) }
    if scale != .mean { laws.insert(.zeroInvariance) }
    return laws
  }

  /// Weighs the criteria. O(n q).
  ///
  /// Degenerate: constant criteria weigh 0; when there are no others, all weigh the same.
  ///
  /// - Throws: `noPositiveSum` under ``Scale/mean`` for a criterion with a mean that is not above 0; `valuesTooLarge`.
  public func weigh(_ matrix: DecisionMatrix) throws(DecisionError) -> Weighting<Detail> {
    let moments: (means: [Double], standardDeviations: [Double])
    do throws(LinearAlgebraError) { moments = try Self.moments(of: matrix) } catch {
      throw .of(error, method: Self.identifier)
    }
    let count = Double(matrix.alternativeCount)
    let correction = count > 1 ? (count / (count - 1)).squareRoot() : 0
    var deviations: [Double] = []
    for (criterion, deviation) in moments.standardDeviations.enumerated() {
      deviations.append(deviation * correction / (try divisor(matrix, criterion, mean: moments.means[criterion])))
    }
    let result = try WeightingResult(
      method: Self.identifier, conventions: conventions, contrasts: deviations, of: matrix,
      diagnostics: diagnostics(moments.means))
    return Weighting(result, detail: Detail(deviations: deviations))
  }

  /// Means and deviations, from covariances of so many columns at a time that a table of every two is small.
  private static func moments(
    of matrix: DecisionMatrix
  ) throws(LinearAlgebraError) -> (means: [Double], standardDeviations: [Double]) {
    let count = matrix.criterionCount
    guard count > CRITIC.matrixLimit else {
      let all = try ColumnCovariance(ofColumnsOf: matrix.values)
      return (all.means, all.standardDeviations)
    }
    var (means, deviations): ([Double], [Double]) = ([], [])
    for first in stride(from: 0, to: count, by: 256) {
      let block = try Matrix(columns: (first..<min(first + 256, count)).map { matrix.values.column($0) })
      let moments = try ColumnCovariance(ofColumnsOf: block)
      means += moments.means
      deviations += moments.standardDeviations
    }
    return (means, deviations)
  }

  private func divisor(_ matrix: DecisionMatrix, _ criterion: Int, mean: Double) throws(DecisionError) -> Double {
    if scale == .none || matrix.isConstant(criterion) { return 1 }
    let values = matrix.values.column(criterion)
    if scale == .range { return (values.max() ?? 1) - (values.min() ?? 0) }
    guard mean > 0 else {
      throw .noPositiveSum(
        criterion: matrix.criteria[criterion].name, sum: mean * Double(values.count), method: Self.identifier)
    }
    return mean
  }

  private func diagnostics(_ means: [Double]) -> [Diagnostic] {
    let sizes = means.map(abs).filter { $0 > 0 }
    guard scale == .none, let least = sizes.min(), let greatest = sizes.max(), greatest > 10 * least else { return [] }
    return [
      Diagnostic(
        .warning, code: "unit-dependent",
        "These weights depend on the units of the criteria, which differ much in size; the scale 'range' would not.")
    ]
  }
}
