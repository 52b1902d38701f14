import Clustering
import TestSupport
import Testing

/// The pilot survey of Hair et al. with its missing answers.
@Suite(.enabled(if: SharedFiles.exist)) struct IncompleteKMeansOracleTests {
  private static let features = (1...7).map { "v\($0)" }

  /// v1 … v7 of the respondents who answered more than half of all 14 questions, as the reference diagnosis keeps them.
  private func columns() throws -> [[Double?]] {
    let table = try ReferenceTable(shared: "hbat_missing/hbat_missing.csv")
    let answers = (1...14).map { table["v\($0)"] }
    let kept = answers[0].indices.filter { row in answers.count { $0[row].isEmpty } < 7 }
    #expect(kept.count == 64)
    return Self.features.map { name in kept.map { Double(table[name][$0]) } }
  }

  /// What is observed has the means that the reference diagnosis lists.
  @Test func meansAreThoseOfTheDiagnosis() throws {
    let model = try IncompleteKMeans.fitted(IncompleteObservations(columns: columns()), clusterCount: 1)
    let means = [4.108888889, 2.298148148, 8.13, 5.055, 2.838983051, 2.601587302, 6.651666667]
    for (mean, expected) in zip(model.centroids[0], means) { #expect(abs(mean - expected) < 1e-9) }
    #expect(model.observedWeights[0] == [45, 54, 50, 60, 59, 63, 60])
  }

  /// The complete respondents are divided much as they are without the others.
  @Test func completeRowsKeepTheirSegments() throws {
    let observations = try IncompleteObservations(columns: columns())
    let complete = observations.completeRows
    #expect(complete.count == 28)
    let weights = (0..<7).map { feature in
      let values = (0..<64).compactMap { observations[$0, feature] }
      let mean = values.reduce(0, +) / Double(values.count)
      return Double(values.count) / values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
    let all = try IncompleteKMeans.fitted(observations, clusterCount: 2, featureWeights: weights)
    let some = try KMeans.fitted(
      observations.observations.selecting(complete), clusterCount: 2, featureWeights: weights)
    let agreeing = complete.indices.count { all.labels[complete[$0]] == some.labels[$0] }
    #expect(max(agreeing, 28 - agreeing) >= 24, "\(agreeing) of 28")
  }
}
