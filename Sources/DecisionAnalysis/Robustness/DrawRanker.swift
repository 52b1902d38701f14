import Criteria
import LinearAlgebra
import Provenance

/// Scores the alternatives for one draw of weights and values, higher better.
struct DrawRanker: Sendable {
  private let method: any RankingMethod
  private let matrix: DecisionMatrix
  private let names: [String]
  private let deviations: [Double]
  private let dependence: WeightDependence

  init(_ method: any RankingMethod, _ matrix: DecisionMatrix, deviations: [Double]) throws(DecisionError) {
    self.method = method
    self.matrix = matrix
    self.deviations = deviations
    names = matrix.criteria.map(\.name)
    if deviations.allSatisfy({ $0 == 0 }) {
      let equal = try Self.weights(names, names.map { _ in 1 })
      dependence = try method.weightDependence(matrix, weights: equal)
    } else {
      dependence = .opaque
    }
  }

  /// Whether values are what they are.
  var isCertain: Bool { deviations.allSatisfy { $0 == 0 } }

  func makeScratch() -> [Double] { [Double](repeating: 0, count: matrix.alternativeCount) }

  /// Writes one score for each alternative.
  ///
  /// - Returns: Up to which difference scores are tied.
  func write(
    _ weights: [Double], _ scores: inout [Double], _ generator: inout SeededGenerator
  ) throws(DecisionError) -> Double {
    switch dependence {
    case .additive(let utilities):
      add(utilities, weights, to: &scores)
    case .idealDistances(let near, let far):
      let squares = weights.map { $0 * $0 }
      var others = scores
      add(near, squares, to: &others)
      add(far, squares, to: &scores)
      for row in scores.indices {
        let (toBest, toWorst) = (others[row].squareRoot(), scores[row].squareRoot())
        scores[row] = toBest + toWorst == 0 ? 0.5 : toWorst / (toBest + toWorst)
      }
    case .opaque:
      let outcome = try method.outcome(drawnMatrix(&generator), weights: Self.weights(names, weights))
      // Ranks and not scores, since ties are the method's own.
      for (row, rank) in outcome.ranks.enumerated() { scores[row] = -Double(rank) }
      return 0.5
    }
    return scores.reduce(0) { max($0, abs($1)) } * Ranks.tieShare
  }

  /// Writes Σⱼ cⱼ aᵢⱼ.
  private func add(_ matrix: Matrix, _ coefficients: [Double], to sums: inout [Double]) {
    let count = sums.count
    matrix.withUnsafeElements { elements in
      sums.withUnsafeMutableBufferPointer { sums in
        for row in 0..<count { sums[row] = 0 }
        for (k, coefficient) in coefficients.enumerated() {
          for row in 0..<count { sums[row] += coefficient * elements[k * count + row] }
        }
      }
    }
  }

  private static func weights(_ names: [String], _ values: [Double]) throws(DecisionError) -> Weights {
    do { return try Weights(criteria: names, values: values) } catch { throw .criteria(error) }
  }

  /// The matrix with values drawn around those given; within the bounds, where a criterion has some.
  private func drawnMatrix(_ generator: inout SeededGenerator) throws(DecisionError) -> DecisionMatrix {
    guard !isCertain else { return matrix }
    var values = matrix.values
    for (column, deviation) in deviations.enumerated() where deviation > 0 {
      let bounds = matrix.criteria[column].bounds
      for row in 0..<matrix.alternativeCount {
        let value = values[row, column] + deviation * generator.nextNormal()
        values[row, column] = bounds.map { min($0.high, max($0.low, value)) } ?? value
      }
    }
    do { return try DecisionMatrix(criteria: matrix.criteria, values: values) } catch { throw .criteria(error) }
  }
}
