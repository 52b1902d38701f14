import ClusterValidation
import Clustering
import Segmentation
import TestSupport
import Testing

/// Components by NumPy, discriminants by `lda` of the R package MASS and by scikit-learn, of real data.
@Suite(.enabled(if: SharedFiles.exist, "needs the reference results beside the checkout"))
struct SeparationPlotOracleTests {
  private struct Reference: Decodable {
    struct Model: Decodable {
      let target: String
      let prior: String
      let levels: [String]
      let singularValues: [Double]
      let shares: [Double]
      let wilks: Double?
      enum CodingKeys: String, CodingKey {
        case target, prior, levels
        case singularValues = "svd"
        case shares = "proportion_of_trace"
        case wilks = "wilks_lambda"
      }
      init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        target = try values.decode(String.self, forKey: .target)
        prior = try values.decode(String.self, forKey: .prior)
        levels = try values.decode([String].self, forKey: .levels)
        wilks = try values.decodeIfPresent(Double.self, forKey: .wilks)
        // A single number is no list there.
        func numbers(_ key: CodingKeys) throws -> [Double] {
          if let one = try? values.decode(Double.self, forKey: key) { return [one] }
          return try values.decode([Double].self, forKey: key)
        }
        singularValues = try numbers(.singularValues)
        shares = try numbers(.shares)
      }
    }
    struct Analysis: Decodable { let models: [String: Model] }
    struct Clusters: Decodable {
      struct Discriminants: Decodable {
        let shares: [Double]
        enum CodingKeys: String, CodingKey { case shares = "explained_variance_ratio" }
      }
      let discriminants: Discriminants?
      enum CodingKeys: String, CodingKey { case discriminants = "discriminant_of_clusters" }
    }
    let analysis: Analysis?
    let profiles: ClusteringOracle.ByClusterCount<Clusters>?
    enum CodingKeys: String, CodingKey {
      case analysis = "discriminant_analysis"
      case profiles
    }
  }

  private func isClose(_ value: Double, _ expected: Double) -> Bool {
    abs(value - expected) <= 1e-6 * max(1, abs(expected))
  }

  /// Weights of 1/s² make the components those of the correlation matrix.
  @Test(arguments: ["hatco", "iris_raw", "nutrient", "office_star", "ruspini", "wine_raw", "yellow_pages_zscore"])
  func componentsOfTheCorrelation(name: String) throws {
    let oracle = try ClusteringOracle(named: name)
    let observations = try Observations(columns: oracle.columns())
    let variances = FeatureMoments(observations).variances
    let partition = try LabelledObservations(
      observations, labels: [Int](repeating: 0, count: observations.observationCount), clusterCount: 1,
      featureWeights: variances.map { 1 / $0 })
    let plot = try SeparationPlot(.principalComponents, of: partition, seed: 1)
    let expected = try #require(oracle.correlationComponents)
    for (place, axis) in [plot.horizontal, plot.vertical].enumerated() {
      #expect(isClose(axis.eigenvalue, expected.eigenvalues[place]))
      #expect(isClose(axis.share, expected.eigenvalues[place] / Double(variances.count)))
      for feature in variances.indices {
        #expect(isClose(axis.loadings[feature], expected.loadings[feature][place]))
        #expect(
          isClose(axis.coefficients[feature] * variances[feature].squareRoot(), expected.eigenvectors[feature][place]))
      }
    }
  }

  /// The reference divides by n − 1.
  @Test(arguments: ["hatco", "iris_raw", "ruspini", "wine_raw", "wholesale_customers_log_zscore"])
  func variancesOfWhatWasClustered(name: String) throws {
    let oracle = try ClusteringOracle(named: name)
    let (observations, weights) = try oracle.prepared()
    let n = Double(observations.observationCount)
    let partition = try LabelledObservations(
      observations, labels: [Int](repeating: 0, count: observations.observationCount), clusterCount: 1,
      featureWeights: weights)
    let plot = try SeparationPlot(.principalComponents, of: partition, seed: 1)
    let expected = try #require(oracle.clusteringComponents).explainedVariance
    #expect(isClose(plot.horizontal.eigenvalue * n / (n - 1), expected[0]))
    #expect(isClose(plot.vertical.eigenvalue * n / (n - 1), expected[1]))
  }

  /// MASS gives the roots of λ (n − g) / (g − 1) for g groups; Wilks' lambda is the product of 1 / (1 + λ).
  @Test(arguments: [
    "hatco", "iris_raw", "office_star", "vacation_motives", "wholesale_customers_log_zscore", "wine_raw",
  ])
  func discriminantsOfKnownGroups(name: String) throws {
    let oracle = try ClusteringOracle(named: name)
    let models = try #require(SharedFiles.oracle(name, as: Reference.self).analysis).models
    let (observations, weights) = try oracle.prepared()
    var tried = 0
    for model in models.values where model.prior == "proportional" {
      let groups = try groups(model, oracle)
      let partition = try LabelledObservations(
        observations.selecting(groups.rows), labels: groups.labels, clusterCount: model.levels.count,
        featureWeights: weights)
      let plot = try SeparationPlot(.discriminants, of: partition, seed: 1)
      let (n, g) = (Double(groups.rows.count), Double(model.levels.count))
      var wilks = 1.0
      for (place, axis) in [plot.horizontal, plot.vertical].enumerated() where place < model.shares.count {
        let value = model.singularValues[place]
        #expect(isClose(axis.eigenvalue, value * value * (g - 1) / (n - g)), "\(model.target)")
        #expect(isClose(axis.share, model.shares[place]), "\(model.target)")
        wilks /= 1 + axis.eigenvalue
      }
      if let expected = model.wilks, model.shares.count <= 2 { #expect(isClose(wilks, expected)) }
      tried += 1
    }
    #expect(tried > 0)
  }

  private func groups(
    _ model: Reference.Model, _ oracle: ClusteringOracle
  ) throws -> (rows: [Int], labels: [Int]) {
    let table = try oracle.table()
    var file = table
    if !table.names.contains(model.target) {
      file = try ReferenceTable(shared: "vacation_motives/vacation_motives_descriptors.csv")
    }
    let texts = file[model.target]
    // Numbers may be written with a decimal point.
    func level(_ text: String) -> Int? {
      model.levels.firstIndex { $0 == text || (Double($0) != nil && Double($0) == Double(text)) }
    }
    let rows = texts.indices.filter { level(texts[$0]) != nil }
    return (rows, rows.compactMap { level(texts[$0]) })
  }

  /// The best k-means partitions, by scikit-learn.
  @Test(arguments: ["hatco", "office_star", "iris_zscore", "wine_zscore", "shopping_attitudes", "nutrient"])
  func discriminantsOfClusters(name: String) throws {
    let oracle = try ClusteringOracle(named: name)
    let (observations, weights) = try oracle.prepared()
    let profiles = try #require(SharedFiles.oracle(name, as: Reference.self).profiles).byK
    var tried = 0
    for (key, profile) in profiles {
      guard let shares = profile.discriminants?.shares, let solution = oracle.kmeans.byK[key],
        let labels = solution.labels
      else { continue }
      let partition = try LabelledObservations(
        observations, labels: labels.map { $0 - 1 }, clusterCount: Int(key)!, featureWeights: weights)
      let plot = try SeparationPlot(.discriminants, of: partition, seed: 1)
      #expect(isClose(plot.horizontal.share, shares[0]), "k = \(key)")
      if shares.count > 1 { #expect(isClose(plot.vertical.share, shares[1]), "k = \(key)") }
      tried += 1
    }
    #expect(tried > 0)
  }
}
