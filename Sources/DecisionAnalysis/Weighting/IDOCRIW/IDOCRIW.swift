public import Criteria
public import Provenance

/// IDOCRIW, the product of two views of the data: entropy asks how much the alternatives differ on a criterion, CILOS how
/// little is lost on it when another is at its best.
///
///     wⱼ = Eⱼ Lⱼ / Σₖ Eₖ Lₖ
///
/// with E the weights of ``EntropyWeights`` and L those of ``CILOS``.
///
/// Source: Zavadskas, Podvezko (2016), doi:10.1142/S0219622016500036.
public struct IDOCRIW: WeightingMethod, Hashable {
  /// The name on the command line.
  public static let identifier = "idocriw"
  /// What the method does.
  public static let summary = "IDOCRIW: entropy weights times CILOS weights"
  /// Where it comes from.
  public static let citations = [CILOS.citations[0]]

  /// The intermediate quantities.
  public struct Detail: Hashable, Sendable, Encodable {
    /// E, with sum 1 unless no criterion varies.
    public let entropyWeights: [Double]
    /// L, with sum 1 unless no criterion varies.
    public let lossWeights: [Double]
  }

  /// Makes the method; there is nothing to choose.
  public init() {}

  /// Those of the two methods.
  public var conventions: [Convention] { EntropyWeights().conventions + CILOS().conventions }

  /// Those that both methods promise.
  public var laws: WeightingLaws { [.unitInvariance, .constantWeighsNothing] }

  /// Weighs the criteria. O(n q² + q³).
  ///
  /// Degenerate: as ``CILOS/weigh(_:)``.
  ///
  /// - Parameter matrix: Values of at least 0, to minimise above 0.
  /// - Throws: `valueTooSmall`, `tooManyPairs`.
  public func weigh(_ matrix: DecisionMatrix) throws(DecisionError) -> Weighting<Detail> {
    let divergences = try EntropyWeights.divergences(matrix, method: Self.identifier)
    let flow = try CILOS.flow(matrix, method: Self.identifier)
    let total = divergences.reduce(0, +)
    let entropy = divergences.map { total > 0 ? $0 / total : 0 }
    let result = try WeightingResult(
      method: Self.identifier, conventions: conventions, contrasts: zip(entropy, flow.weights).map { $0 * $1 },
      of: matrix, diagnostics: flow.diagnostics)
    return Weighting(result, detail: Detail(entropyWeights: entropy, lossWeights: flow.weights))
  }
}
