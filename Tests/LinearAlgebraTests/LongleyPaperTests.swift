import LinearAlgebra
import Testing

/// Longley (1967), An appraisal of least squares programs for the electronic computer from the point of view of the user,
/// Journal of the American Statistical Association 62, 819-841, doi:10.1080/01621459.1967.10500896: a badly conditioned
/// regression, with the certified values of the NIST Statistical Reference Datasets.
@Suite struct LongleyPaperTests {
  private let columns: [[Double]] = [
    [83.0, 88.5, 88.2, 89.5, 96.2, 98.1, 99.0, 100.0, 101.2, 104.6, 108.4, 110.8, 112.6, 114.2, 115.7, 116.9],
    [
      234_289, 259_426, 258_054, 284_599, 328_975, 346_999, 365_385, 363_112, 397_469, 419_180, 442_769, 444_546,
      482_704,
      502_601, 518_173, 554_894,
    ],
    [2_356, 2_325, 3_682, 3_351, 2_099, 1_932, 1_870, 3_578, 2_904, 2_822, 2_936, 4_681, 3_813, 3_931, 4_806, 4_007],
    [1_590, 1_456, 1_616, 1_650, 3_099, 3_594, 3_547, 3_350, 3_048, 2_857, 2_798, 2_637, 2_552, 2_514, 2_572, 2_827],
    [
      107_608, 108_632, 109_773, 110_929, 112_075, 113_270, 115_094, 116_219, 117_388, 118_734, 120_445, 121_950,
      123_366,
      125_368, 127_852, 130_081,
    ],
    (1_947...1_962).map { Double($0) },
  ]
  private let employed: [Double] = [
    60_323, 61_122, 60_171, 61_187, 63_221, 63_639, 64_989, 63_761, 66_019, 67_857, 68_169, 66_513, 68_655, 69_564,
    69_331,
    70_551,
  ]

  @Test func certifiedCoefficients() throws {
    let found = try LeastSquares(
      design: Matrix(columns: [Array(repeating: 1, count: 16)] + columns), response: employed)
    let certified = [
      -3_482_258.63459582, 15.0618722713733, -0.358191792925910e-01, -2.02022980381683, -1.03322686717359,
      -0.511041056535807e-01, 1_829.15146461355,
    ]
    #expect(found.rank == 7)
    for (value, expected) in zip(found.coefficients.elements, certified) {
      #expect(abs(value / expected - 1) <= 1e-6)
    }
    #expect(abs(found.residualSumsOfSquares[0] / 836_424.055505915 - 1) <= 1e-9)
  }
}
