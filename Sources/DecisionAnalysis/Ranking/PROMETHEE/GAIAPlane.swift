public import Criteria
import LinearAlgebra
public import Provenance

/// The GAIA plane: alternatives, criteria and weights of a PROMETHEE ranking in one picture.
///
/// The plane is that of the first two principal components of the net flows on each criterion alone. Alternatives are
/// points, criteria are axes (those that point the same way agree), and the decision axis shows where the weights pull.
///
/// With Φ the n × q matrix of single-criterion net flows, whose columns have mean 0, and U the first two eigenvectors
/// of ΦᵀΦ / n: alternatives are ΦU, criteria the rows of U, the decision axis is wᵀU.
///
/// Source: Mareschal, Brans (1988), doi:10.1016/0377-2217(88)90456-0.
public struct GAIAPlane: DescribedMethod, Hashable {
  /// The name.
  public static let identifier = "gaia"
  /// What it is.
  public static let summary = "GAIA plane: alternatives, criteria and weights of PROMETHEE in one picture"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Mareschal, B.; Brans, J.-P.", year: 1988, title: "Geometrical representations for MCDA",
      venue: "European Journal of Operational Research 34(1), 69–77", doi: "10.1016/0377-2217(88)90456-0")
  ]

  /// A place in the plane.
  public struct Point: Hashable, Sendable {
    /// Along the first component.
    public let x: Double
    /// Along the second component.
    public let y: Double
  }

  /// Where each alternative lies.
  public let alternatives: [Point]
  /// The names of the criteria that count.
  public let criteria: [String]
  /// Where the axis of each criterion ends.
  public let criterionAxes: [Point]
  /// Where the weights pull: Σⱼ wⱼ times the axis of criterion j.
  public let decisionAxis: Point
  /// δ: the share of the variance that the plane shows, in 0 ... 1; 1 when there is no variance.
  public let quality: Double

  /// Computes the plane.
  ///
  /// With one criterion every point has y = 0.
  ///
  /// - Throws: `weightsMismatch`, `valuesTooLarge`, `linearAlgebra`, `tooManyPairs` for more than 1 000 criteria.
  ///   O(q n log n + n q² + q³).
  public init(
    _ matrix: DecisionMatrix, weights: Weights, method: PROMETHEE2 = PROMETHEE2()
  ) throws(DecisionError) {
    let problem = try DecisionProblem(matrix, weights: weights, method: Self.identifier)
    guard problem.criterionCount <= CILOS.criterionLimit else {
      throw .weighting(
        .tooManyPairs(criteria: problem.criterionCount, limit: CILOS.criterionLimit, method: Self.identifier))
    }
    let flows = try method.unicriterionFlows(matrix, weights: weights)
    let components: SymmetricEigendecomposition
    let places: Matrix
    do {
      components = try SymmetricEigendecomposition(ColumnCovariance(ofColumnsOf: flows).covariance)
      places = try flows.multiplied(by: components.eigenvectors)
    } catch { throw .linearAlgebra(error) }
    let axes = components.eigenvectors
    func coordinate(_ matrix: Matrix, _ row: Int, _ component: Int) -> Double {
      component < matrix.columnCount ? matrix[row, component] : 0
    }
    alternatives = (0..<flows.rowCount).map {
      Point(x: coordinate(places, $0, 0), y: coordinate(places, $0, 1))
    }
    let ends = (0..<axes.rowCount).map { Point(x: coordinate(axes, $0, 0), y: coordinate(axes, $0, 1)) }
    criteria = problem.criteria.map(\.name)
    criterionAxes = ends
    decisionAxis = Point(
      x: zip(problem.weights, ends).reduce(0) { $0 + $1.0 * $1.1.x },
      y: zip(problem.weights, ends).reduce(0) { $0 + $1.0 * $1.1.y })
    let variances = components.eigenvalues.map { max(0, $0) }
    let total = variances.reduce(0, +)
    quality = total > 0 ? min(1, variances.prefix(2).reduce(0, +) / total) : 1
  }
}
