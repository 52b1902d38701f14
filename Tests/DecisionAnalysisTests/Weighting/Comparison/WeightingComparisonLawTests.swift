import Criteria
import DecisionAnalysis
import LinearAlgebra
import Provenance
import Testing

@Suite struct WeightingComparisonLawTests {
  private func points(_ criteria: [String], _ values: [Double]) throws -> WeightingResult {
    try SMART().weigh(CriterionPoints(criteria: criteria, values: values)).result
  }

  private func zeros(_ criteria: [String], _ values: [Double]) throws -> WeightingResult {
    try Swing().weigh(CriterionPoints(criteria: criteria, values: values)).result
  }

  @Test func criteriaAreMatchedByName() throws {
    let comparison = try WeightingComparison([
      ("one", points(["a", "b", "c"], [1, 2, 5])), ("two", points(["c", "a", "b"], [20, 4, 8])),
      ("three", points(["b", "c", "a"], [3, 1, 6])),
    ])
    #expect(comparison.criteria == ["a", "b", "c"] && comparison.entries.map(\.name) == ["one", "two", "three"])
    #expect(comparison.values.row(0) == comparison.values.row(1))
    #expect(comparison.ranks == [[3, 2, 1], [3, 2, 1], [1, 2, 3]])
    #expect(comparison.kendall == [[1, 1, -1], [1, 1, -1], [-1, -1, 1]])
    #expect(comparison.spearman == [[1, 1, -1], [1, 1, -1], [-1, -1, 1]])
    #expect(comparison.meanKendall == -1.0 / 3)
  }

  /// Two neighbours of five change places: ρ = 1 − 6 · 2 / 120, and τ = (9 − 1) / 10.
  @Test func coefficientsOfTwoNeighboursThatChangePlaces() throws {
    let names = ["a", "b", "c", "d", "e"]
    let comparison = try WeightingComparison([
      ("one", points(names, [5, 4, 3, 2, 1])), ("two", points(names, [5, 3, 4, 2, 1])),
    ])
    #expect(abs(try #require(comparison.spearman[0][1]) - 0.9) <= 1e-12)
    #expect(abs(try #require(comparison.kendall[0][1]) - 0.8) <= 1e-12)
  }

  @Test func theCompromiseIsTheGeometricMean() throws {
    let comparison = try WeightingComparison([
      ("one", points(["a", "b"], [1, 4])), ("two", points(["a", "b"], [4, 1])), ("three", points(["a", "b"], [1, 8])),
    ])
    #expect(distance(comparison.compromise.values, [1.0 / 3, 2.0 / 3]) <= 1e-15)
    #expect(comparison.compromise.conventions == [Convention("mean", "geometric")])
    let table = try comparison.table()
    #expect(table.segments == ["one", "two", "three", "compromise"] && table.criteria == ["a", "b"])
    #expect(table.profile(0) == [0.2, 0.8] && table.profile(3) == comparison.compromise.values)
    let alone = try WeightingComparison([("one", points(["a", "b"], [1, 4]))])
    #expect(try alone.table().segments == ["one"] && alone.meanKendall == nil)
    #expect(distance(alone.compromise.values, [0.2, 0.8]) <= 1e-15)
  }

  @Test func aZeroIsAVetoUnlessNothingIsLeft() throws {
    let names = ["a", "b", "c"]
    let veto = try WeightingComparison([
      ("one", zeros(names, [0, 100, 100])), ("two", zeros(names, [100, 25, 100])),
    ]).compromise
    #expect(veto.values[0] == 0 && abs(veto.values[1] - 1.0 / 3) <= 1e-15 && veto.diagnostics.isEmpty)
    let none = try WeightingComparison([
      ("one", zeros(["a", "b"], [0, 100])), ("two", zeros(["a", "b"], [100, 0])),
    ]).compromise
    #expect(none.values == [0.5, 0.5] && none.conventions == [Convention("mean", "arithmetic")])
    #expect(none.diagnostics.map(\.code) == ["no-geometric-mean"])
  }

  /// Both coefficients from their definitions over pairs and as a correlation of mean ranks.
  @Test func agreementFollowsItsDefinition() throws {
    var generator = SeededGenerator(seed: 1)
    let names = (0..<7).map { "c\($0)" }
    for _ in 0..<50 {
      let (x, y) = (
        names.map { _ in Double(1 + generator.nextIndex(below: 4)) },
        names.map { _ in Double(1 + generator.nextIndex(below: 4)) }
      )
      let comparison = try WeightingComparison([("x", points(names, x)), ("y", points(names, y))])
      var (balance, left, right) = (0.0, 0.0, 0.0)
      for i in 0..<7 {
        for j in 0..<7 {
          balance += Double((x[i] < x[j] ? -1 : x[i] > x[j] ? 1 : 0) * (y[i] < y[j] ? -1 : y[i] > y[j] ? 1 : 0))
          left += x[i] == x[j] ? 0 : 1
          right += y[i] == y[j] ? 0 : 1
        }
      }
      func meanRanks(_ values: [Double]) -> [Double] {
        values.map { own in Double(values.count { $0 < own }) + Double(values.count { $0 == own } + 1) / 2 }
      }
      let correlation = try ColumnCovariance(ofColumnsOf: Matrix(columns: [meanRanks(x), meanRanks(y)]))
        .correlationMatrix()
      #expect(abs(try #require(comparison.kendall[0][1]) - balance / (left * right).squareRoot()) <= 1e-14)
      #expect(abs(try #require(comparison.spearman[0][1]) - correlation[0, 1]) <= 1e-14)
    }
    let flat = try WeightingComparison([
      ("x", points(names, names.map { _ in 1 })), ("y", points(names, [1, 2, 3, 4, 5, 6, 7])),
    ])
    #expect(flat.kendall == [[nil, nil], [nil, 1]] && flat.spearman[0][1] == nil && flat.meanKendall == nil)
  }
}
