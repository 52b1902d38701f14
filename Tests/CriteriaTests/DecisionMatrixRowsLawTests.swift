import Criteria
import LinearAlgebra
import Parallelism
import Provenance
import Testing

@Suite struct DecisionMatrixRowsLawTests {
  private func criteria(_ count: Int) throws -> [Criterion] { try (0..<count).map { try Criterion("c\($0)") } }

  @Test(arguments: [(1, 1), (3, 1), (5, 2), (63, 9), (64, 9), (67, 4), (4_096, 3), (9_001, 3)])
  func rowsAndColumnsMakeTheSameMatrix(shape: (rows: Int, columns: Int)) throws {
    var generator = SeededGenerator(seed: UInt64(shape.rows))
    let rows = (0..<shape.rows).map { _ in (0..<shape.columns).map { _ in generator.nextNormal() } }
    let criteria = try criteria(shape.columns)
    let expected = try DecisionMatrix(criteria: criteria, values: Matrix(rows: rows))
    for workers in [Workers(count: 1), Workers(count: 3)] {
      #expect(try DecisionMatrix(rowMajor: Array(rows.joined()), criteria: criteria, workers: workers) == expected)
    }
  }

  /// A gap is treated alike wherever it is: in a group of four rows, behind the last of them, in another block.
  @Test(arguments: [0, 2, 5, 64, 69])
  func gapsAreTreatedAlike(row: Int) throws {
    var rows = (0..<70).map { [Double($0), Double($0 % 7), 1] }
    rows[row][1] = .nan
    let criteria = try criteria(3)
    let values = Array(rows.joined())
    for rule in [MissingValueRule.omitAlternative, .mean, .worst] {
      let expected = try DecisionMatrix(criteria: criteria, values: Matrix(rows: rows), missingValues: rule)
      #expect(try DecisionMatrix(rowMajor: values, criteria: criteria, missingValues: rule) == expected)
    }
    #expect(throws: CriteriaError.missingValue(alternative: "\(row + 1)", criterion: "c1")) {
      try DecisionMatrix(rowMajor: values, criteria: criteria)
    }
    #expect(throws: CriteriaError.valueNotFinite(alternative: "\(row + 1)", criterion: "c1", value: -.infinity)) {
      try DecisionMatrix(rowMajor: values.map { $0.isNaN ? -.infinity : $0 }, criteria: criteria, missingValues: .mean)
    }
  }

  @Test func namesAreKept() throws {
    let matrix = try DecisionMatrix(rowMajor: [1, 2, 3, 4], alternatives: ["a", "b"], criteria: criteria(2))
    #expect(matrix.alternatives == ["a", "b"] && matrix.values[1, 0] == 3)
  }

  @Test func refusesWhatIsNoMatrix() throws {
    let pair = try criteria(2)
    #expect(throws: CriteriaError.emptyDecisionMatrix) { try DecisionMatrix(rowMajor: [], criteria: pair) }
    #expect(throws: CriteriaError.emptyDecisionMatrix) { try DecisionMatrix(rowMajor: [1], criteria: []) }
    #expect(throws: CriteriaError.decisionShape(rows: 1, columns: 5, alternatives: 2, criteria: 2)) {
      try DecisionMatrix(rowMajor: [1, 2, 3, 4, 5], criteria: pair)
    }
    #expect(throws: CriteriaError.decisionShape(rows: 1, columns: 4, alternatives: 3, criteria: 2)) {
      try DecisionMatrix(rowMajor: [1, 2, 3, 4], alternatives: ["a", "b", "c"], criteria: pair)
    }
    #expect(throws: CriteriaError.repeatedName("a", kind: "alternatives")) {
      try DecisionMatrix(rowMajor: [1, 2, 3, 4], alternatives: ["a", "a"], criteria: pair)
    }
  }
}
