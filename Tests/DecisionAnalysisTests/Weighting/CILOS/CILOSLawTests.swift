import Criteria
import DecisionAnalysis
import LinearAlgebra
import Provenance
import Testing

@Suite struct CILOSLawTests {
  private func matrix(_ columns: [[Double]]) throws -> DecisionMatrix {
    try DecisionMatrix(criteria: columns.indices.map { try Criterion("c\($0 + 1)") }, values: Matrix(columns: columns))
  }

  /// F w = 0 with F = P − diag of its column sums.
  @Test func weightsSolveTheEquations() throws {
    var generator = SeededGenerator(seed: 1)
    for count in 2...8 {
      let found = try CILOS().weigh(matrix((0..<count).map { _ in (0..<6).map { _ in generator.nextUniform() } }))
      let losses = found.detail.losses
      for row in 0..<count {
        let inflow = (0..<count).reduce(0) { $0 + losses[row, $1] * found.values[$1] }
        let outflow = losses.column(row).reduce(0, +) * found.values[row]
        #expect(abs(inflow - outflow) <= 1e-15 && losses[row, row] == 0)
      }
    }
  }

  @Test func tiesForTheBestShareTheirRow() throws {
    // The first two alternatives are equally good on c1 and differ on c2.
    let losses = try CILOS().weigh(matrix([[10, 10, 5], [4, 8, 10]])).detail.losses
    #expect(abs(losses[0, 1] - 0.4) <= 1e-15 && losses[1, 0] == 0.5)
  }

  @Test func oneAlternativeThatIsBestOnAllSaysNothing() throws {
    let found = try CILOS().weigh(matrix([[10, 1, 5], [4, 3, 2], [9, 7, 7]]))
    #expect(distance(found.values, [1.0 / 3, 1.0 / 3, 1.0 / 3]) <= 1e-15)
    #expect(found.diagnostics.map(\.code) == ["undetermined-weights"])
    #expect(found.diagnostics[0].message == "One alternative is best on every criterion, so nothing is lost on any.")
  }

  /// A criterion on which nothing is ever lost draws all weight, as the equations have it.
  @Test func aCriterionWithoutLossesDrawsAllWeight() throws {
    let found = try CILOS().weigh(matrix([[10, 10, 5], [10, 3, 2], [4, 7, 1]]))
    #expect(found.values == [1, 0, 0] && found.diagnostics.isEmpty)
  }
}
