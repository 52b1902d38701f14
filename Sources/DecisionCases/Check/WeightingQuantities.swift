import DecisionAnalysis
import LinearAlgebra

/// The intermediate quantities of a weighting method under the keys of the case files.
protocol WeightingQuantities {
  /// What the method found besides the weights.
  ///
  /// - Parameter result: What every weighting has.
  func quantities(_ result: WeightingResult) -> Findings
}

extension EntropyWeights.Detail: WeightingQuantities {
  func quantities(_ result: WeightingResult) -> Findings {
    ["entropy": .numbers(entropies), "divergence": .numbers(divergences)]
  }
}

extension CRITIC.Detail: WeightingQuantities {
  func quantities(_ result: WeightingResult) -> Findings {
    // A case has few criteria, and so their correlations.
    ["correlation": .numbers(correlation?.rowMajor ?? []), "information": .numbers(information)]
  }
}

extension MEREC.Detail: WeightingQuantities {
  func quantities(_ result: WeightingResult) -> Findings {
    ["overallPerformance": .numbers(overallPerformances), "removalEffect": .numbers(removalEffects)]
  }
}

extension GiniWeights.Detail: WeightingQuantities {
  func quantities(_ result: WeightingResult) -> Findings { ["coefficients": .numbers(coefficients)] }
}

extension CILOS.Detail: WeightingQuantities {
  func quantities(_ result: WeightingResult) -> Findings { ["losses": .numbers(losses.rowMajor)] }
}

extension IDOCRIW.Detail: WeightingQuantities {
  func quantities(_ result: WeightingResult) -> Findings {
    ["entropyWeights": .numbers(entropyWeights), "lossWeights": .numbers(lossWeights)]
  }
}

extension FUCOM.Detail: WeightingQuantities {
  func quantities(_ result: WeightingResult) -> Findings { ["chi": .number(deviation)] }
}

extension BWM.Detail: WeightingQuantities {
  func quantities(_ result: WeightingResult) -> Findings {
    var found: Findings = [
      "linear.weights": .numbers(linear.weights), "linear.ksiL": .number(linear.deviation),
      // The largest solution of the constraints is the only optimum.
      "linear.uniqueOptimum": .truths([true]),
      "nonlinear.ksi": .number(nonlinear.deviation), "nonlinear.weightLower": .numbers(nonlinear.lower),
      "nonlinear.weightUpper": .numbers(nonlinear.upper), "nonlinear.weightCentre": .numbers(nonlinear.centre),
    ]
    found["nonlinear.consistencyIndex"] = .number(result.consistency?.reference)
    found["nonlinear.consistencyRatioOutput"] = .number(result.consistency?.ratio)
    found["inputBasedConsistencyRatio"] = .number(inputBasedRatio)
    return found
  }
}

extension StandardisedCoefficients.Detail: WeightingQuantities {
  func quantities(_ result: WeightingResult) -> Findings {
    [
      "coefficients": .numbers(coefficients), "correlations": .numbers(correlations),
      "explainedShare": .number(explainedShare),
    ]
  }
}

extension ExplainedShares: WeightingQuantities {
  func quantities(_ result: WeightingResult) -> Findings {
    [
      "contributions": .numbers(contributions), "correlations": .numbers(correlations),
      "explainedShare": .number(explainedShare),
    ]
  }
}
