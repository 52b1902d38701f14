import Clustering
import TestSupport
import Testing

/// Heights, cuts and cophenetic correlations of every reference data set, wherever SciPy and R agree.
///
/// Where they do not, distances are tied and there is no one answer. Tolerance: 1e-6; the references are printed to ten
/// digits.
@Suite(.enabled(if: SharedFiles.exist)) struct LinkageOracleTests {
  private func tree(_ name: String, _ criterion: LinkageCriterion) throws -> OracleHierarchy.Tree {
    let trees = try OracleHierarchy(named: name)
    switch criterion {
    case .ward: return trees.ward
    case .average: return trees.average
    case .complete: return trees.complete
    case .single: return trees.single
    }
  }

  private func hierarchy(_ name: String, _ criterion: LinkageCriterion) throws -> LinkageHierarchy {
    let (observations, featureWeights) = try ClusteringOracle(named: name).prepared()
    return try LinkageHierarchy(observations, criterion: criterion, featureWeights: featureWeights)
  }

  @Test(arguments: ClusteringOracle.labelledNames, LinkageCriterion.allCases)
  func heights(name: String, criterion: LinkageCriterion) throws {
    let (expected, found) = (try tree(name, criterion), try hierarchy(name, criterion))
    #expect(found.dendrogram.merges.count == expected.mergeCount)
    guard expected.areReferencesAgreed else { return }
    let heights = found.dendrogram.heights
    for (height, reference) in zip(heights.reversed(), expected.lastHeights) {
      #expect(abs(height - reference) <= 1e-6)
    }
    for (height, reference) in zip(heights, expected.allHeights ?? []) { #expect(abs(height - reference) <= 1e-6) }
    #expect(expected.allHeights.map { $0.count == heights.count } ?? true)
  }

  @Test(arguments: ClusteringOracle.labelledNames, LinkageCriterion.allCases)
  func copheneticCorrelation(name: String, criterion: LinkageCriterion) throws {
    let expected = try tree(name, criterion)
    guard abs(expected.copheneticCorrelation - expected.otherCopheneticCorrelation) <= 1e-9 else { return }
    let found = try #require(hierarchy(name, criterion).copheneticCorrelation())
    #expect(abs(found - expected.copheneticCorrelation) <= 1e-6)
  }

  @Test(arguments: ClusteringOracle.labelledNames) func cutsOfWard(name: String) throws {
    let hierarchy = try hierarchy(name, .ward)
    for (digits, expected) in try #require(tree(name, .ward).cuts) where expected.areReferencesAgreed {
      let clusterCount = try #require(Int(digits))
      let model = try hierarchy.cut(into: clusterCount)
      #expect(model.sizes == expected.sizes.sorted(by: >), "k = \(clusterCount)")
      #expect(abs(model.inertia - expected.inertia) <= 1e-6 * expected.inertia, "k = \(clusterCount)")
      // The reference numbers clusters by centroid.
      let order = model.centroids.indices.sorted {
        model.centroids[$0].lexicographicallyPrecedes(model.centroids[$1])
      }
      let labels = try #require(expected.labels)
      #expect(labels.map { order[$0 - 1] } == model.labels, "k = \(clusterCount)")
    }
  }
}
