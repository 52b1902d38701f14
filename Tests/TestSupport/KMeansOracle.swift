import Foundation

/// One file of reference clusterings: which data, how prepared, and what is known about them for each k.
package struct KMeansOracle: Decodable {
  package struct Preparation: Decodable {
    package let transform: String
    package let standardise: String
  }
  package struct Solution: Decodable {
    package let bestInertia: Double
    package let sizes: [Int]
    package let centroids: [[Double]]
    package let labels: [Int]?
    package let silhouette: Double?
    package let calinskiHarabasz: Double?
    package let daviesBouldin: Double?

    enum CodingKeys: String, CodingKey {
      case bestInertia = "best_inertia"
      case sizes, centroids, labels, silhouette
      case calinskiHarabasz = "calinski_harabasz"
      case daviesBouldin = "davies_bouldin"
    }
  }
  package struct KMeans: Decodable {
    package let byK: [String: Solution]
    enum CodingKeys: String, CodingKey { case byK = "by_k" }
  }

  package let dataset: String
  package let variables: [String]
  package let preparation: Preparation
  package let kmeans: KMeans

  /// The files with k-means results, and how their data are prepared.
  package static let names = [
    "a1", "hatco", "iris_raw", "iris_zscore", "nutrient", "office_star", "ruspini", "s1", "shopping_attitudes",
    "vacation_motives", "wholesale_customers_log_zscore", "wholesale_customers_zscore", "wine_raw", "wine_zscore",
    "yellow_pages_row_centred", "yellow_pages_zscore",
  ]

  /// Every file and each of its k.
  package static let cases: [(name: String, clusterCount: Int)] =
    SharedFiles.exist
    ? names.flatMap { name in
      ((try? SharedFiles.oracle(name, as: KMeansOracle.self))?.kmeans.byK.keys.compactMap { Int($0) } ?? []).sorted()
        .map { (name, $0) }
    } : []

  /// Whether features are divided by their population standard deviation.
  package var isStandardised: Bool { preparation.standardise.hasPrefix("z-score") }

  /// The columns after the transform and before standardising.
  package func columns() throws -> [[Double]] {
    let table = try ReferenceTable(shared: dataset)
    var columns = variables.map { table.numbers($0) }
    if preparation.transform.contains("log") { columns = columns.map { $0.map { log1p($0) } } }
    if preparation.transform.contains("row minus its own mean") {
      for row in columns[0].indices {
        let mean = columns.reduce(0) { $0 + $1[row] } / Double(columns.count)
        for feature in columns.indices { columns[feature][row] -= mean }
      }
    }
    return columns
  }
}
