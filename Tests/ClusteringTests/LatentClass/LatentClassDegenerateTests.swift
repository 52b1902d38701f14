import Clustering
import Foundation
import Provenance
import Testing

@Suite struct LatentClassDegenerateTests {
  /// One class has the shares of the answers.
  @Test func oneClass() throws {
    let observations = try Observations(byteColumns: [[0, 1, 1, 1], [3, 3, 5, 9]])
    let model = try LatentClassAnalysis.fitted(observations, clusterCount: 1)
    #expect(model.responseProbabilities == [[[0.25, 0.75], [0.5, 0.25, 0.25]]])
    #expect(model.answers == [[0, 1], [3, 5, 9]])
    let expected = log(0.25) + 3 * log(0.75) + 2 * log(0.5) + 2 * log(0.25)
    #expect(agree(model.logLikelihood, expected, 1e-14) && model.labels == [0, 0, 0, 0])
    #expect(model.parameterCount == 3 && model.entropy == 0 && model.proportions == [1] && model.diagnostics.isEmpty)
  }

  @Test func oneRow() throws {
    let model = try LatentClassAnalysis.fitted(Observations(byteColumns: [[4], [255]]), clusterCount: 1)
    #expect(model.logLikelihood == 0 && model.parameterCount == 0 && model.labels == [0])
  }

  /// An item with one answer has no parameters and says nothing.
  @Test func aConstantItem() throws {
    let respondents = Respondents(count: 400, seed: 104)
    let model = try LatentClassAnalysis.fitted(respondents.observations(), clusterCount: 2)
    let wide = try Observations(byteColumns: [[UInt8](repeating: 9, count: 400)] + respondents.columns)
    let other = try LatentClassAnalysis.fitted(wide, clusterCount: 2)
    #expect(other.labels == model.labels && agree(other.logLikelihood, model.logLikelihood, 1e-8))
    #expect(other.parameterCount == model.parameterCount && other.answers[0] == [9])
  }

  @Test func asManyClassesAsRows() throws {
    let observations = try Observations(byteColumns: [[0, 1, 2, 3], [9, 7, 5, 3]])
    let model = try LatentClassAnalysis.fitted(observations, clusterCount: 4)
    #expect(model.logLikelihood <= -4 * log(4) + 1e-9 && model.logLikelihood.isFinite)
    #expect(model.diagnostics.contains { $0.code == "not-identified" })
  }

  /// Two answers that go together in all items: two classes for certain.
  @Test func duplicates() throws {
    let column: [UInt8] = (0..<60).map { $0 % 3 == 0 ? 1 : 0 }
    let model = try LatentClassAnalysis.fitted(Observations(byteColumns: [column, column, column]), clusterCount: 2)
    #expect(model.labels == column.map { Int($0) } && model.sizes == [40, 20])
    #expect(agree(model.logLikelihood, 40 * log(2 / 3) + 20 * log(1 / 3), 1e-9))
    #expect(model.entropy < 1e-6 && model.separation > 0.999)
  }

  @Test func tooManyClassesForTheItems() throws {
    let respondents = Respondents(count: 300, seed: 105)
    let model = try LatentClassAnalysis.fitted(
      Observations(byteColumns: Array(respondents.columns[..<2])), clusterCount: 2)
    #expect(model.diagnostics.map(\.code) == ["not-identified"])
    #expect(model.diagnostics[0].message.hasPrefix("The model has 5 parameters and the items allow only 4 different"))
  }

  @Test func tooFewSteps() throws {
    let model = try LatentClassAnalysis.fitted(
      Respondents(count: 300, seed: 106).observations(), clusterCount: 3, iterationLimit: 1)
    #expect(!model.isConverged && model.trace.count == 2 && model.diagnostics.map(\.code) == ["not-converged"])
  }

  /// An answer that nobody gave, on the scale or off it, says nothing about the class.
  @Test func answersNobodyGave() throws {
    let columns: [[UInt8]] = [(0..<60).map { $0 % 3 == 0 ? 1 : 0 }, (0..<60).map { $0 % 3 == 0 ? 2 : 6 }]
    let model = try LatentClassAnalysis.fitted(Observations(byteColumns: columns), clusterCount: 2)
    let others = try Observations(byteColumns: [[1, 1, 0, 7], [4, 200, 0, 4]])
    #expect(try model.assign(others) == [1, 1, 0, 0])
    let shares = try model.responsibilities(of: others)
    #expect(abs(shares[0][3] - model.proportions[0]) < 1e-14)
  }

  /// Rows of weight 0 are labelled and move nothing; their answers need not have been given by others.
  @Test func weightZero() throws {
    let columns: [[UInt8]] = [(0..<60).map { $0 % 3 == 0 ? 1 : 0 } + [9], (0..<60).map { $0 % 3 == 0 ? 2 : 6 } + [2]]
    let model = try LatentClassAnalysis.fitted(
      Observations(byteColumns: columns), clusterCount: 2, weights: [Double](repeating: 1, count: 60) + [0])
    #expect(model.answers == [[0, 1], [2, 6]] && model.labels[60] == 1 && model.sizes == [40, 21])
    #expect(model.clusterWeights == [40, 20])
  }
}
