package import Parallelism

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Σⱼ wⱼ ln rᵢⱼ with r the ratios to the best values.
package struct ProductTerms: Sendable {
  /// r of each criterion that counts.
  package let maps: [ColumnMap]
  private let weights: [Double]

  /// Looks for the best values.
  ///
  /// - Throws: `valueTooSmall` for a value that is not positive.
  package init(_ problem: DecisionProblem, _ workers: Workers) throws(DecisionError) {
    let summaries = ColumnSummary.all(problem, workers)
    for (k, summary) in summaries.enumerated() { try problem.requirePositive(k, summary) }
    maps = try Normalisation.ratio.maps(problem, summaries, workers)
    weights = problem.weights
  }

  /// Writes the sums of a chunk.
  package func writeLogarithms(_ chunk: RowPass.Chunk, to result: Int) {
    chunk.fill(result, with: 0)
    let sums = chunk.results[result]
    for (k, map) in maps.enumerated() {
      for row in 0..<chunk.count { sums[row] += weights[k] * log(map(chunk.columns[k][row])) }
    }
  }

  /// Writes e to the power of a result.
  package static func writeExponentials(_ chunk: RowPass.Chunk, of source: Int, to result: Int) {
    for row in 0..<chunk.count { chunk.results[result][row] = exp(chunk.results[source][row]) }
  }
}
