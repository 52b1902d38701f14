import Criteria
import DecisionAnalysis
import LinearAlgebra
import Provenance
import Testing

@Suite struct DerivedImportanceLawTests {
  /// Correlated ratings and an outcome that some of them move.
  private func ratings(_ count: Int, rows: Int = 60, seed: UInt64) throws -> OutcomeRatings {
    var generator = SeededGenerator(seed: seed)
    let common = (0..<rows).map { _ in generator.nextNormal() }
    let columns = (0..<count).map { column in
      common.map { 0.7 * $0 + generator.nextNormal() + Double(column) }
    }
    let outcome = (0..<rows).map { row in
      columns.enumerated().reduce(2 * generator.nextNormal()) { $0 + ($1.0 % 3 == 2 ? -0.4 : 0.8) * $1.1[row] }
    }
    return try OutcomeRatings(
      criteria: (1...count).map { "c\($0)" }, ratings: Matrix(columns: columns), outcome: outcome)
  }

  /// R² by least squares on the raw ratings.
  private func explained(_ input: OutcomeRatings, _ subset: [Int]) throws -> Double {
    let ones = input.outcome.map { _ in 1.0 }
    let mean = input.outcome.reduce(0, +) / Double(input.outcome.count)
    let total = input.outcome.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let fit = try LeastSquares(
      design: Matrix(columns: [ones] + subset.map { input.ratings.column($0) }), response: input.outcome)
    return 1 - fit.residualSumsOfSquares[0] / total
  }

  private func orders(_ items: [Int]) -> [[Int]] {
    items.isEmpty ? [[]] : items.flatMap { first in orders(items.filter { $0 != first }).map { [first] + $0 } }
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64]) func shapleyValuesAreMeansOverAllOrders(_ seed: UInt64) throws {
    let input = try ratings(4, seed: seed)
    var sums = [Double](repeating: 0, count: 4)
    let all = orders([0, 1, 2, 3])
    for order in all {
      for place in order.indices {
        sums[order[place]] += try explained(input, Array(order[...place])) - explained(input, Array(order[..<place]))
      }
    }
    let found = try ShapleyRegression().weigh(input)
    #expect(all.count == 24 && distance(found.detail.contributions, sums.map { $0 / 24 }) <= 1e-12)
  }

  @Test(arguments: 1...15) func contributionsAddUpToTheExplainedShare(_ count: Int) throws {
    let input = try ratings(count, seed: UInt64(count))
    let whole = try explained(input, Array(0..<count))
    for detail in [try ShapleyRegression().weigh(input).detail, try RelativeWeights().weigh(input).detail] {
      #expect(abs(detail.contributions.reduce(0, +) - whole) <= 1e-12 && abs(detail.explainedShare - whole) <= 1e-12)
    }
    let coefficients = try StandardisedCoefficients().weigh(input).detail
    // R² = β'r.
    let product = zip(coefficients.coefficients, coefficients.correlations).reduce(0) { $0 + $1.0 * $1.1 }
    #expect(abs(product - whole) <= 1e-12)
  }

  /// Johnson's derivation, from the singular values of the standardised ratings: Z = P Δ Q', Λ = Q Δ Q', β = Q P'y.
  @Test(arguments: [1, 2, 3] as [UInt64]) func relativeWeightsAreJohnsons(_ seed: UInt64) throws {
    let input = try ratings(5, seed: seed)
    let rows = input.outcome.count
    func standardised(_ values: [Double]) -> [Double] {
      let mean = values.reduce(0, +) / Double(rows)
      let length = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }.squareRoot()
      return values.map { ($0 - mean) / length }
    }
    let z = try SingularValueDecomposition(Matrix(columns: (0..<5).map { standardised(input.ratings.column($0)) }))
    let y = standardised(input.outcome)
    let q = z.rightVectors
    let projected = try z.leftVectors.multiplied(by: y, transposingSelf: true)
    let beta = try q.multiplied(by: projected)
    let loadings = try q.multiplied(by: Matrix.diagonal(z.singularValues)).multiplied(by: q, transposingOther: true)
    let wanted = (0..<5).map { row in
      (0..<5).reduce(0.0) { $0 + loadings[row, $1] * loadings[row, $1] * beta[$1] * beta[$1] }
    }
    #expect(distance(try RelativeWeights().weigh(input).detail.contributions, wanted) <= 1e-12)
  }

  @Test(arguments: [1, 2, 3] as [UInt64]) func forTwoCriteriaBothAgree(_ seed: UInt64) throws {
    let input = try ratings(2, seed: seed)
    let left = try ShapleyRegression().weigh(input).detail.contributions
    #expect(distance(left, try RelativeWeights().weigh(input).detail.contributions) <= 1e-13)
  }

  /// All combinations of three levels: nothing correlates, and every method sees the squared correlations.
  @Test func uncorrelatedCriteriaHaveTheirSquaredCorrelations() throws {
    let design = (0..<8).map { row in (0..<3).map { Double((row >> $0) & 1) } }
    let outcome = design.enumerated().map { row, values in
      4 * values[0] + 2 * values[1] + values[2] + Double(row % 2) * 0.1
    }
    let input = try OutcomeRatings(criteria: ["a", "b", "c"], ratings: Matrix(rows: design), outcome: outcome)
    let coefficients = try StandardisedCoefficients().weigh(input).detail
    #expect(distance(coefficients.coefficients, coefficients.correlations) <= 1e-14)
    let squares = coefficients.correlations.map { $0 * $0 }
    #expect(distance(try ShapleyRegression().weigh(input).detail.contributions, squares) <= 1e-14)
    #expect(distance(try RelativeWeights().weigh(input).detail.contributions, squares) <= 1e-14)
  }

  @Test func standardisedCoefficientsAreThoseOfLeastSquares() throws {
    let input = try ratings(4, seed: 9)
    let fit = try LeastSquares(
      design: Matrix(columns: [input.outcome.map { _ in 1.0 }] + (0..<4).map { input.ratings.column($0) }),
      response: input.outcome)
    func deviation(_ values: [Double]) -> Double {
      let mean = values.reduce(0, +) / Double(values.count)
      return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }.squareRoot()
    }
    let wanted = (0..<4).map {
      fit.coefficients[$0 + 1, 0] * deviation(input.ratings.column($0)) / deviation(input.outcome)
    }
    let found = try StandardisedCoefficients().weigh(input)
    #expect(distance(found.detail.coefficients, wanted) <= 1e-12)
    let total = wanted.reduce(0) { $0 + abs($1) }
    #expect(distance(found.values, wanted.map { abs($0) / total }) <= 1e-12)
    #expect(found.diagnostics.first?.message.contains("'c3'") == true)
  }

  @Test func aCriterionAndItsCopyShareAlike() throws {
    let input = try ratings(3, seed: 5)
    let columns = (0..<3).map { input.ratings.column($0) }
    let doubled = try OutcomeRatings(
      criteria: ["a", "b", "c", "copy of a"], ratings: Matrix(columns: columns + [columns[0].map { 10 - 2 * $0 }]),
      outcome: input.outcome)
    for method in [ShapleyRegression(), RelativeWeights(), StandardisedCoefficients()] as [any WeightingMethod] {
      let found = try method.result(of: doubled)
      #expect(abs(found.values[0] - found.values[3]) <= 1e-9 && found.values[0] > 0)
    }
    let whole = try explained(input, [0, 1, 2])
    #expect(abs(try ShapleyRegression().weigh(doubled).detail.explainedShare - whole) <= 1e-9)
    #expect(abs(try RelativeWeights().weigh(doubled).detail.explainedShare - whole) <= 1e-9)
  }

  @Test func groupsAreWeighedApart() throws {
    let (left, right) = (try ratings(3, seed: 1), try ratings(3, rows: 20, seed: 2))
    let columns = (0..<3).map { left.ratings.column($0) + right.ratings.column($0) }
    let names = left.outcome.map { _ in "mining" } + right.outcome.map { _ in "rental" }
    let groups = try OutcomeRatings.grouped(
      criteria: left.criteria, ratings: Matrix(columns: columns), outcome: left.outcome + right.outcome, by: names)
    #expect(groups.map(\.name) == ["mining", "rental"] && groups.map(\.ratings) == [left, right])
    let found = try GroupedWeighting(RelativeWeights(), groups: groups.map { ($0.name, $0.ratings) })
    let table = try found.table()
    #expect(table.segments == ["mining", "rental"] && table.criteria == left.criteria)
    #expect(table.profile(1) == (try RelativeWeights().weigh(right).values))
  }
}
