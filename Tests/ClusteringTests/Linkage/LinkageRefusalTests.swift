import Clustering
import Testing

/// What cannot be joined or cut is refused with the fact and a sentence.
@Suite struct LinkageRefusalTests {
  private func fit(
    _ criterion: LinkageCriterion, _ columns: [[Double]], _ clusterCount: Int, weights: [Double]? = nil,
    featureWeights: [Double]? = nil
  ) throws {
    _ = try Linkage(criterion, clusterCount: clusterCount, featureWeights: featureWeights).fit(
      Observations(columns: columns), weights: weights.map { try ObservationWeights($0) })
  }

  @Test(arguments: LinkageCriterion.allCases) func clusterCounts(criterion: LinkageCriterion) throws {
    for count in [0, -3] {
      #expect(throws: ClusteringError.clusterCount(count, observations: 0)) {
        try Linkage(criterion, clusterCount: count)
      }
    }
    #expect(throws: ClusteringError.clusterCount(4, observations: 3)) { try fit(criterion, [[1, 2, 3]], 4) }
    let hierarchy = try LinkageHierarchy(Observations(columns: [[1, 2, 3]]), criterion: criterion)
    #expect(throws: ClusteringError.clusterCount(4, observations: 3)) { try hierarchy.cut(into: 4) }
    #expect(throws: ClusteringError.clusterCount(0, observations: 0)) { try hierarchy.cut(into: 0) }
  }

  /// Rows that differ only where nothing weighs are not different.
  @Test(arguments: LinkageCriterion.allCases) func tooFewDifferentRows(criterion: LinkageCriterion) {
    #expect(throws: ClusteringError.tooFewDistinct(distinct: 2, clusters: 3)) { try fit(criterion, [[1, 1, 2, 2]], 3) }
    #expect(throws: ClusteringError.tooFewDistinct(distinct: 2, clusters: 3)) {
      try fit(criterion, [[1, 2, 3, 4]], 3, weights: [1, 0, 0, 1])
    }
    #expect(throws: ClusteringError.tooFewDistinct(distinct: 1, clusters: 2)) {
      try fit(criterion, [[1, 2, 3], [7, 7, 7]], 2, featureWeights: [0, 1])
    }
  }

  /// Before anything is computed.
  @Test(arguments: LinkageCriterion.allCases) func tooManyObservations(criterion: LinkageCriterion) throws {
    let limit = criterion == .single ? 65_536 : 16_384
    #expect(criterion.observationLimit == limit)
    let ramp = (0...limit).map { Double($0) }
    #expect(throws: ClusteringError.tooManyObservations(limit + 1, limit: limit)) { try fit(criterion, [ramp], 2) }
    // What weighs nothing needs no memory.
    try fit(criterion, [ramp], 2, weights: ramp.map { $0 < 20 ? 1 : 0 })
  }

  @Test(arguments: LinkageCriterion.allCases) func weightsThatDoNotFit(criterion: LinkageCriterion) {
    #expect(throws: ClusteringError.weightCount(2, expected: 3)) {
      try fit(criterion, [[1, 2, 3]], 2, weights: [1, 1])
    }
    #expect(throws: ClusteringError.weightCount(2, expected: 1)) {
      try fit(criterion, [[1, 2, 3]], 2, featureWeights: [1, 1])
    }
    #expect(throws: ClusteringError.badWeight(index: 0, value: -1)) {
      try Linkage(criterion, clusterCount: 2, featureWeights: [-1])
    }
    #expect(throws: ClusteringError.allWeightsZero) {
      try Linkage(criterion, clusterCount: 2, featureWeights: [0, 0])
    }
    #expect(throws: ClusteringError.allWeightsZero) {
      try LinkageHierarchy(Observations(columns: [[1, 2]]), criterion: criterion, featureWeights: [0])
    }
  }

  @Test(arguments: LinkageCriterion.allCases) func valuesTooLarge(criterion: LinkageCriterion) {
    let small = [1.0, 2, 3]
    #expect(throws: ClusteringError.valuesTooLarge(feature: 1)) { try fit(criterion, [small, [0, 1e160, 3]], 2) }
    #expect(throws: ClusteringError.valuesTooLarge(feature: 0)) {
      try fit(criterion, [small], 2, weights: [1e308, 1e308, 1])
    }
    #expect(throws: ClusteringError.valuesTooLarge(feature: 0)) {
      try fit(criterion, [small], 2, featureWeights: [1e307])
    }
  }

  @Test(arguments: LinkageCriterion.allCases) func heightsOfCuts(criterion: LinkageCriterion) throws {
    let hierarchy = try LinkageHierarchy(Observations(columns: [[1, 2, 3]]), criterion: criterion)
    #expect(throws: ClusteringError.setting(name: "The height of the cut", value: -0.5, allowed: "at least 0")) {
      try hierarchy.cut(atHeight: -0.5)
    }
    #expect(throws: ClusteringError.self) { try hierarchy.cut(atHeight: .nan) }
  }
}
