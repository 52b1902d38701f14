import Testing

@testable import Clustering

/// Cuts that a tree does not have are refused with the fact.
@Suite struct DendrogramRefusalTests {
  @Test func cutsOutOfRange() throws {
    let tree = DendrogramLawTests.trees[2]
    for count in [0, -1, 4] {
      #expect(throws: ClusteringError.clusterCount(count, observations: 3)) { try tree.cut(into: count) }
    }
    #expect(throws: ClusteringError.setting(name: "The height of the cut", value: -1, allowed: "at least 0")) {
      try tree.cut(atHeight: -1)
    }
    #expect(throws: ClusteringError.self) { try tree.cut(atHeight: .nan) }
  }
}
