import Criteria
import DecisionAnalysis
import LinearAlgebra
import Testing

@Suite struct CILOSPaperTests {
  /// Zavadskas, Podvezko (2016), doi:10.1142/S0219622016500036: the example, as kept in the test suite of JMcDM.
  @Test func weightsOfTheExample() throws {
    let matrix = try DecisionMatrix(
      criteria: zip(["a", "b", "c", "d"], [Direction.minimize, .maximize, .minimize, .maximize]).map {
        try Criterion($0, $1)
      }, values: Matrix(rows: [[3, 100, 10, 7], [2.5, 80, 8, 5], [1.8, 50, 20, 11], [2.2, 70, 12, 9]]))
    #expect(distance(try CILOS().weigh(matrix).values, [0.3343, 0.2199, 0.1957, 0.2501]) <= 0.5e-4)
    let found = try IDOCRIW().weigh(matrix)
    // The authors multiply the weights as printed, so that 0.18852 becomes 0.1886.
    #expect(distance(found.values, [0.1658, 0.1886, 0.3545, 0.2911]) <= 1e-4)
    #expect(distance(found.detail.entropyWeights, [0.1146, 0.1981, 0.4185, 0.2689]) <= 0.51e-4)
  }
}
