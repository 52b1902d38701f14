import LinearAlgebra
import Parallelism

extension Credibility {
  /// C(a, b) and σ(a, b) of all pairs, with ones on the diagonals: column b holds one alternative b against all a.
  ///
  /// Criterion after criterion is added to a whole column, in the order in which a single pair adds them. O(n² q).
  func matrices(_ problem: DecisionProblem, _ workers: Workers) -> (concordances: Matrix, credibilities: Matrix) {
    let count = problem.alternativeCount
    var credibilities: [Double] = []
    let concordances = [Double](unsafeUninitializedCapacity: count * count) { sums, sumCount in
      HugePages.wish(for: sums)
      credibilities = [Double](unsafeUninitializedCapacity: count * count) { products, productCount in
        HugePages.wish(for: products)
        fill(sums, products, problem, workers)
        productCount = count * count
      }
      sumCount = count * count
    }
    return (
      Matrix(rowCount: count, columnCount: count, unchecked: concordances),
      Matrix(rowCount: count, columnCount: count, unchecked: credibilities)
    )
  }

  private func fill(
    _ sums: UnsafeMutableBufferPointer<Double>, _ products: UnsafeMutableBufferPointer<Double>,
    _ problem: DecisionProblem, _ workers: Workers
  ) {
    let count = problem.alternativeCount
    nonisolated(unsafe) let (sums, products) = (sums, products)
    problem.withColumns { columns in
      nonisolated(unsafe) let columns = columns
      workers.forEach(count) { b in
        let own = UnsafeMutableBufferPointer(rebasing: sums[(b * count)..<((b + 1) * count)])
        let reduced = UnsafeMutableBufferPointer(rebasing: products[(b * count)..<((b + 1) * count)])
        own.initialize(repeating: 0)
        for k in criteria.indices {
          criteria[k].addConcordances(of: columns[k], with: columns[k][b], times: weights[k], to: own)
        }
        for a in 0..<count {
          own[a] = min(1, own[a])
          reduced.initializeElement(at: a, to: own[a])
        }
        // A buffer of a column is never empty.
        let concordances = UnsafePointer(own.baseAddress!)
        for k in criteria.indices {
          criteria[k].reduce(reduced, of: columns[k], with: columns[k][b], concordances: concordances)
        }
        own[b] = 1
        reduced[b] = 1
      }
    }
  }
}
