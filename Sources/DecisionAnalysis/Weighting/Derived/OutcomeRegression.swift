import LinearAlgebra
import Provenance

/// The linear regression of an outcome on ratings, all standardised.
///
/// Criteria that do not vary have no part in it. Where ratings are collinear, the coefficients are those of smallest length,
/// so that criteria that say the same share their effect.
struct OutcomeRegression {
  /// How many criteria there are.
  let count: Int
  /// The places of the criteria that vary.
  let varying: [Int]
  /// The correlations of the criteria that vary.
  let correlations: Matrix
  /// Their correlations with the outcome.
  let outcomeCorrelations: [Double]
  /// The eigenvalues of the correlations, those that are 0 up to 10⁻¹⁰ left out.
  let eigenvalues: [Double]
  /// The eigenvectors, column after column.
  let eigenvectors: Matrix
  /// Vᵀ r for each of the eigenvalues.
  private let projections: [Double]

  /// The most criteria: correlations of every two, and their eigenvalues, take the cube of their number.
  static let criterionLimit = 1_000

  /// Computes correlations and their eigenvalues. O(n q² + q³).
  ///
  /// - Throws: `valuesTooLarge`, `tooManyPairs`.
  init(_ input: OutcomeRatings, method: String) throws(DecisionError) {
    guard input.criteria.count <= Self.criterionLimit else {
      throw .weighting(.tooManyPairs(criteria: input.criteria.count, limit: Self.criterionLimit, method: method))
    }
    let varying = input.criteria.indices.filter { criterion in
      let values = input.ratings.column(criterion)
      return values.contains { $0 != values[0] }
    }
    count = input.criteria.count
    self.varying = varying
    do throws(LinearAlgebraError) {
      let columns = varying.map { input.ratings.column($0) } + [input.outcome]
      let all = try ColumnCovariance(ofColumnsOf: Matrix(columns: columns)).correlationMatrix()
      var own = Matrix(rowCount: varying.count, columnCount: varying.count)
      for row in varying.indices { for column in varying.indices { own[row, column] = all[row, column] } }
      correlations = own
      outcomeCorrelations = varying.indices.map { all[$0, varying.count] }
      let decomposition = try SymmetricEigendecomposition(own)
      let bound = 1e-10 * (decomposition.eigenvalues.first ?? 0)
      eigenvalues = decomposition.eigenvalues.filter { $0 > bound }
      eigenvectors = decomposition.eigenvectors
    } catch {
      throw .of(error, method: method)
    }
    projections = eigenvalues.indices.map { [eigenvectors, outcomeCorrelations] component in
      zip(eigenvectors.column(component), outcomeCorrelations).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }

  /// The standardised coefficients of the criteria that vary.
  var coefficients: [Double] {
    varying.indices.map { row in
      eigenvalues.indices.reduce(0) { $0 + eigenvectors[row, $1] * projections[$1] / eigenvalues[$1] }
    }
  }

  /// The coefficients of the outcome on the orthogonal variables that come closest to the criteria, one for each component.
  ///
  /// - Returns: β = Λ⁻¹ r with Λ = V Δ Vᵀ, and Λ, both for the criteria that vary.
  var closestOrthogonal: (coefficients: [Double], loadings: Matrix) {
    let roots = eigenvalues.map { $0.squareRoot() }
    var loadings = Matrix(rowCount: varying.count, columnCount: varying.count)
    var coefficients = [Double](repeating: 0, count: varying.count)
    for (component, root) in roots.enumerated() {
      for row in varying.indices {
        coefficients[row] += eigenvectors[row, component] * projections[component] / root
        for column in varying.indices {
          loadings[row, column] += eigenvectors[row, component] * root * eigenvectors[column, component]
        }
      }
    }
    return (coefficients, loadings)
  }

  /// The share of the outcome's variance that the regression explains, in 0 ... 1.
  var explainedShare: Double {
    min(1, zip(projections, eigenvalues).reduce(0) { $0 + $1.0 * $1.0 / $1.1 })
  }

  /// Numbers of the criteria that vary, put in the places of all; the others are 0.
  func spread(_ values: [Double]) -> [Double] {
    var all = [Double](repeating: 0, count: count)
    for (place, value) in zip(varying, values) { all[place] = value }
    return all
  }

  /// The weighting of importances of at least 0; all weigh the same when none is positive.
  func result(
    _ importances: [Double], of input: OutcomeRatings, method: String, conventions: [Convention],
    diagnostics: [Diagnostic] = []
  ) throws(DecisionError) -> WeightingResult {
    var diagnostics = diagnostics
    var values = spread(importances)
    if !values.contains(where: { $0 > 0 }) {
      values = values.map { _ in 1 }
      diagnostics.append(
        Diagnostic(
          .warning, code: "no-contrast", "No criterion has anything to do with the outcome, so all weigh the same."))
    } else if varying.count < count {
      let known = Set(varying)
      let list = input.criteria.indices.filter { !known.contains($0) }.map { "'\(input.criteria[$0])'" }
      diagnostics.append(
        Diagnostic(
          .warning, code: "constant-criterion",
          "One value in all rows, and so the weight 0: \(list.joined(separator: ", "))."))
    }
    if input.outcome.count <= count + 1 {
      diagnostics.append(
        Diagnostic(
          .warning, code: "too-few-rows",
          "\(input.outcome.count) rows cannot tell \(count) criteria apart: any outcome would be explained."))
    }
    if input.omittedRowCount > 0 {
      diagnostics.append(
        Diagnostic(
          .note, code: "omitted-rows",
          "\(input.omittedRowCount) \(input.omittedRowCount == 1 ? "row" : "rows") with missing values left out."))
    }
    diagnostics.append(
      Diagnostic(
        .note, code: "explained-share",
        "The criteria explain \(Int((100 * explainedShare).rounded())) % of the variance of the outcome (R², "
          + "\(input.outcome.count) rows)."))
    return try WeightingResult(
      method: method, conventions: conventions, criteria: input.criteria, values: values, diagnostics: diagnostics)
  }
}
