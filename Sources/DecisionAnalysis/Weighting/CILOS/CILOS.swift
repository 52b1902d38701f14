public import Criteria
public import LinearAlgebra
public import Provenance

/// CILOS, the criterion impact loss: a criterion weighs the more, the less is lost on it when another criterion is at its best.
///
/// Row i of the q × q matrix A holds the values of the alternative that is best on criterion i, and
///
///     pᵢⱼ = (aⱼⱼ − aᵢⱼ) / aⱼⱼ     F = P − diag(Σᵢ pᵢⱼ)     F w = 0,  Σ w = 1,
///
/// with values to minimise replaced by min x / x first. When several alternatives are best on a criterion, row i is the mean
/// of theirs, so that their order does not matter; other programs take the first.
///
/// P holds the rates at which weight flows from criterion j to criterion i, and w is where the flow comes to rest. It is
/// found by elimination without a subtraction (Grassmann, Taksar, Heyman 1985, doi:10.1287/opre.33.5.1107), exact to the last
/// digits. When the flow comes to rest in several groups of criteria that lose nothing to each other, the equations have no
/// single solution: each group then has a share by its number of criteria, and a diagnostic says so.
///
/// Source: Zavadskas, Podvezko (2016), doi:10.1142/S0219622016500036, after Mirkin (1974).
public struct CILOS: WeightingMethod, Hashable {
  /// The name on the command line.
  public static let identifier = "cilos"
  /// What the method does.
  public static let summary = "CILOS: how little is lost on a criterion when another is at its best"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Zavadskas, E. K.; Podvezko, V.", year: 2016,
      title: "Integrated determination of objective criteria weights in MCDM",
      venue: "International Journal of Information Technology & Decision Making 15(2), 267–283",
      doi: "10.1142/S0219622016500036"),
    Citation(
      authors: "Grassmann, W. K.; Taksar, M. I.; Heyman, D. P.", year: 1985,
      title: "Regenerative analysis and steady state distributions for Markov chains",
      venue: "Operations Research 33(5), 1107–1116", doi: "10.1287/opre.33.5.1107"),
  ]

  /// The intermediate quantities.
  public struct Detail: Hashable, Sendable, Encodable {
    /// pᵢⱼ, q × q: the share of criterion j that is lost where criterion i is at its best; 0 where either does not vary.
    public let losses: Matrix
  }

  /// The most criteria: where the flow comes to rest takes the cube of their number.
  public static let criterionLimit = 1_000

  /// Makes the method; there is nothing to choose.
  public init() {}

  /// How values are normalised, and what happens to ties.
  public var conventions: [Convention] {
    [Convention("minimised", "min / x"), Convention("ties for the best", "mean of their rows")]
  }

  /// Ratios know no unit; they know directions and where 0 is.
  public var laws: WeightingLaws { [.unitInvariance, .constantWeighsNothing] }

  /// Weighs the criteria. O(n q² + q³).
  ///
  /// Degenerate: constant criteria weigh 0, although nothing is ever lost on them; when there are no others, all weigh the
  /// same. So they do when one alternative is best on every criterion.
  ///
  /// - Parameter matrix: Values of at least 0, to minimise above 0.
  /// - Throws: `valueTooSmall`, `tooManyPairs`.
  public func weigh(_ matrix: DecisionMatrix) throws(DecisionError) -> Weighting<Detail> {
    let found = try Self.flow(matrix, method: Self.identifier)
    let result = try WeightingResult(
      method: Self.identifier, conventions: conventions, contrasts: found.weights, of: matrix,
      diagnostics: found.diagnostics)
    return Weighting(result, detail: Detail(losses: found.losses))
  }

  /// Losses and weights; constant criteria have the weight 0.
  static func flow(
    _ matrix: DecisionMatrix, method: String
  ) throws(DecisionError) -> (losses: Matrix, weights: [Double], diagnostics: [Diagnostic]) {
    guard matrix.criterionCount <= criterionLimit else {
      throw .weighting(.tooManyPairs(criteria: matrix.criterionCount, limit: criterionLimit, method: method))
    }
    for (criterion, description) in matrix.criteria.enumerated() {
      let floor: ValueFloor = description.direction == .maximize ? .atLeastZero : .aboveZero
      try matrix.require(floor, criterion, method: method)
    }
    let varying = matrix.criteria.indices.filter { !matrix.isConstant($0) }
    let losses = losses(matrix, varying)
    var weights = [Double](repeating: 0, count: matrix.criterionCount)
    let rest = FlowEquilibrium(rates: varying.map { i in varying.map { j in losses[i, j] } })
    for (place, criterion) in varying.enumerated() { weights[criterion] = rest.shares[place] }
    guard rest.groupCount > 1 else { return (losses, weights, []) }
    let message =
      rest.groupCount == varying.count
      ? "One alternative is best on every criterion, so nothing is lost on any."
      : "\(rest.groupCount) groups of criteria lose nothing to each other; the method cannot tell how they compare, "
        + "so each has a share by its number of criteria."
    return (losses, weights, [Diagnostic(.warning, code: "undetermined-weights", message)])
  }

  /// pᵢⱼ for the criteria that vary.
  private static func losses(_ matrix: DecisionMatrix, _ varying: [Int]) -> Matrix {
    var losses = Matrix(rowCount: matrix.criterionCount, columnCount: matrix.criterionCount)
    let shares = varying.map { criterion -> [Double] in
      let values = matrix.values.column(criterion)
      if matrix.criteria[criterion].direction == .minimize {
        let least = values.min() ?? 1
        return values.map { least / $0 }
      }
      let greatest = values.max() ?? 1
      return values.map { $0 / greatest }
    }
    for (a, i) in varying.enumerated() {
      let best = shares[a].indices.filter { shares[a][$0] == 1 }
      for (b, j) in varying.enumerated() where a != b {
        losses[i, j] = best.reduce(0) { $0 + (1 - shares[b][$1]) } / Double(best.count)
      }
    }
    return losses
  }
}
