import LinearAlgebra

/// R² of the regression on each subset of the criteria.
struct SubsetRegressions {
  /// How many criteria there are.
  let count: Int
  /// R² of each subset; bit j of the index says whether criterion j is in it.
  private(set) var explained: [Double]

  /// Goes through all subsets: each level of a tree takes one criterion in or leaves it out, and hands on what is left of the
  /// correlations of the later ones. O(2^q).
  init(_ regression: OutcomeRegression) {
    count = regression.varying.count
    explained = [Double](repeating: 0, count: 1 << count)
    var block = Block(order: count + 1)
    for row in 0..<count {
      for column in 0..<count { block[row, column] = regression.correlations[row, column] }
      block[row, count] = regression.outcomeCorrelations[row]
      block[count, row] = regression.outcomeCorrelations[row]
    }
    visit(block, level: 0, subset: 0, explained: 0)
  }

  /// What is left of the correlations of some criteria and the outcome, which comes last.
  private struct Block {
    let order: Int
    var elements: [Double]

    init(order: Int) {
      self.order = order
      elements = [Double](repeating: 0, count: order * order)
    }

    subscript(row: Int, column: Int) -> Double {
      get { elements[row * order + column] }
      set { elements[row * order + column] = newValue }
    }

    /// Without the first, and without what it explains of the others when it has a pivot.
    func reduced(pivot: Double?) -> Block {
      var rest = Block(order: order - 1)
      for row in 1..<order {
        let factor = pivot.map { self[row, 0] / $0 } ?? 0
        for column in 1..<order { rest[row - 1, column - 1] = self[row, column] - factor * self[0, column] }
      }
      return rest
    }
  }

  private mutating func visit(_ block: Block, level: Int, subset: Int, explained value: Double) {
    guard level < count else {
      explained[subset] = value
      return
    }
    let pivot = block[0, 0]
    let share = block[0, block.order - 1]
    let isNew = pivot > 1e-10
    let larger = min(1, value + (isNew ? share * share / pivot : 0))
    let taken = subset | 1 << level
    // The last level needs no further correlations, and has half of all subsets.
    if level == count - 1 {
      explained[subset] = value
      explained[taken] = larger
      return
    }
    let without = block.reduced(pivot: nil)
    visit(without, level: level + 1, subset: subset, explained: value)
    visit(isNew ? block.reduced(pivot: pivot) : without, level: level + 1, subset: taken, explained: larger)
  }

  /// What each criterion adds, averaged over all orders. O(q 2^q).
  func shapleyValues() -> [Double] {
    guard count > 0 else { return [] }
    // |S|! (q − |S| − 1)! / q! = 1 / (q · C(q − 1, |S|)).
    var shares = [1 / Double(count)]
    for size in 1..<max(1, count) {
      shares.append(shares[size - 1] * Double(size) / Double(count - size))
    }
    return (0..<count).map { criterion in
      var value = 0.0
      for subset in explained.indices where subset & 1 << criterion == 0 {
        value += shares[subset.nonzeroBitCount] * (explained[subset | 1 << criterion] - explained[subset])
      }
      return max(0, value)
    }
  }
}
