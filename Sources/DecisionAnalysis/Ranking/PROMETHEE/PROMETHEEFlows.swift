import Criteria
package import Parallelism

/// How much each alternative is preferred to the others, and the others to it.
///
/// With π(a, b) = Σⱼ wⱼ Pⱼ(dⱼ(a, b)), the weighted preference of a over b:
///
///     φ⁺(a) = Σ_b π(a, b) / (n − 1)        φ⁻(a) = Σ_b π(b, a) / (n − 1)        φ = φ⁺ − φ⁻
public struct PROMETHEEFlows: RankingDetail {
  /// φ⁺: the strength of each alternative, in 0 ... 1.
  public let positive: [Double]
  /// φ⁻: the weakness of each alternative, in 0 ... 1.
  public let negative: [Double]
  /// φ = φ⁺ − φ⁻, in −1 ... 1; their sum is 0.
  public let net: [Double]

  /// Computes the flows, criterion by criterion. A single alternative has flows of 0.
  ///
  /// - Throws: `valuesTooLarge`. Time is O(q n log n), space O(n).
  package init(_ problem: DecisionProblem, _ workers: Workers) throws(DecisionError) {
    let count = problem.alternativeCount
    // Both flows of an alternative side by side: in the order of the values every access is to another line of memory.
    var flows = [SIMD2<Double>](unsafeUninitializedCapacity: count) { flows, initialized in
      HugePages.wish(for: flows)
      flows.initialize(repeating: .zero)
      initialized = count
    }
    for k in problem.columns.indices {
      let sums = try problem.preferenceSums(k, workers)
      let factor = problem.weights[k] / Double(max(1, count - 1))
      flows.withUnsafeMutableBufferPointer { flows in
        nonisolated(unsafe) let flows = flows
        sums.forEach(workers) { alternative, forIt, againstIt in
          flows[alternative] += factor * SIMD2(forIt, againstIt)
        }
      }
    }
    let parts = flows.withUnsafeBufferPointer { flows in
      nonisolated(unsafe) let flows = flows
      return RowPass(problem, workers).arrays(3) { chunk in
        for (place, row) in chunk.rows.enumerated() {
          chunk.results[0][place] = flows[row].x
          chunk.results[1][place] = flows[row].y
          chunk.results[2][place] = flows[row].x - flows[row].y
        }
      }
    }
    (positive, negative, net) = (parts[0], parts[1], parts[2])
  }
}

extension DecisionProblem {
  /// The preferences on one criterion, added up over the other alternatives.
  ///
  /// - Throws: `valuesTooLarge` when differences are not finite.
  func preferenceSums(_ criterion: Int, _ workers: Workers) throws(DecisionError) -> PreferenceSums {
    let sums = withColumns { columns in
      PreferenceSums(
        columns[criterion], alternativeCount, sign: signs[criterion], criteria[criterion].preferenceFunction, workers)
    }
    guard let sums else { throw .valuesTooLarge(method: method) }
    return sums
  }

  /// The names of the preference functions, for the output.
  var preferenceConventions: [Convention] {
    criteria.map { criterion in
      let function = criterion.preferenceFunction
      let parameters = function.parameters.map { " \($0.name)=\(Convention("", $0.value).value)" }.joined()
      return Convention("preference-function:\(criterion.name)", function.name + parameters)
    }
  }
}
