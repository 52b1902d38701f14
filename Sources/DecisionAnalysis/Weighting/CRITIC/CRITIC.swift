public import Criteria
public import LinearAlgebra
public import Provenance

/// CRITIC, criteria importance through intercriteria correlation: a criterion weighs the more, the more the alternatives
/// differ on it and the less the other criteria say the same.
///
///     Cⱼ = σⱼ Σₖ (1 − rⱼₖ)     wⱼ = Cⱼ / Σ C
///
/// σ is the standard deviation (divisor n − 1) of the values after min-max normalisation in the direction of the criterion,
/// and r their correlation. A criterion to minimise is reversed first: price and running cost, both low, agree. Ignoring
/// directions is a different method; ``CriterionDirections/ignored`` is there to reproduce publications that do.
///
/// Source: Diakoulaki, Mavrotas, Papayannakis (1995), doi:10.1016/0305-0548(94)00059-H. The rank correlation is named in the
/// paper as the more general measure.
public struct CRITIC: WeightingMethod, Hashable {
  /// The name on the command line.
  public static let identifier = "critic"
  /// What the method does.
  public static let summary =
    "CRITIC: how much the alternatives differ on a criterion, and how little others say the same"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Diakoulaki, D.; Mavrotas, G.; Papayannakis, L.", year: 1995,
      title: "Determining objective weights in multiple criteria problems: the CRITIC method",
      venue: "Computers & Operations Research 22(7), 763–770", doi: "10.1016/0305-0548(94)00059-H")
  ]

  /// The intermediate quantities.
  public struct Detail: Hashable, Sendable, Encodable {
    /// σⱼ of the normalised values.
    public let deviations: [Double]
    /// rⱼₖ, q × q; 0 beside the diagonal where a criterion does not vary, since it has no correlation with another. `nil` for
    /// more criteria than ``CRITIC/matrixLimit``: q² numbers would take more memory than the table.
    public let correlation: Matrix?
    /// Cⱼ.
    public let information: [Double]
  }

  /// How agreement of criteria is measured.
  public let correlation: CorrelationKind
  /// Whether criteria to minimise are reversed.
  public let directions: CriterionDirections

  /// Up to so many criteria the correlations are kept; of more only their sums.
  public static let matrixLimit = 2_000

  /// Makes the method.
  public init(correlation: CorrelationKind = .pearson, directions: CriterionDirections = .respected) {
    self.correlation = correlation
    self.directions = directions
  }

  /// The correlation, and whether directions count.
  public var conventions: [Convention] {
    [
      Convention("normalisation", "min-max"), Convention("correlation", correlation.rawValue),
      Convention("directions", directions.rawValue),
    ]
  }

  /// Min-max normalised values know neither unit nor zero.
  public var laws: WeightingLaws {
    var laws: WeightingLaws = [.unitInvariance, .zeroInvariance, .constantWeighsNothing]
    if directions == .ignored { laws.insert(.directionInvariance) }
    return laws
  }

  /// Weighs the criteria. O(n q²), and O(n q log n) more for ranks; space O(n q + q²) up to ``matrixLimit``, else O(n q).
  ///
  /// Degenerate: constant criteria weigh 0 and take no part in the sums. When all others say the same (r = 1), they weigh the
  /// same.
  ///
  /// - Throws: `valuesTooLarge` when the range of a criterion is not finite.
  public func weigh(_ matrix: DecisionMatrix) throws(DecisionError) -> Weighting<Detail> {
    let count = matrix.criterionCount
    let varying = (0..<count).filter { !matrix.isConstant($0) }
    guard varying.count <= Self.matrixLimit else { return try weighInBlocks(matrix, varying) }
    var deviations = [Double](repeating: 0, count: count)
    var correlations = Matrix.identity(min(count, Self.matrixLimit))
    var information = [Double](repeating: 0, count: count)
    if !varying.isEmpty {
      let found: (deviations: [Double], correlations: Matrix)
      do throws(LinearAlgebraError) { found = try measure(normalised(matrix, varying)) } catch {
        throw .of(error, method: Self.identifier)
      }
      for (a, left) in varying.enumerated() {
        deviations[left] = found.deviations[a]
        for (b, right) in varying.enumerated() where count <= Self.matrixLimit {
          correlations[left, right] = found.correlations[a, b]
        }
        information[left] =
          found.deviations[a] * varying.indices.reduce(0) { $0 + Self.disagreement(found.correlations[a, $1]) }
      }
    }
    let result = try WeightingResult(
      method: Self.identifier, conventions: conventions, contrasts: information, of: matrix)
    return Weighting(
      result,
      detail: Detail(
        deviations: deviations, correlation: count <= Self.matrixLimit ? correlations : nil, information: information))
  }

  /// The same without ever holding all correlations.
  private func weighInBlocks(_ matrix: DecisionMatrix, _ varying: [Int]) throws(DecisionError) -> Weighting<Detail> {
    var deviations = [Double](repeating: 0, count: matrix.criterionCount)
    var information = deviations
    do throws(LinearAlgebraError) {
      let values = try normalised(matrix, varying)
      let blocks = try CorrelationBlocks(ofColumnsOf: values)
      let sums =
        try correlation == .pearson
        ? blocks.sums(Self.disagreement)
        : CorrelationBlocks(ofColumnsOf: Self.ranks(of: values)).sums(Self.disagreement)
      let count = Double(values.rowCount)
      for (place, criterion) in varying.enumerated() {
        deviations[criterion] = blocks.standardDeviations[place] * (count / (count - 1)).squareRoot()
        information[criterion] = deviations[criterion] * sums[place]
      }
    } catch {
      throw .of(error, method: Self.identifier)
    }
    let result = try WeightingResult(
      method: Self.identifier, conventions: conventions, contrasts: information, of: matrix)
    return Weighting(result, detail: Detail(deviations: deviations, correlation: nil, information: information))
  }

  private static func ranks(of values: Matrix) throws(LinearAlgebraError) -> Matrix {
    try Matrix(columns: (0..<values.columnCount).map { MidRanks.of(values.column($0)) })
  }

  /// 1 − r, and 0 where only rounding keeps r from 1: else criteria that all agree would weigh by their rounding errors.
  private static func disagreement(_ correlation: Double) -> Double {
    correlation > 1 - 0x1p-40 ? 0 : 1 - correlation
  }

  /// The values of each criterion between 0 and 1, 1 the best.
  private func normalised(_ matrix: DecisionMatrix, _ criteria: [Int]) throws(LinearAlgebraError) -> Matrix {
    let count = matrix.alternativeCount
    var normalised = Matrix(rowCount: count, columnCount: criteria.count)
    for (place, criterion) in criteria.enumerated() {
      let values = matrix.values.column(criterion)
      let (low, high) = (values.min() ?? 0, values.max() ?? 0)
      guard (high - low).isFinite else { throw .overflow(column: criterion) }
      let isReversed = directions == .respected && matrix.criteria[criterion].direction == .minimize
      let (worst, range) = isReversed ? (high, low - high) : (low, high - low)
      normalised.withUnsafeMutableElements { elements in
        for row in 0..<count { elements[place * count + row] = (values[row] - worst) / range }
      }
    }
    return normalised
  }

  /// Standard deviations with the divisor n − 1, and correlations.
  private func measure(_ values: Matrix) throws(LinearAlgebraError) -> (deviations: [Double], correlations: Matrix) {
    let moments = try ColumnCovariance(ofColumnsOf: values)
    let count = Double(values.rowCount)
    let deviations = moments.standardDeviations.map { $0 * (count / (count - 1)).squareRoot() }
    switch correlation {
    case .pearson: return (deviations, try moments.correlationMatrix())
    case .spearman:
      return (deviations, try ColumnCovariance(ofColumnsOf: Self.ranks(of: values)).correlationMatrix())
    }
  }
}

/// How the agreement of two criteria is measured.
public enum CorrelationKind: String, Hashable, Sendable, Codable, CaseIterable {
  /// Of the values.
  case pearson
  /// Of their ranks, ties at the mean of their places.
  case spearman
}

/// Whether a method looks at the directions of the criteria.
public enum CriterionDirections: String, Hashable, Sendable, Codable, CaseIterable {
  /// Criteria to minimise are reversed.
  case respected
  /// Every criterion is taken as one to maximise, as some publications did.
  case ignored
}
