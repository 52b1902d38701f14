/// What a reference file says about the four linkages.
package struct OracleHierarchy: Decodable {
  /// One tree.
  package struct Tree: Decodable {
    package struct Cut: Decodable {
      package let sizes: [Int]
      package let inertia: Double
      package let areReferencesAgreed: Bool
      /// Counted from 1, in increasing order of centroid; not listed for the largest sets.
      package let labels: [Int]?
      enum CodingKeys: String, CodingKey {
        case sizes, labels
        case inertia = "sse"
        case areReferencesAgreed = "same_partition_as_R"
      }
    }
    /// In decreasing order.
    package let lastHeights: [Double]
    package let mergeCount: Int
    package let areReferencesAgreed: Bool
    package let copheneticCorrelation: Double
    package let otherCopheneticCorrelation: Double
    /// In increasing order; for Ward only, and not for the largest sets.
    package let allHeights: [Double]?
    /// By the decimal digits of k; for Ward only.
    package let cuts: [String: Cut]?
    enum CodingKeys: String, CodingKey {
      case cuts
      case lastHeights = "last_heights"
      case mergeCount = "n_merges"
      case areReferencesAgreed = "heights_agree_with_R_hclust"
      case copheneticCorrelation = "cophenetic_correlation"
      case otherCopheneticCorrelation = "cophenetic_correlation_R"
      case allHeights = "all_heights_increasing"
    }
  }

  package let ward: Tree
  package let average: Tree
  package let complete: Tree
  package let single: Tree

  private struct File: Decodable { let hierarchical: OracleHierarchy }

  /// Reads a file by its name without the extension.
  package init(named name: String) throws { self = try SharedFiles.oracle(name, as: File.self).hierarchical }
}
