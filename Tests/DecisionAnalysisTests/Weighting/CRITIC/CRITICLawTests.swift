import Criteria
import DecisionAnalysis
import LinearAlgebra
import Provenance
import Testing

/// Beyond a number of criteria correlations are summed up block by block; what comes out is the same.
struct CRITICLawTests {
  private func matrix(alternatives: Int, criteria: Int, seed: UInt64) throws -> DecisionMatrix {
    var generator = SeededGenerator(seed: seed)
    var values = Matrix(rowCount: alternatives, columnCount: criteria)
    for column in 0..<criteria {
      // Every tenth is constant, and every seventh says what the one before says.
      for row in 0..<alternatives {
        values[row, column] =
          column % 10 == 9
          ? 3 : column % 7 == 6 ? 2 * values[row, column - 1] + 1 : generator.nextNormal() * Double(1 + column % 5)
      }
    }
    return try DecisionMatrix(
      criteria: (0..<criteria).map { try Criterion("c\($0)", $0 % 3 == 0 ? .minimize : .maximize) }, values: values)
  }

  /// The formula, straight from the paper.
  private func information(_ matrix: DecisionMatrix, ranked: Bool) -> [Double] {
    let count = matrix.alternativeCount
    let columns = (0..<matrix.criterionCount).map { criterion -> [Double] in
      let sign: Double = matrix.criteria[criterion].direction == .minimize ? -1 : 1
      let values = matrix.values.column(criterion).map { sign * $0 }
      let (low, high) = (values.min()!, values.max()!)
      return high > low ? values.map { ($0 - low) / (high - low) } : []
    }
    func centred(_ values: [Double]) -> [Double] {
      let mean = values.reduce(0, +) / Double(values.count)
      return values.map { $0 - mean }
    }
    func ranks(_ values: [Double]) -> [Double] {
      values.map { own in
        Double(values.count { $0 < own }) + (Double(values.count { $0 == own }) + 1) / 2
      }
    }
    let deviations = columns.map { values in
      values.isEmpty ? 0 : (centred(values).reduce(0) { $0 + $1 * $1 } / Double(count - 1)).squareRoot()
    }
    let compared = columns.map { values -> [Double] in
      let own = centred(values.isEmpty ? [] : ranked ? ranks(values) : values)
      let length = own.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return own.map { $0 / length }
    }
    return compared.indices.map { a in
      guard !compared[a].isEmpty else { return 0 }
      let sum = compared.indices.reduce(0.0) { sum, b in
        guard !compared[b].isEmpty else { return sum }
        let correlation = zip(compared[a], compared[b]).reduce(0) { $0 + $1.0 * $1.1 }
        return sum + (correlation > 1 - 1e-12 ? 0 : 1 - correlation)
      }
      return deviations[a] * sum
    }
  }

  @Test(arguments: CorrelationKind.allCases) func blocksSayWhatTheMatrixSays(kind: CorrelationKind) throws {
    let matrix = try matrix(alternatives: 8, criteria: CRITIC.matrixLimit + 600, seed: 6)
    let found = try CRITIC(correlation: kind).weigh(matrix)
    #expect(found.detail.correlation == nil)
    let expected = information(matrix, ranked: kind == .spearman)
    for (own, wanted) in zip(found.detail.information, expected) { #expect(abs(own - wanted) <= 1e-9 * max(1, wanted)) }
    #expect(found.result.diagnostics.map(\.code) == ["constant-criterion"])
  }

  @Test(arguments: CorrelationKind.allCases) func fewCriteriaKeepTheirCorrelations(kind: CorrelationKind) throws {
    let matrix = try matrix(alternatives: 9, criteria: 24, seed: 7)
    let found = try CRITIC(correlation: kind).weigh(matrix)
    let correlation = try #require(found.detail.correlation)
    #expect(
      correlation.rowCount == 24 && correlation[13, 12] < 1e-12 - 1 && correlation[20, 19] == 0
        && correlation[9, 3] == 0)
    let expected = information(matrix, ranked: kind == .spearman)
    for (own, wanted) in zip(found.detail.information, expected) { #expect(abs(own - wanted) <= 1e-9 * max(1, wanted)) }
  }
}
