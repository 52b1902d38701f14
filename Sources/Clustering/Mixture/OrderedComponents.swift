import Parallelism

/// The parameters of a mixture that can be put in canonical order.
protocol OrderedComponents {
  /// The same components in another order.
  func reordered(_ order: [Int]) -> Self
  /// Decides between components of equal weight: what is less comes first.
  func key(of cluster: Int) -> ArraySlice<Double>
}

extension OrderedComponents {
  /// The components in canonical order, heaviest first, and what they say about the rows: component 0 is the label of
  /// most weight, and ties go by key.
  func settled<Rows: ComponentCosts>(
    workers: Workers, on rows: (Self) -> Rows
  ) -> (parameters: Self, judgement: MixtureJudgement) {
    var parameters = self
    var judgement = MixtureJudgement(rows(parameters), workers: workers)
    // In another order rows that two components fit equally change sides, which could ask for yet another order.
    for _ in judgement.sizes {
      let order = parameters.order(by: judgement.clusterWeights)
      guard order != Array(order.indices) else { break }
      parameters = parameters.reordered(order)
      judgement = MixtureJudgement(rows(parameters), workers: workers)
    }
    return (parameters, judgement)
  }

  private func order(by weights: [Double]) -> [Int] {
    weights.indices.sorted { left, right in
      if weights[left] != weights[right] { return weights[left] > weights[right] }
      let (mine, other) = (key(of: left), key(of: right))
      return mine == other ? left < right : mine.lexicographicallyPrecedes(other)
    }
  }
}
