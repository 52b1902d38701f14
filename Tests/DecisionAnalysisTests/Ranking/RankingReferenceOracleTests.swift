import Criteria
import DecisionAnalysis
import LinearAlgebra
import Testing

/// Methods without a reference case, against figures of pymcdm 1.4.0 for the same input. Tolerance: 1e-12.
@Suite struct RankingReferenceOracleTests {
  private let names = ["a", "b", "c", "d"]

  private func matrix() throws -> DecisionMatrix {
    let directions: [Direction] = [.maximize, .minimize, .minimize, .maximize]
    return try DecisionMatrix(
      criteria: zip(names, directions).map { try Criterion($0, $1) },
      values: Matrix(rows: [
        [5, 3.2, 40, 7], [4, 2.1, 35, 9], [6.5, 4.4, 55, 6], [3, 1.5, 30, 8.5], [5.5, 2.9, 44, 7.5],
      ]))
  }

  private func scores(_ method: some RankingMethod) throws -> [Double] {
    try method.outcome(matrix(), weights: Weights(criteria: names, values: [0.3, 0.25, 0.25, 0.2])).scores
  }

  private func expect(_ found: [Double], _ reference: [Double]) {
    #expect(found.count == reference.count)
    for (score, expected) in zip(found, reference) { #expect(abs(score - expected) < 1e-12) }
  }

  @Test func aras() throws {
    expect(
      try scores(ARAS()),
      [
        0.680_004_235_566_551_7, 0.769_921_182_835_102_7, 0.642_992_543_263_857_6, 0.830_618_377_931_725_1,
        0.710_214_714_503_373,
      ])
  }

  @Test func codas() throws {
    expect(
      try scores(CODAS()),
      [
        -0.384_619_610_699_882_65, 0.007_037_758_644_913_572, -0.226_466_227_973_867_15, 0.744_049_331_639_088_5,
        -0.140_001_251_610_252_31,
      ])
  }
}
