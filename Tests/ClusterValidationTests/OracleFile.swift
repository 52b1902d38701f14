import Clustering
import Foundation

/// One clustering file of the reference results, as far as this room is held to it.
struct OracleFile: Decodable {
  struct Preparation: Decodable {
    let transform: String
    let standardise: String
  }
  struct Means: Decodable {
    let byK: [String: Solution]
    enum CodingKeys: String, CodingKey { case byK = "by_k" }
  }
  struct Solution: Decodable {
    let bestInertia: Double
    let explainedShare: Double
    let sizes: [Int]
    let withinSS: [Double]
    let silhouette: Double
    let silhouettePerCluster: [Double]
    let calinskiHarabasz: Double
    let daviesBouldin: Double
    let labels: [Int]?
    enum CodingKeys: String, CodingKey {
      case bestInertia = "best_inertia"
      case explainedShare = "explained_share"
      case sizes, silhouette, labels
      case withinSS = "within_ss"
      case silhouettePerCluster = "silhouette_per_cluster"
      case calinskiHarabasz = "calinski_harabasz"
      case daviesBouldin = "davies_bouldin"
    }
  }
  struct Profiles: Decodable {
    struct Profile: Decodable {
      let segments: [String: Comparison]?
      enum CodingKeys: String, CodingKey { case segments = "predefined_segments" }
    }
    struct Comparison: Decodable { let agreement: OracleAgreement }
    let byK: [String: Profile]
    enum CodingKeys: String, CodingKey { case byK = "by_k" }
  }
  struct KnownClasses: Decodable {
    let inertia: Double
    let silhouette: Double
    let agreement: [String: OracleAgreement]
    enum CodingKeys: String, CodingKey {
      case inertia = "sse_of_known_partition"
      case silhouette = "silhouette_of_known_partition"
      case agreement = "agreement_of_best_kmeans"
    }
  }

  let dataset: String
  let variables: [String]
  let preparation: Preparation
  let kmeans: Means
  let profiles: Profiles?
  let knownClasses: KnownClasses?
  enum CodingKeys: String, CodingKey {
    case dataset, variables, preparation, kmeans, profiles
    case knownClasses = "known_classes"
  }

  /// The files that list the labels of their partitions.
  static let labelled = [
    "hatco", "iris_raw", "iris_zscore", "nutrient", "office_star", "ruspini", "shopping_attitudes",
    "vacation_motives", "wholesale_customers_log_zscore", "wholesale_customers_zscore", "wine_raw", "wine_zscore",
    "yellow_pages_row_centred", "yellow_pages_zscore",
  ]

  init(named name: String) throws {
    self = try JSONDecoder().decode(OracleFile.self, from: Data(SharedFiles.text("oracles/\(name).json").utf8))
  }

  /// The clustering columns after the transformation that the file names, and the weights that standardise them.
  func prepared() throws -> (observations: Observations, featureWeights: [Double]) {
    let texts = try SharedFiles.columns(ofCSV: "data/\(dataset)")
    var columns = try variables.map { name in
      guard let column = texts[name] else { throw CocoaError(.fileReadCorruptFile) }
      return column.map { Double($0)! }
    }
    if preparation.transform.hasPrefix("natural log of (1+x)") {
      columns = columns.map { $0.map { log1p($0) } }
    } else if preparation.transform.hasPrefix("each row minus its own mean") {
      for row in columns[0].indices {
        let mean = columns.reduce(0) { $0 + $1[row] } / Double(columns.count)
        for column in columns.indices { columns[column][row] -= mean }
      }
    } else if preparation.transform != "none" {
      throw CocoaError(.featureUnsupported)
    }
    let weights = columns.map { column in
      guard preparation.standardise.hasPrefix("z-score") else { return 1.0 }
      let mean = column.reduce(0, +) / Double(column.count)
      return Double(column.count) / column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
    return (try Observations(columns: columns), weights)
  }
}

/// Agreement indices of one cross table.
struct OracleAgreement: Decodable {
  struct Table: Decodable { let counts: [[Int]] }
  let table: Table
  let rand: Double
  let adjustedRand: Double
  let mutualInformation: Double
  let adjustedMutualInformation: Double
  let normalizedMutualInformation: Double
  let homogeneity: Double
  let completeness: Double
  let vMeasure: Double
  let fowlkesMallows: Double
  let jaccard: Double
  let purity: Double
  let inversePurity: Double
  let variationOfInformation: Double
  enum CodingKeys: String, CodingKey {
    case table = "contingency"
    case rand = "rand_index"
    case adjustedRand = "adjusted_rand_index"
    case mutualInformation = "mutual_information_nats"
    case adjustedMutualInformation = "adjusted_mutual_information"
    case normalizedMutualInformation = "normalized_mutual_information"
    case homogeneity, completeness, purity
    case vMeasure = "v_measure"
    case fowlkesMallows = "fowlkes_mallows"
    case jaccard = "jaccard_pairs"
    case inversePurity = "inverse_purity"
    case variationOfInformation = "variation_of_information_nats"
  }
}
