import Parallelism
import TestSupport
import Testing

@testable import Clustering

@Suite struct ClusterAssignmentLawTests {
  @Test func nearestSecondNearestAndMargin() throws {
    let observations = try Observations(columns: [[0, 3, 6, 10, 4]])
    let assignment = try ClusterAssignment(observations, centroids: [[0], [10], [4]], featureWeights: [4])
    #expect(assignment.labels == [0, 2, 2, 1, 2])
    #expect(assignment.runnersUp == [2, 0, 1, 2, 0])
    #expect(assignment.distances == [0, 2, 4, 0, 0])
    // The ratios of the distances 1 to 3, 2 to 4 and 0 to more.
    let ratios: [Double] = [0, 1.0 / 3, 0.5, 0, 0]
    #expect(assignment.margins == ratios.map { 1 - $0 })
  }

  @Test func borderAndCoincidence() throws {
    let observations = try Observations(columns: [[5, 0]])
    let border = try ClusterAssignment(observations, centroids: [[0], [10]], featureWeights: [1])
    #expect(border.labels == [0, 0] && border.margins == [0, 1])
    let coincident = try ClusterAssignment(observations, centroids: [[9], [0], [0]], featureWeights: [1])
    #expect(coincident.labels == [0, 1] && coincident.runnersUp == [1, 2] && coincident.margins[1] == 0)
    let single = try ClusterAssignment(observations, centroids: [[1]], featureWeights: [1])
    #expect(single.labels == [0, 0] && single.runnersUp == [nil, nil] && single.margins == [1, 1])
    #expect(single.distances == [4, 1])
  }

  /// Against sorting all distances, over the edges of tiles and chunks.
  @Test(arguments: [1, 255, 256, 257, 16_385]) func equalsSorting(count: Int) throws {
    let observations = try SyntheticBuyers.ratings(count: count).observations()
    let centroids: [[Double]] = [[2, 8, 5, 3], [7, 3, 5, 6], [5, 5, 9, 8], [9, 9, 2, 5], [5, 5, 5, 5]]
    let weights = [1, 0.5, 0, 2]
    let assignment = try ClusterAssignment(observations, centroids: centroids, featureWeights: weights)
    let plain = PlainPartition(
      observations.allRows, labels: assignment.labels, clusterCount: 5, featureWeights: weights)
    for row in 0..<count {
      let squares = centroids.map { plain.squaredDistance(plain.rows[row], $0) }
      let order = squares.indices.sorted { (squares[$0], $0) < (squares[$1], $1) }
      #expect(assignment.labels[row] == order[0] && assignment.runnersUp[row] == order[1])
      #expect(assignment.distances[row] == squares[order[0]].squareRoot())
    }
    #expect(
      CentroidDistances(observations, centroids: centroids, featureWeights: weights).nearest() == assignment.labels)
    for threads in [2, 64] {
      #expect(
        try ClusterAssignment(
          observations, centroids: centroids, featureWeights: weights, workers: Workers(count: threads)) == assignment)
    }
  }
}
