import DecisionAnalysis
import Testing

@Suite struct BWMPaperTests {
  /// Rezaei (2015), doi:10.1016/j.omega.2014.11.009, the table of consistency indices for a_BW = 1 ... 9.
  @Test func consistencyIndices() {
    let printed = [0.00, 0.44, 1.00, 1.63, 2.30, 3.00, 3.73, 4.47, 5.23]
    #expect(distance((1...9).map { BWM.consistencyIndex(Double($0)) }, printed) <= 0.005)
  }
}
