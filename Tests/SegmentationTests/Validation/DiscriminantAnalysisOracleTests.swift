import ClusterValidation
import Clustering
import Segmentation
import TestSupport
import Testing

/// Hit rates by `lda` of the R package MASS.
@Suite(.enabled(if: SharedFiles.exist, "needs the reference results beside the checkout"))
struct DiscriminantAnalysisOracleTests {
  private struct Reference: Decodable {
    struct Model: Decodable {
      let target: String
      let prior: String
      let levels: [String]
      let hits: [[Int]]
      let left: [[Int]]
      let hitRate: Double
      let leftRate: Double
      let maximumChance: Double
      let proportionalChance: Double
      let pressQ: Double
      enum CodingKeys: String, CodingKey {
        case target, prior, levels
        case hits = "confusion_resubstitution"
        case left = "confusion_leave_one_out"
        case hitRate = "hit_resubstitution"
        case leftRate = "hit_leave_one_out"
        case maximumChance = "maximum_chance_criterion"
        case proportionalChance = "proportional_chance_criterion"
        case pressQ = "press_q"
      }
    }
    struct Analysis: Decodable { let models: [String: Model] }
    let analysis: Analysis?
    enum CodingKeys: String, CodingKey { case analysis = "discriminant_analysis" }
  }

  @Test(arguments: ["hatco", "iris_raw", "office_star", "wholesale_customers_log_zscore", "wine_raw"])
  func hitRates(name: String) throws {
    let oracle = try ClusteringOracle(named: name)
    let models = try #require(SharedFiles.oracle(name, as: Reference.self).analysis).models
    let observations = try oracle.prepared().observations
    for (key, model) in models {
      let (rows, labels) = try groups(model, oracle)
      let partition = try LabelledObservations(
        observations.selecting(rows), labels: labels, clusterCount: model.levels.count)
      let priors = try #require(DiscriminantAnalysis.Priors(rawValue: model.prior))
      let found = try DiscriminantAnalysis(of: partition, priors: priors)
      #expect(found.confusion == model.hits && found.leaveOneOutConfusion == model.left, "\(key)")
      #expect(abs(found.hitRate - model.hitRate) < 1e-6 && abs(found.leaveOneOutHitRate - model.leftRate) < 1e-6)
      #expect(abs(found.maximumChance - model.maximumChance) < 1e-6)
      #expect(abs(found.proportionalChance - model.proportionalChance) < 1e-6)
      #expect(abs(found.pressQ - model.pressQ) < 1e-6 * max(1, model.pressQ))
    }
    #expect(!models.isEmpty)
  }

  /// The rows whose class is known, and their classes.
  private func groups(_ model: Reference.Model, _ oracle: ClusteringOracle) throws -> (rows: [Int], labels: [Int]) {
    let texts = try oracle.table()[model.target]
    // Numbers may be written with a decimal point.
    func level(_ text: String) -> Int? {
      model.levels.firstIndex { $0 == text || (Double($0) != nil && Double($0) == Double(text)) }
    }
    let rows = texts.indices.filter { level(texts[$0]) != nil }
    return (rows, rows.compactMap { level(texts[$0]) })
  }
}
