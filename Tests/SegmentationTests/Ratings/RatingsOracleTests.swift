import Clustering
import LinearAlgebra
import Segmentation
import TestSupport
import Testing

/// Alpha, adequacy, sphericity, correlations and first components of real data, to 10⁻⁶.
@Suite(.enabled(if: SharedFiles.exist, "needs the reference results beside the checkout")) struct RatingsOracleTests {
  private struct Reference: Decodable {
    struct Scale: Decodable {
      let items: [String]
      let alpha: Double
      let standardizedAlpha: Double
      let meanCorrelation: Double
      let alphaIfDropped: [String: Double]?
      let itemRest: [String: Double]
      enum CodingKeys: String, CodingKey {
        case items
        case alpha = "raw_alpha"
        case standardizedAlpha = "std_alpha"
        case meanCorrelation = "average_r"
        case alphaIfDropped = "alpha_if_dropped"
        case itemRest = "r_drop"
      }
    }
    struct Alpha: Decodable { let scales: [String: Scale] }
    struct Factors: Decodable {
      let adequacy: Double
      let byVariable: [String: Double]
      let chiSquare: Double
      let freedom: Int
      let probability: Double
      enum CodingKeys: String, CodingKey {
        case adequacy = "kmo_overall"
        case byVariable = "kmo_per_variable"
        case chiSquare = "bartlett_chi2"
        case freedom = "bartlett_df"
        case probability = "bartlett_p"
      }
    }
    struct Descriptives: Decodable {
      let mean: Double
      let deviation: Double
      enum CodingKeys: String, CodingKey {
        case mean
        case deviation = "sd_ddof1"
      }
    }
    let alpha: Alpha?
    let factors: Factors?
    let descriptives: [String: Descriptives]?
    enum CodingKeys: String, CodingKey {
      case alpha = "cronbach_alpha"
      case factors = "factorability"
      case descriptives
    }
  }

  private func isClose(_ value: Double?, _ expected: Double) -> Bool {
    value.map { abs($0 - expected) <= 1e-6 * max(1, abs(expected)) } ?? false
  }

  @Test(arguments: ["hatco", "yellow_pages_zscore"]) func alphas(name: String) throws {
    let scales = try #require(SharedFiles.oracle(name, as: Reference.self).alpha).scales
    let table = try ClusteringOracle(named: name).table()
    #expect(scales.count >= 2)
    for (key, scale) in scales {
      let found = try Reliability(Observations(columns: scale.items.map { table.numbers($0) }))
      #expect(isClose(found.alpha, scale.alpha), "\(key)")
      #expect(isClose(found.standardizedAlpha, scale.standardizedAlpha), "\(key)")
      #expect(isClose(found.meanCorrelation, scale.meanCorrelation), "\(key)")
      for (index, item) in scale.items.enumerated() {
        #expect(isClose(found.itemRestCorrelations[index], try #require(scale.itemRest[item])), "\(key) \(item)")
        if let dropped = scale.alphaIfDropped {
          #expect(isClose(found.alphaIfDropped[index], try #require(dropped[item])), "\(key) \(item)")
        } else {
          #expect(found.alphaIfDropped[index] == nil)
        }
      }
    }
  }

  private static let factored = [
    "hatco", "iris_raw", "nutrient", "office_star", "ruspini", "shopping_attitudes", "wholesale_customers_zscore",
    "wholesale_customers_log_zscore", "wine_raw", "yellow_pages_zscore",
  ]

  @Test(arguments: factored) func factorability(name: String) throws {
    let expected = try #require(SharedFiles.oracle(name, as: Reference.self).factors)
    let oracle = try ClusteringOracle(named: name)
    let found = try Factorability(BenefitCorrelations(Observations(columns: oracle.columns())))
    #expect(isClose(found.adequacy, expected.adequacy))
    for (variable, adequacy) in zip(oracle.variables, found.adequacyByBenefit) {
      #expect(isClose(adequacy, try #require(expected.byVariable[variable])))
    }
    #expect(isClose(found.sphericity, expected.chiSquare) && found.degreesOfFreedom == expected.freedom)
    #expect(abs(found.sphericityProbability - expected.probability) <= 1e-6 * expected.probability)
  }

  @Test(arguments: factored) func correlationsAndTheFirstComponent(name: String) throws {
    let oracle = try ClusteringOracle(named: name)
    let expected = try #require(oracle.correlationComponents)
    let observations = try Observations(columns: oracle.columns())
    let found = try BenefitCorrelations(observations)
    for (row, values) in expected.correlationMatrix.enumerated() {
      for (column, value) in values.enumerated() { #expect(isClose(found.matrix[row, column], value)) }
    }
    let factor = try #require(try ResponseStyle(observations).generalFactor)
    #expect(isClose(factor.share, expected.eigenvalues[0] / Double(oracle.variables.count)))
    for (loading, values) in zip(factor.loadings, expected.loadings) { #expect(isClose(loading, values[0])) }
    #expect(factor.isOneSided == expected.loadings.allSatisfy { $0[0] > 0 })
  }

  /// With two copies of a column the person means are the column, and nothing is left for the rest.
  @Test(arguments: ["hatco", "iris_raw", "nutrient", "office_star", "wine_raw", "yellow_pages_zscore"])
  func meansAndDeviations(name: String) throws {
    let expected = try #require(SharedFiles.oracle(name, as: Reference.self).descriptives)
    let table = try ClusteringOracle(named: name).table()
    for (variable, value) in expected {
      let column = table.numbers(variable)
      let style = try ResponseStyle(Observations(columns: [column, column]))
      #expect(isClose(style.personDeviation, value.deviation))
      #expect(isClose(style.components.persons, value.deviation * value.deviation))
      let middle = (style.scale.lowerBound + style.scale.upperBound) / 2
      let half = (style.scale.upperBound - style.scale.lowerBound) / 2
      #expect(isClose(try #require(style.acquiescence) * half + middle, value.mean))
    }
  }

  /// Answers to ten questions that share more than half of their variance; centring takes the level away, and with it the
  /// inverse of the correlations.
  @Test func yellowPagesIsLevel() throws {
    let oracle = try ClusteringOracle(named: "yellow_pages_zscore")
    let style = try ResponseStyle(Observations(columns: oracle.columns()), scale: 1...10)
    guard case .level = style.verdict else {
      Issue.record("\(style.verdict)")
      return
    }
    let centred = try Observations(columns: ClusteringOracle(named: "yellow_pages_row_centred").columns())
    #expect(try ResponseStyle(centred).verdict == .none)
    let correlations = try BenefitCorrelations(centred)
    #expect(throws: RatingsError.collinearBenefit(8, measure: "the measure of sampling adequacy")) {
      try Factorability(correlations)
    }
  }
}
