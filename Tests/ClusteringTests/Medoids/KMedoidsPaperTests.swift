import Provenance
import Testing

@testable import Clustering

/// Kaufman & Rousseeuw (1990), Finding Groups in Data, doi:10.1002/9780470316801.ch2, tables 1 to 3: ten objects in two
/// dimensions. Objects 1 and 5 as representatives leave an average dissimilarity of 9.37, objects 4 and 8 one of 2.30.
@Suite struct KMedoidsPaperTests {
  private let columns: [[Double]] = [[1, 5, 5, 5, 10, 25, 25, 25, 25, 29], [4, 1, 2, 4, 4, 4, 6, 7, 8, 7]]

  @Test(arguments: [([0, 4], 9.37), ([3, 7], 2.30)])
  func averageDissimilarity(medoids: [Int], average: Double) throws {
    let model = KMedoidsModel(
      try Observations(columns: columns), weights: nil, medoids: medoids, dissimilarity: .euclidean,
      featureWeights: [1, 1], trace: KMedoidsTrace(restartDeviations: [], deviations: [], passCount: 0),
      isFinished: true)
    #expect(abs(model.totalDeviation / 10 - average) <= 0.005)
  }

  @Test(arguments: MedoidStart.allCases) func theMethodDoesNoWorse(start: MedoidStart) throws {
    let model = try KMedoids.fitted(Observations(columns: columns), clusterCount: 2, start: start)
    #expect(model.labels == [0, 0, 0, 0, 0, 1, 1, 1, 1, 1])
    #expect(model.totalDeviation <= 23)
  }
}
