import Criteria
import DecisionAnalysis
import LinearAlgebra
import Parallelism
import Provenance

extension DecisionCase {
  /// The normalisations that files name.
  func normalisationFindings(_ workers: Workers) throws -> Findings {
    let matrix = try decisionMatrix()
    let problem = try DecisionProblem(matrix, weights: weightsOrEqual(matrix), method: id)
    let names: [String: Normalisation] = [
      "minMax": .minMax, "ratio_max_min": .ratio, "sumWithReciprocalCost": .sumReciprocal, "sumRaw": .sum,
      "vectorRaw": .vector, "vectorOneMinusForCost": .vectorComplement,
    ]
    var found: Findings = [:]
    for (key, normalisation) in names where expected[key].exists {
      let maps = try normalisation.maps(problem, ColumnSummary.all(problem, workers), workers)
      found[key] = .numbers(
        (0..<problem.alternativeCount).flatMap { row in maps.indices.map { maps[$0](problem.value(row, $0)) } })
    }
    return found
  }

  /// SMAA over the weighted sum of values as they are, with 100,000 draws from the seed 1.
  func acceptabilityFindings(_ workers: Workers) throws -> Findings {
    let matrix = try decisionMatrix()
    let result = try SMAA(drawCount: 100_000, seed: 1, workers: workers).analyse(WSM(.none, workers: .one), matrix)
    let names = (0..<matrix.alternativeCount).map { matrix.alternative($0) }
    var found: Findings = [:]
    for (row, name) in names.enumerated() {
      for rank in names.indices {
        found["rank\(rank + 1)Acceptability.\(name)"] = .number(result.rankAcceptabilities[row, rank])
      }
      found["centralWeightRank1.\(name)"] = result.centralWeights[row].map { .numbers($0) }
      found["confidence.\(name)"] = .number(result.confidences[row])
      for (column, other) in names.enumerated() where column != row {
        found["pairwiseWinning.\(name)over\(other)"] = .number(result.pairwiseWinning[row, column])
      }
    }
    return found
  }

  /// The weights between which the winner of a weighted sum of values as they are stays first.
  func weightStabilityFindings() throws -> Findings {
    let matrix = try decisionMatrix()
    let weights = try weightsOrEqual(matrix)
    let method = WSM(.none)
    var found: Findings = ["scores": .numbers(try method.rank(matrix, weights: weights).scores)]
    if let stability = try WeightStability(method, matrix, weights: weights) {
      found["top"] = .counts([stability.winner])
      found["intervals"] = .numbers(stability.intervals.flatMap { [$0.low, $0.high] })
    }
    return found
  }

  /// Dominance, and the ranks of TOPSIS when alternatives are dropped.
  func dominanceFindings(_ workers: Workers) throws -> Findings {
    let matrix = try decisionMatrix()
    let weights = try weightsOrEqual(matrix)
    let (method, places) = (TOPSIS(workers: workers), 0..<matrix.alternativeCount)
    var found: Findings = [
      "dominance": .truths(places.flatMap { a in places.map { Dominance.dominates(a, $0, in: matrix) } }),
      "fullRanking": .counts(try method.rank(matrix, weights: weights).ranks),
    ]
    for trial in try RankReversal(method, matrix, weights: weights, changes: [.drop], workers: workers).trials {
      found["rankingWithout.\(trial.alternative)"] = .counts(trial.ranks.compactMap { $0 })
    }
    return found
  }

  /// The coefficients by which two rankings are compared.
  func rankAgreementFindings() throws -> Findings {
    func ranks(_ key: String) throws -> [Int] {
      let entries = try input[key].list("a list of ranks")
      return try entries.map { try $0.whole(1...max(1, entries.count)) }
    }
    let agreement = try RankAgreement(reference: ranks("reference"), other: ranks("other"))
    var found: Findings = ["ws": .number(agreement.similarity)]
    found["spearman"] = .number(agreement.spearman)
    found["weightedSpearman"] = .number(agreement.weightedSpearman)
    found["kendallTau"] = .number(agreement.kendall)
    return found
  }

  /// What can be read off a weighting table whose file has one row a benefit and one column a segment.
  func weightingTableFindings() throws -> Findings {
    let weights = try input["weights"].matrix()
    let (segments, benefits) = (try input["segments"].texts(), try input["benefits"].texts())
    try input["benefits"].requireCount(benefits.count, weights.rowCount, "rows of weights")
    try input["segments"].requireCount(segments.count, weights.columnCount, "columns of weights")
    let table = try WeightingTable(segments: segments, criteria: benefits, means: weights.transposed)
    let shares = try ScaledWeights(table, scaling: .share).values
    let profiles = segments.indices.map { table.profile($0) }
    let distances = profiles.flatMap { own in
      profiles.map { other in zip(own, other).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot() }
    }
    return [
      "columnSums": .numbers(profiles.map { $0.reduce(0, +) }),
      // Shares are percentages.
      "normalisedWeights": .numbers(shares.transposed.rowMajor.map { $0 / 100 }),
      "segmentCorrelation": .numbers(try table.profileCorrelations().rowMajor),
      "segmentEuclideanDistance": .numbers(distances),
      "benefitRangeAcrossSegments": .numbers(
        benefits.indices.map { row in
          let values = weights.row(row)
          return (values.max() ?? 0) - (values.min() ?? 0)
        }),
      "topBenefitPerSegment": .words(
        profiles.map { profile in
          benefits[profile.indices.max { profile[$0] < profile[$1] || profile[$0] == profile[$1] && $0 > $1 } ?? 0]
        }),
    ]
  }
}
