import Clustering
import Provenance
import Testing

@Suite struct KMedoidsDegenerateTests {
  @Test(arguments: MedoidStart.allCases, Dissimilarity.allCases)
  func oneRow(start: MedoidStart, dissimilarity: Dissimilarity) throws {
    let model = try KMedoids.fitted(Observations(columns: [[4], [-2.5]]), clusterCount: 1, dissimilarity, start: start)
    #expect(model.labels == [0] && model.medoids == [0] && model.medoidRows == [[4, -2.5]])
    #expect(model.totalDeviation == 0 && model.sizes == [1] && model.trace.deviations == [0])
  }

  @Test(arguments: MedoidStart.allCases) func twoRows(start: MedoidStart) throws {
    let observations = try Observations(columns: [[0, 3], [4, 0]])
    let one = try KMedoids.fitted(observations, clusterCount: 1, start: start)
    #expect(one.medoids == [0] && one.labels == [0, 0] && one.totalDeviation == 5, "ties go to the first")
    #expect(try KMedoids.fitted(observations, clusterCount: 1, .manhattan).totalDeviation == 7)
    let heavier = try KMedoids.fitted(observations, clusterCount: 1, weights: [1, 2], start: start)
    #expect(heavier.medoids == [1] && heavier.totalDeviation == 5 && heavier.clusterWeights == [3])
    let two = try KMedoids.fitted(observations, clusterCount: 2, start: start)
    #expect(two.medoids == [0, 1] && two.labels == [0, 1] && two.totalDeviation == 0)
  }

  /// One medoid is the best of all.
  @Test(arguments: Dissimilarity.allCases) func oneCluster(dissimilarity: Dissimilarity) throws {
    let observations = try Observations(columns: [[1, 2, 6, 7, 3], [0, 3, 3, 8, 1]])
    let model = try KMedoids.fitted(observations, clusterCount: 1, dissimilarity)
    let plain = PlainMedoids(observations.allRows, dissimilarity)
    #expect(abs(model.totalDeviation - plain.leastDeviation(clusterCount: 1)) <= 1e-14)
    #expect(model.trace.restartDeviations.count == 1 && model.trace.shareReachingBest == 1)
  }

  @Test(arguments: MedoidStart.allCases, [2, 7, 40])
  func asManyClustersAsRows(start: MedoidStart, count: Int) throws {
    let observations = try Observations(columns: [(0..<count).map { Double($0 * $0) }, (0..<count).map { Double(-$0) }])
    let model = try KMedoids.fitted(observations, clusterCount: count, start: start)
    #expect(model.labels == Array(0..<count), "equal weights are ordered by medoid")
    #expect(model.medoids == Array(0..<count) && model.totalDeviation == 0)
  }

  @Test(arguments: MedoidStart.allCases) func equalRows(start: MedoidStart) throws {
    let column = [Double](repeating: 0.1, count: 40)
    let observations = try Observations(columns: [column, column])
    let model = try KMedoids.fitted(observations, clusterCount: 1, start: start)
    #expect(model.sizes == [40] && model.totalDeviation == 0 && model.medoidRows == [[0.1, 0.1]])
    #expect(throws: ClusteringError.tooFewDistinct(distinct: 1, clusters: 2)) {
      try KMedoids.fitted(observations, clusterCount: 2, start: start)
    }
  }

  /// As many clusters as there are different rows.
  @Test(arguments: MedoidStart.allCases) func duplicates(start: MedoidStart) throws {
    let observations = try Observations(columns: [[1, 5, 1, 9, 5, 1], [2, 2, 2, 2, 2, 2]])
    for seed in 1...10 {
      let model = try KMedoids.fitted(observations, clusterCount: 3, seed: UInt64(seed), start: start)
      #expect(model.labels == [0, 1, 0, 2, 1, 0] && model.totalDeviation == 0)
      #expect(model.medoidRows == [[1, 2], [5, 2], [9, 2]])
    }
  }

  /// An observation between two medoids goes to the smaller of them, whatever the clusters weigh.
  @Test func ties() throws {
    for columns in [[[0.0, 0, 0, 2, 4, 4]], [[4.0, 4, 2, 0, 0, 0]], [[0.0, 0, 2, 4, 4, 4]]] {
      let observations = try Observations(columns: columns)
      let model = try KMedoids.fitted(observations, clusterCount: 2)
      #expect(Set(model.medoidRows) == [[0], [4]])
      for (row, label) in model.labels.enumerated() {
        #expect(model.medoidRows[label] == [columns[0][row] == 4 ? 4 : 0])
      }
      #expect(try model.labels(of: observations) == model.labels)
    }
  }

  @Test(arguments: MedoidStart.allCases) func oneRowOfWeight(start: MedoidStart) throws {
    let observations = try Observations(columns: [[1, 2, 3, 4]])
    let model = try KMedoids.fitted(observations, clusterCount: 1, weights: [0, 0, 5, 0], start: start)
    #expect(model.medoids == [2] && model.totalDeviation == 0 && model.labels == [0, 0, 0, 0])
    #expect(model.sizes == [4] && model.clusterWeights == [5])
  }

  @Test(arguments: MedoidStart.allCases) func oneOverwhelmingWeight(start: MedoidStart) throws {
    let observations = try Observations(columns: [[0, 1, 10, 11, 50]])
    let model = try KMedoids.fitted(
      observations, clusterCount: 3, weights: [1, 1, 1, 1, 1e15], start: start, restartCount: 20)
    #expect(model.medoidRows[0] == [50] && model.totalDeviation == 2)
    #expect(model.labels == [1, 1, 2, 2, 0])
  }

  @Test(arguments: Dissimilarity.allCases) func largeNumbersThatStillFit(dissimilarity: Dissimilarity) throws {
    let observations = try Observations(columns: [[-1e145, -0.9e145, 1e145, 0.9e145]])
    let model = try KMedoids.fitted(observations, clusterCount: 2, dissimilarity)
    #expect(model.labels == [0, 0, 1, 1] && model.totalDeviation.isFinite)
  }

  @Test func heaviestClusterComesFirst() throws {
    let observations = try Observations(columns: [[0, 0.5, 1, 9]])
    let model = try KMedoids.fitted(observations, clusterCount: 2, weights: [1, 1, 1, 50])
    #expect(model.labels == [1, 1, 1, 0] && model.clusterWeights == [50, 3] && model.sizes == [1, 3])
    #expect(model.medoids == [3, 1] && model.deviations == [0, 1])
  }

  @Test func aCutShortFitSaysSo() throws {
    let observations = try Observations(columns: [(0..<300).map { Double($0 * $0 % 997) }])
    let model = try KMedoids.fitted(
      observations, clusterCount: 6, start: .random, restartCount: 1, iterationLimit: 1)
    #expect(model.diagnostics.map(\.code) == ["not-converged"] && model.diagnostics[0].severity == .warning)
    #expect(model.trace.passCount == 1 && model.trace.deviations.count > 1)
  }
}
