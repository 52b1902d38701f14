/// One file of reference clusterings: which data, how prepared, and what is known about them.
package struct ClusteringOracle: Decodable {
  package struct Preparation: Decodable {
    package let transform: String
    package let standardise: String
  }
  /// The best known partition into k clusters.
  package struct Solution: Decodable {
    package let bestInertia: Double
    package let explainedShare: Double
    package let sizes: [Int]
    package let centroids: [[Double]]
    package let withinSS: [Double]
    package let silhouette: Double
    package let silhouettePerCluster: [Double]
    package let calinskiHarabasz: Double
    package let daviesBouldin: Double
    /// Counted from 1; not listed for the largest sets.
    package let labels: [Int]?

    enum CodingKeys: String, CodingKey {
      case bestInertia = "best_inertia"
      case explainedShare = "explained_share"
      case sizes, centroids, silhouette, labels
      case withinSS = "within_ss"
      case silhouettePerCluster = "silhouette_per_cluster"
      case calinskiHarabasz = "calinski_harabasz"
      case daviesBouldin = "davies_bouldin"
    }
  }
  /// What is known for each k, by its decimal digits.
  package struct ByClusterCount<Value: Decodable>: Decodable {
    package let byK: [String: Value]
    enum CodingKeys: String, CodingKey { case byK = "by_k" }
  }
  /// How a partition agrees with segments that were believed in before.
  package struct Profile: Decodable {
    package struct Comparison: Decodable { package let agreement: OracleAgreement }
    package let segments: [String: Comparison]?
    enum CodingKeys: String, CodingKey { case segments = "predefined_segments" }
  }
  package struct KnownClasses: Decodable {
    package let inertia: Double
    package let silhouette: Double
    package let agreement: [String: OracleAgreement]
    enum CodingKeys: String, CodingKey {
      case inertia = "sse_of_known_partition"
      case silhouette = "silhouette_of_known_partition"
      case agreement = "agreement_of_best_kmeans"
    }
  }

  package let dataset: String
  package let variables: [String]
  package let preparation: Preparation
  package let kmeans: ByClusterCount<Solution>
  package let profiles: ByClusterCount<Profile>?
  package let knownClasses: KnownClasses?
  package let correlationComponents: OracleComponents?
  package let clusteringComponents: OracleVariances?
  enum CodingKeys: String, CodingKey {
    case dataset, variables, preparation, kmeans, profiles
    case knownClasses = "known_classes"
    case correlationComponents = "pca_correlation"
    case clusteringComponents = "pca_clustering_matrix"
  }

  /// The files that list the labels of their partitions.
  package static let labelledNames = [
    "hatco", "iris_raw", "iris_zscore", "nutrient", "office_star", "ruspini", "shopping_attitudes",
    "vacation_motives", "wholesale_customers_log_zscore", "wholesale_customers_zscore", "wine_raw", "wine_zscore",
    "yellow_pages_row_centred", "yellow_pages_zscore",
  ]

  /// All files.
  package static let names = labelledNames + ["a1", "s1"]

  /// Every file and each of its k.
  package static let cases: [(name: String, clusterCount: Int)] =
    SharedFiles.exist
    ? names.flatMap { name in
      // A file that cannot be read must show as a failed case and not as no case at all.
      ((try? ClusteringOracle(named: name).kmeans.byK.keys.compactMap { Int($0) }) ?? [0]).sorted().map { (name, $0) }
    } : []

  /// Reads a file by its name without the extension.
  package init(named name: String) throws { self = try SharedFiles.oracle(name) }
}
