import TestSupport

/// The mixtures in a file of reference clusterings.
struct MixtureOracle: Decodable {
  /// What scikit-learn found, by covariance type and k, for example `"full|3"`.
  struct Models: Decodable { let models: [String: Model] }
  struct Model: Decodable {
    let loglik: Double
    let parameterCount: Int
    let bic: Double
    let aic: Double
    let weights: [Double]
    enum CodingKeys: String, CodingKey {
      case loglik, bic, aic, weights
      case parameterCount = "n_parameters"
    }
  }
  /// What mclust found; its BIC has the other sign.
  struct Mclust: Decodable {
    /// By model name and k; missing where it was not estimable.
    let bic: [String: [String: Double?]]
    let bestModel: String
    let bestCount: Int
    let loglik: Double
    let parameterCount: Int
    let bicOfBest: Double
    let iclOfBest: Double
    let mixing: [Double]
    let classification: [Int]
    enum CodingKeys: String, CodingKey {
      case bic, loglik, mixing, classification
      case bestModel = "best_model"
      case bestCount = "best_G"
      case parameterCount = "df"
      case bicOfBest = "bic_best"
      case iclOfBest = "icl_best"
    }
  }

  let gaussianMixture: Models
  let mclust: Mclust
  enum CodingKeys: String, CodingKey {
    case mclust
    case gaussianMixture = "gaussian_mixture"
  }

  /// The files that have mixtures.
  static let names = ["hatco", "iris_raw", "office_star", "ruspini", "wholesale_customers_log_zscore", "wine_zscore"]

  /// Reads a file by its name without the extension.
  init(named name: String) throws { self = try SharedFiles.oracle(name) }

  /// The columns that were clustered. Likelihoods depend on units, so what was standardised is.
  static func columns(of name: String) throws -> [[Double]] {
    let oracle = try ClusteringOracle(named: name)
    let columns = try oracle.columns()
    guard oracle.isStandardised else { return columns }
    return columns.map { column in
      let mean = column.reduce(0, +) / Double(column.count)
      let variance = column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(column.count)
      return column.map { ($0 - mean) / variance.squareRoot() }
    }
  }
}
