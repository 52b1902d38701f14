import Clustering
import Foundation
import Testing

/// Role conflict (Stouffer & Toby 1951) as analysed by Goodman (1974), Biometrika 61(2), doi:10.1093/biomet/61.2.215:
/// 216 people, four situations, universalistic or particularistic answers, two latent classes.
@Suite struct LatentClassPaperTests {
  /// The people with each pattern of answers, from 1111 (all universalistic) to 0000, the last item changing fastest.
  private static let counts: [Double] = [42, 23, 6, 25, 6, 24, 7, 38, 1, 4, 1, 6, 2, 9, 2, 20]

  private func patterns() throws -> Observations {
    try Observations(byteColumns: (0..<4).map { item in (0..<16).map { UInt8(1 - $0 >> (3 - item) & 1) } })
  }

  @Test func twoClassesOfGoodman() throws {
    let model = try LatentClassAnalysis.fitted(patterns(), clusterCount: 2, weights: Self.counts)
    #expect(model.totalWeight == 216 && model.parameterCount == 9 && model.isConverged)
    func isPrinted(_ values: [Double], _ printed: [Double]) -> Bool {
      zip(values, printed).allSatisfy { abs($0 - $1) <= 0.0005 + 1e-6 }
    }
    #expect(isPrinted(model.proportions, [0.721, 0.279]), "\(model.proportions)")
    let universal = model.responseProbabilities.map { $0.map { $0[1] } }
    #expect(isPrinted(universal[0], [0.714, 0.330, 0.354, 0.132]), "\(universal[0])")
    #expect(isPrinted(universal[1], [0.993, 0.940, 0.927, 0.769]), "\(universal[1])")
    #expect(model.answers == [[0, 1], [0, 1], [0, 1], [0, 1]])
    // The likelihood-ratio statistic of the 16 counts.
    let saturated = Self.counts.reduce(0) { $0 + $1 * log($1 / 216) }
    let statistic = 2 * (saturated - model.logLikelihood)
    #expect(abs(statistic - 2.720) <= 0.0005 + 1e-6, "\(statistic)")
  }

  /// Independence of the four items, Goodman's model of one class.
  @Test func oneClass() throws {
    let model = try LatentClassAnalysis.fitted(patterns(), clusterCount: 1, weights: Self.counts)
    let saturated = Self.counts.reduce(0) { $0 + $1 * log($1 / 216) }
    #expect(abs(2 * (saturated - model.logLikelihood) - 81.08) <= 0.005 + 1e-6)
    #expect(model.parameterCount == 4)
  }
}
