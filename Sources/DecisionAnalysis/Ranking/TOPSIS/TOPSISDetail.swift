/// The distances that the closenesses of TOPSIS are made of.
public struct TOPSISDetail: RankingDetail {
  /// d⁺: how far each alternative is from the ideal, in weighted normalised units.
  public let distancesToIdeal: [Double]
  /// d⁻: how far each alternative is from the anti-ideal.
  public let distancesToAntiIdeal: [Double]
  /// The best weighted normalised value of each criterion that counts.
  public let ideal: [Double]
  /// The worst weighted normalised value of each criterion that counts.
  public let antiIdeal: [Double]
}

/// Distances and closenesses of a chunk of alternatives. Trusts its input.
struct TOPSISKernel: Sendable {
  let ideal: [Double]
  let antiIdeal: [Double]
  private let maps: [ColumnMap]
  private let weights: [Double]
  private let best: [Double]
  private let worst: [Double]

  init(_ problem: DecisionProblem, _ summaries: [ColumnSummary], _ maps: [ColumnMap]) {
    self.maps = maps
    weights = problem.weights
    // Every normalisation keeps the order of the values or turns it round for good, so that extremes stay extremes.
    best = zip(summaries, problem.signs).map { $0.best($1) }
    worst = zip(summaries, problem.signs).map { $0.worst($1) }
    ideal = zip(weights, zip(maps, best)).map { $0 * $1.0($1.1) }
    antiIdeal = zip(weights, zip(maps, worst)).map { $0 * $1.0($1.1) }
  }

  /// Writes the closeness and the two distances.
  func write(_ chunk: RowPass.Chunk) {
    let (near, far) = (chunk.results[1], chunk.results[2])
    chunk.fill(1, with: 0)
    chunk.fill(2, with: 0)
    for (k, map) in maps.enumerated() {
      let values = chunk.columns[k]
      if case .affine(_, let divisor, _) = map {
        // Origin and constant cancel in differences: (v − v*) = w / divisor (x − x*).
        let factor = weights[k] / divisor
        Self.addSquares(values, chunk.count, best[k], worst[k], factor, near, far)
      } else {
        for row in 0..<chunk.count {
          let value = weights[k] * map(values[row])
          near[row] += (value - ideal[k]) * (value - ideal[k])
          far[row] += (value - antiIdeal[k]) * (value - antiIdeal[k])
        }
      }
    }
    Self.finish(chunk.count, near, far, chunk.results[0])
  }

  /// Adds the squares of the distances of a column, four rows at a time.
  private static func addSquares(
    _ values: UnsafePointer<Double>, _ count: Int, _ best: Double, _ worst: Double, _ factor: Double,
    _ near: UnsafeMutablePointer<Double>, _ far: UnsafeMutablePointer<Double>
  ) {
    var row = 0
    while row + 4 <= count {
      let four = SIMD4(from: values + row)
      let toBest = factor * (four - best)
      let toWorst = factor * (four - worst)
      (SIMD4(from: near + row) + toBest * toBest).store(to: near + row)
      (SIMD4(from: far + row) + toWorst * toWorst).store(to: far + row)
      row += 4
    }
    while row < count {
      let toBest = factor * (values[row] - best)
      let toWorst = factor * (values[row] - worst)
      near[row] += toBest * toBest
      far[row] += toWorst * toWorst
      row += 1
    }
  }

  /// Turns squares into distances and closenesses, four rows at a time.
  private static func finish(
    _ count: Int, _ near: UnsafeMutablePointer<Double>, _ far: UnsafeMutablePointer<Double>,
    _ closeness: UnsafeMutablePointer<Double>
  ) {
    var row = 0
    while row + 4 <= count {
      let (toBest, toWorst) = (SIMD4(from: near + row).squareRoot(), SIMD4(from: far + row).squareRoot())
      let sum = toBest + toWorst
      toBest.store(to: near + row)
      toWorst.store(to: far + row)
      (toWorst / sum).replacing(with: 0.5, where: sum .== 0).store(to: closeness + row)
      row += 4
    }
    while row < count {
      near[row].formSquareRoot()
      far[row].formSquareRoot()
      let sum = near[row] + far[row]
      closeness[row] = sum == 0 ? 0.5 : far[row] / sum
      row += 1
    }
  }
}
