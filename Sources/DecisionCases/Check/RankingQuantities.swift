import Criteria
import DecisionAnalysis
import Foundation
import LinearAlgebra

/// The intermediate quantities of a ranking method under the keys of the case files.
protocol RankingQuantities {
  /// What the method found besides scores and ranks.
  ///
  /// - Parameter context: What was ranked.
  func quantities(_ context: RankingContext) throws -> Findings
}

/// What was ranked, and what came out in every method.
struct RankingContext {
  let matrix: DecisionMatrix
  let weights: Weights
  let outcome: RankingOutcome
  /// Whether the case asks for a key: what is costly is found only then.
  let isAsked: (String) -> Bool

  /// The names of the alternatives.
  var names: [String] { (0..<matrix.alternativeCount).map { matrix.alternative($0) } }

  /// Groups of names, best first, of ranks with ties.
  func groups(_ ranks: [Int]) -> [[String]] {
    let names = names
    return Set(ranks).sorted().map { rank in names.indices.filter { ranks[$0] == rank }.map { names[$0] } }
  }

  /// One value for each ordered pair of alternatives, row after row.
  func pairs<T>(_ value: (Int, Int) -> T) -> [T] {
    let count = matrix.alternativeCount
    return (0..<count).flatMap { a in (0..<count).map { b in value(a, b) } }
  }
}

extension Matrix {
  /// The entries row after row, as files list them.
  var rowMajor: [Double] { (0..<rowCount).flatMap { row($0) } }
}

extension WASPAS.Detail: RankingQuantities {
  func quantities(_ context: RankingContext) -> Findings {
    ["wsm": .numbers(weightedSums), "wpm": .numbers(weightedProducts)]
  }
}

extension TOPSISDetail: RankingQuantities {
  func quantities(_ context: RankingContext) -> Findings {
    [
      "distanceToIdeal": .numbers(distancesToIdeal), "distanceToAntiIdeal": .numbers(distancesToAntiIdeal),
      "ideal": .numbers(ideal), "antiIdeal": .numbers(antiIdeal),
    ]
  }
}

extension VIKORDetail: RankingQuantities {
  func quantities(_ context: RankingContext) -> Findings {
    [
      "S": .numbers(groupUtilities), "R": .numbers(regrets), "Q": .numbers(context.outcome.scores),
      "rankingByQ": .counts(context.outcome.ranks), "compromiseSetZeroBased": .counts(compromiseSet),
      "acceptableAdvantage": .truths([hasAcceptableAdvantage]),
      "acceptableStability": .truths([hasAcceptableStability]),
    ]
  }
}

extension COPRAS.Detail: RankingQuantities {
  func quantities(_ context: RankingContext) -> Findings {
    [
      "Splus": .numbers(maximisedSums), "Sminus": .numbers(minimisedSums), "Q": .numbers(significances),
      "utility": .numbers(context.outcome.scores),
    ]
  }
}

extension MOORADetail: RankingQuantities {
  func quantities(_ context: RankingContext) -> Findings {
    [
      "ratio": .numbers(ratios), "referencePoint": .numbers(referencePoint),
      "referenceDistance": .numbers(referenceDistances),
    ]
  }
}

extension MULTIMOORA.Detail: RankingQuantities {
  func quantities(_ context: RankingContext) -> Findings {
    var found = moora.quantities(context)
    found.add([
      "fullMultiplicative": .numbers(multiplicativeLogarithms.map { exp($0) }),
      "ratioRanking": .counts(ratioRanks), "referenceRanking": .counts(referenceRanks),
      "fullMultiplicativeRanking": .counts(multiplicativeRanks),
      "multimooraRankingByDominance": .counts(context.outcome.ranks),
    ])
    return found
  }
}

extension EDAS.Detail: RankingQuantities {
  func quantities(_ context: RankingContext) -> Findings {
    // The sums of the files are formed with weights as they are; ours with weights that sum to 1.
    let total = context.weights.values.reduce(0, +)
    return [
      "NSP": .numbers(normalisedPositive), "NSN": .numbers(normalisedNegative),
      "SP": .numbers(positiveSums.map { $0 * total }), "SN": .numbers(negativeSums.map { $0 * total }),
    ]
  }
}

extension CODAS.Detail: RankingQuantities {
  func quantities(_ context: RankingContext) -> Findings {
    ["euclideanDistances": .numbers(euclideanDistances), "taxicabDistances": .numbers(taxicabDistances)]
  }
}

extension ARAS.Detail: RankingQuantities {
  func quantities(_ context: RankingContext) -> Findings {
    ["optimalities": .numbers(optimalities), "bestOptimality": .number(bestOptimality)]
  }
}

extension MABAC.Detail: RankingQuantities {
  func quantities(_ context: RankingContext) -> Findings { ["border": .numbers(border)] }
}

extension MARCOS.Detail: RankingQuantities {
  func quantities(_ context: RankingContext) -> Findings {
    ["Kminus": .numbers(antiIdealUtilities), "Kplus": .numbers(idealUtilities)]
  }
}

extension SPOTIS.Detail: RankingQuantities {
  func quantities(_ context: RankingContext) -> Findings { ["solutionPoint": .numbers(solutionPoint)] }
}

extension COMET.Detail: RankingQuantities {
  func quantities(_ context: RankingContext) -> Findings { ["objectPreferences": .numbers(objectPreferences)] }
}
