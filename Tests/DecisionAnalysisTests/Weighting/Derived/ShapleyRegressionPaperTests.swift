import DecisionAnalysis
import LinearAlgebra
import Testing

@Suite struct ShapleyRegressionPaperTests {
  /// Grömping (2006), doi:10.18637/jss.v017.i01: what relaimpo prints for the data set `swiss`.
  @Test func sharesOfSwissFertility() throws {
    let ratings = try OutcomeRatings(
      criteria: SwissProvinces.names, ratings: Matrix(rows: SwissProvinces.rows.map { Array($0.dropFirst()) }),
      outcome: SwissProvinces.rows.map { $0[0] })
    let found = try ShapleyRegression().weigh(ratings)
    let printed = [0.05709122, 0.17117303, 0.26013468, 0.10557015, 0.11276592]
    #expect(distance(found.detail.contributions, printed) <= 0.5e-8)
    #expect(abs(found.detail.explainedShare - 0.7067) <= 0.5e-4)
  }
}
