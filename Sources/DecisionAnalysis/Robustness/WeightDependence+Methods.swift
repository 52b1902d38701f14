public import Criteria
import LinearAlgebra

// Methods whose order is that of a weighted sum, and TOPSIS.

extension DecisionProblem {
  /// The n × q matrix of a function of criterion and value.
  func matrix(_ entry: (Int, Double) -> Double) throws(DecisionError) -> Matrix {
    let columns = columns.indices.map { k in (0..<alternativeCount).map { entry(k, value($0, k)) } }
    do { return try Matrix(columns: columns) } catch { throw .linearAlgebra(error) }
  }
}

extension WSM {
  /// Additive for every normalisation.
  public func weightDependence(_ matrix: DecisionMatrix, weights: Weights) throws(DecisionError) -> WeightDependence {
    let problem = try DecisionProblem(matrix, weights: weights, method: Self.identifier)
    let model = try AdditiveModel(problem, normalisation, workers)
    return .additive(
      utilities: try problem.matrix { k, x in model.coefficients[k] < 0 ? -model.maps[k](x) : model.maps[k](x) })
  }
}

extension WPM {
  /// Additive in the logarithms.
  public func weightDependence(_ matrix: DecisionMatrix, weights: Weights) throws(DecisionError) -> WeightDependence {
    let problem = try DecisionProblem(matrix, weights: weights, method: Self.identifier)
    let terms = try ProductTerms(problem, workers)
    return .additive(utilities: try problem.matrix { k, x in terms.maps[k](x).naturalLogarithm })
  }
}

extension MOORA {
  /// Additive for the ratio system.
  public func weightDependence(_ matrix: DecisionMatrix, weights: Weights) throws(DecisionError) -> WeightDependence {
    guard system == .ratio else { return .opaque }
    return try WSM(.vector, workers: workers).weightDependence(matrix, weights: weights)
  }
}

extension MABAC {
  /// Additive: the border is the same for all.
  public func weightDependence(_ matrix: DecisionMatrix, weights: Weights) throws(DecisionError) -> WeightDependence {
    try WSM(.minMax, workers: workers).weightDependence(matrix, weights: weights)
  }
}

extension MARCOS {
  /// Additive: the utility grows with the weighted sum.
  public func weightDependence(_ matrix: DecisionMatrix, weights: Weights) throws(DecisionError) -> WeightDependence {
    try WSM(.ratio, workers: workers).weightDependence(matrix, weights: weights)
  }
}

extension ARAS {
  /// Additive: all are divided by the same optimality.
  public func weightDependence(_ matrix: DecisionMatrix, weights: Weights) throws(DecisionError) -> WeightDependence {
    let problem = try DecisionProblem(matrix, weights: weights, method: Self.identifier)
    let maps = try maps(problem)
    return .additive(utilities: try problem.matrix { k, x in maps[k](x) })
  }
}

extension SPOTIS {
  /// Additive: a distance is a weighted sum of distances.
  public func weightDependence(_ matrix: DecisionMatrix, weights: Weights) throws(DecisionError) -> WeightDependence {
    let problem = try DecisionProblem(matrix, weights: weights, method: Self.identifier)
    let bounds = try problem.bounds(ColumnSummary.all(problem, workers))
    let point = try rank(matrix, weights: weights).detail.solutionPoint
    return .additive(
      utilities: try problem.matrix { k, x in -abs(x - point[k]) / (bounds[k].high - bounds[k].low) })
  }
}

extension PROMETHEE2 {
  /// Additive in the net flows on each criterion alone.
  public func weightDependence(_ matrix: DecisionMatrix, weights: Weights) throws(DecisionError) -> WeightDependence {
    .additive(utilities: try unicriterionFlows(matrix, weights: weights))
  }
}

extension TOPSIS {
  /// Squares of distances from the ideal and the anti-ideal, which scale with the weights.
  public func weightDependence(_ matrix: DecisionMatrix, weights: Weights) throws(DecisionError) -> WeightDependence {
    let problem = try DecisionProblem(matrix, weights: weights, method: Self.identifier)
    let summaries = ColumnSummary.all(problem, workers)
    let maps = try normalisation.maps(problem, summaries, workers)
    let best = zip(maps, zip(summaries, problem.signs)).map { $0($1.0.best($1.1)) }
    let worst = zip(maps, zip(summaries, problem.signs)).map { $0($1.0.worst($1.1)) }
    func squares(_ origins: [Double]) throws(DecisionError) -> Matrix {
      try problem.matrix { k, x in (maps[k](x) - origins[k]) * (maps[k](x) - origins[k]) }
    }
    return .idealDistances(near: try squares(best), far: try squares(worst))
  }
}
