package import Parallelism

/// Both systems of MOORA.
public struct MOORADetail: RankingDetail {
  /// y: the weighted sum of the ratios; higher is better.
  public let ratios: [Double]
  /// r*: the best normalised value of each criterion that counts.
  public let referencePoint: [Double]
  /// z: the largest weighted distance from the reference point; lower is better.
  public let referenceDistances: [Double]

  /// - Parameter factors: What each criterion that counts is multiplied by.
  package init(_ problem: DecisionProblem, factors: [Double], _ workers: Workers) throws(DecisionError) {
    let summaries = ColumnSummary.all(problem, workers)
    let maps = try Normalisation.vector.maps(problem, summaries, workers)
    let signs = problem.signs
    let reference = zip(maps, zip(summaries, signs)).map { $0($1.0.best($1.1)) }
    let results = RowPass(problem, workers).arrays(2) { chunk in
      let (sums, maxima) = (chunk.results[0], chunk.results[1])
      chunk.fill(0, with: 0)
      chunk.fill(1, with: 0)
      for (k, map) in maps.enumerated() {
        map.add(chunk.columns[k], chunk.count, times: signs[k] * factors[k], to: sums)
        for row in 0..<chunk.count {
          let distance = factors[k] * abs(reference[k] - map(chunk.columns[k][row]))
          maxima[row] = maxima[row] < distance ? distance : maxima[row]
        }
      }
    }
    ratios = results[0]
    referenceDistances = results[1]
    referencePoint = reference
  }
}
