import Clustering
import Testing

/// What cannot be divided is refused with the constraint, the numbers and what would be allowed.
@Suite struct ConstrainedKMeansRefusalTests {
  private func fit(
    _ count: Int, _ clusterCount: Int, _ constraints: ClusterConstraints, weights: [Double]? = nil
  ) throws {
    _ = try ConstrainedKMeans.fitted(
      Observations(columns: [(0..<count).map { Double($0) }]), clusterCount: clusterCount, constraints,
      weights: weights)
  }

  private func expect(
    _ conflict: ConstraintConflict, _ count: Int, _ clusterCount: Int, _ constraints: ClusterConstraints,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(throws: ClusteringError.infeasible(conflict), sourceLocation: sourceLocation) {
      try fit(count, clusterCount, constraints)
    }
  }

  @Test func sizes() {
    expect(.minimumSize(4, clusters: 3, observations: 11), 11, 3, ClusterConstraints(minimumSize: 4))
    expect(.minimumSize(.max, clusters: 3, observations: 11), 11, 3, ClusterConstraints(minimumSize: .max))
    expect(.maximumSize(3, clusters: 3, observations: 10), 10, 3, ClusterConstraints(maximumSize: 3))
    expect(.minimumAboveMaximum(minimum: 5, maximum: 4), 10, 2, ClusterConstraints(minimumSize: 5, maximumSize: 4))
    #expect(throws: Never.self) { try fit(12, 3, ClusterConstraints(minimumSize: 4, maximumSize: 4)) }
  }

  @Test func totals() {
    let amounts = [10.0, 1, 2, 3, 4]
    expect(
      .minimumAmount(11, clusters: 2, total: 20, attainable: 10), 5, 2,
      ClusterConstraints(minimumAmount: 11, amounts: amounts))
    // Half of all would be enough for two; the others of the largest do not reach a third of all twice.
    expect(
      .minimumAmount(6, clusters: 3, total: 20, attainable: 5), 5, 3,
      ClusterConstraints(minimumAmount: 6, amounts: amounts))
    #expect(throws: Never.self) { try fit(5, 3, ClusterConstraints(minimumAmount: 5, amounts: amounts)) }
    expect(.amountsMissing(minimum: 3), 5, 2, ClusterConstraints(minimumAmount: 3))
    // Kept together, three hold so much that one is left for the other.
    expect(
      .minimumAmount(5, clusters: 2, total: 20, attainable: 4), 5, 2,
      ClusterConstraints(minimumAmount: 5, amounts: amounts, together: [0, 0, 0, 0, -1]))
  }

  @Test func groups() {
    expect(
      .togetherAboveMaximum(group: 7, observation: 1, size: 4, maximum: 3), 9, 3,
      ClusterConstraints(maximumSize: 3, together: [-1, 7, 7, 2, 2, 7, 7, -1, -1]))
    expect(
      .togetherLeavesTooFew(blocks: 2, clusters: 3), 5, 3, ClusterConstraints(together: [1, 1, 1, 0, 0]))
    expect(
      .minimumSizeOfBlocks(3, clusters: 2, attainable: 2), 8, 2,
      ClusterConstraints(minimumSize: 3, together: [1, 1, 1, 1, 1, 1, -1, -1]))
    expect(
      .apartAboveClusters(group: 4, observation: 1, size: 3, clusters: 2), 5, 2,
      ClusterConstraints(apart: [-1, 4, 4, -1, 4]))
    expect(
      .togetherAndApart(first: 1, second: 3, together: 8, apart: 2), 5, 3,
      ClusterConstraints(together: [-1, 8, -1, 8, -1], apart: [-1, 2, 2, 2, -1]))
  }

  /// Each alone is possible.
  @Test func jointly() {
    let blocks = [0, 0, 0, 1, 1, 1, 2, 2, 2]
    expect(
      .jointly(
        JointConflict(
          clusterCount: 2, kinds: [.maximumSize, .together], isProven: true, minimumSize: nil, maximumSize: 5,
          minimumAmount: nil, allowedMinimumSize: nil, allowedMaximumSize: 6, allowedMinimumAmount: nil)), 9, 2,
      ClusterConstraints(maximumSize: 5, together: blocks))
    expect(
      .jointly(
        JointConflict(
          clusterCount: 2, kinds: [.minimumSize, .together], isProven: true, minimumSize: 4, maximumSize: nil,
          minimumAmount: nil, allowedMinimumSize: 3, allowedMaximumSize: nil, allowedMinimumAmount: nil)), 9, 2,
      ClusterConstraints(minimumSize: 4, together: blocks))
    // Five small ones reach the total together, and the size forbids that; the groups are not to blame.
    expect(
      .jointly(
        JointConflict(
          clusterCount: 2, kinds: [.maximumSize, .minimumAmount], isProven: true, minimumSize: nil, maximumSize: 4,
          minimumAmount: 9, allowedMinimumSize: nil, allowedMaximumSize: 5, allowedMinimumAmount: 8)), 6, 2,
      ClusterConstraints(
        maximumSize: 4, minimumAmount: 9, amounts: [10, 2, 2, 2, 2, 2], together: [-1, 0, 0, -1, -1, -1],
        apart: [3, -1, -1, 3, -1, -1]))
    // Three pairs that must differ from one another, and two segments.
    expect(
      .jointly(
        JointConflict(
          clusterCount: 2, kinds: [.together, .apart], isProven: true, minimumSize: nil, maximumSize: nil,
          minimumAmount: nil, allowedMinimumSize: nil, allowedMaximumSize: nil, allowedMinimumAmount: nil)), 6, 2,
      ClusterConstraints(together: [0, 0, 1, 1, 2, 2], apart: [5, 6, 6, 7, 7, 5]))
  }

  @Test func listsThatDoNotFit() {
    expect(
      .listLength(.minimumAmount, count: 2, expected: 3), 3, 2, ClusterConstraints(minimumAmount: 1, amounts: [1, 1]))
    expect(.listLength(.minimumAmount, count: 4, expected: 3), 3, 2, ClusterConstraints(amounts: [1, 1, 1, 1]))
    expect(.listLength(.together, count: 0, expected: 3), 3, 2, ClusterConstraints(together: []))
    expect(.listLength(.apart, count: 2, expected: 3), 3, 2, ClusterConstraints(apart: [0, 0]))
  }

  @Test func badAmounts() {
    expect(.badAmount(observation: 1, value: -2), 3, 2, ClusterConstraints(amounts: [1, -2, 1]))
    expect(.badAmount(observation: 2, value: .infinity), 3, 2, ClusterConstraints(amounts: [1, 2, .infinity]))
    expect(.badAmount(observation: 1, value: 1e308), 3, 2, ClusterConstraints(amounts: [1e308, 1e308, 0]))
    #expect(throws: ClusteringError.self) { try fit(3, 2, ClusterConstraints(amounts: [.nan, 1, 1])) }
  }

  @Test func settingsOutOfRange() {
    func setting(_ name: String, _ value: Double, _ allowed: String, _ constraints: ClusterConstraints) {
      #expect(throws: ClusteringError.setting(name: name, value: value, allowed: allowed)) {
        try ConstrainedKMeans(clusterCount: 2, constraints: constraints)
      }
    }
    setting("The minimum segment size", -1, "at least 0", ClusterConstraints(minimumSize: -1))
    setting("The maximum segment size", 0, "at least 1", ClusterConstraints(maximumSize: 0))
    setting(
      "The minimum segment total", -1, "a finite number of at least 0",
      ClusterConstraints(minimumAmount: -1, amounts: [1]))
    setting(
      "The minimum segment total", .infinity, "a finite number of at least 0",
      ClusterConstraints(minimumAmount: .infinity, amounts: [1]))
    #expect(throws: ClusteringError.setting(name: "The number of restarts", value: 0, allowed: "at least 1")) {
      try ConstrainedKMeans(clusterCount: 2, constraints: ClusterConstraints(), restartCount: 0)
    }
  }

  @Test func whatKMeansRefuses() {
    let none = ClusterConstraints()
    #expect(throws: ClusteringError.clusterCount(0, observations: 0)) {
      try ConstrainedKMeans(clusterCount: 0, constraints: none)
    }
    #expect(throws: ClusteringError.clusterCount(4, observations: 3)) { try fit(3, 4, none) }
    #expect(throws: ClusteringError.weightCount(2, expected: 3)) { try fit(3, 2, none, weights: [1, 1]) }
    #expect(throws: ClusteringError.tooFewDistinct(distinct: 1, clusters: 2)) {
      try ConstrainedKMeans.fitted(
        Observations(columns: [[5, 5, 5, 5]]), clusterCount: 2, ClusterConstraints(minimumSize: 2))
    }
    #expect(throws: ClusteringError.valuesTooLarge(feature: 0)) {
      try ConstrainedKMeans.fitted(Observations(columns: [[0, 1e160]]), clusterCount: 2, none)
    }
  }
}
