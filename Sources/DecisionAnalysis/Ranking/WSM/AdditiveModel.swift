package import Parallelism

/// A score that is a sum over the criteria: Sᵢ = Σⱼ cⱼ uⱼ(xᵢⱼ), with cⱼ = ±wⱼ.
public struct AdditiveModel: RankingDetail {
  /// uⱼ: how the values of each criterion that counts are normalised.
  public let maps: [ColumnMap]
  /// cⱼ: the weight of each criterion that counts, negative where less of the normalised value is better.
  public let coefficients: [Double]

  /// In files, what the normalised values are multiplied by.
  private enum CodingKeys: String, CodingKey { case coefficients }

  /// Trusts its input: one map and one coefficient for each criterion that counts.
  package init(maps: [ColumnMap], coefficients: [Double]) {
    self.maps = maps
    self.coefficients = coefficients
  }

  /// Looks at the values once to fix the normalisation.
  package init(
    _ problem: DecisionProblem, _ normalisation: Normalisation, _ workers: Workers
  ) throws(DecisionError) {
    maps = try normalisation.maps(problem, ColumnSummary.all(problem, workers), workers)
    coefficients =
      normalisation.isDirected ? problem.weights : zip(problem.weights, problem.signs).map { $0 * $1 }
  }

  /// The n scores, in one pass.
  package func scores(_ problem: DecisionProblem, _ workers: Workers) -> [Double] {
    RowPass(problem, workers).array { chunk in
      chunk.fill(0, with: 0)
      for (k, map) in maps.enumerated() {
        map.add(chunk.columns[k], chunk.count, times: coefficients[k], to: chunk.results[0])
      }
    }
  }
}
