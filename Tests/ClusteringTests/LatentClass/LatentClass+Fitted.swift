import Clustering
import Parallelism
import Provenance

extension LatentClassAnalysis {
  /// The model that a configuration finds.
  static func fitted(
    _ observations: Observations, clusterCount: Int, seed: UInt64 = 1, weights: [Double]? = nil,
    restartCount: Int = LatentClassAnalysis.defaultRestartCount, tolerance: Double = 1e-11,
    iterationLimit: Int = 20_000, workers: Workers = .automatic
  ) throws -> LatentClassModel {
    var generator = SeededGenerator(seed: seed)
    return try LatentClassAnalysis(
      clusterCount: clusterCount, restartCount: restartCount, tolerance: tolerance, iterationLimit: iterationLimit,
      workers: workers
    ).fit(observations, weights: weights.map { try ObservationWeights($0) }, using: &generator)
  }
}

/// Seeded answers of people of three kinds to six items: four yes-no items, one of three answers, one of five.
struct Respondents {
  let columns: [[UInt8]]
  let kinds: [Int]

  init(count: Int, seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let agreement: [[Double]] = [[0.9, 0.85, 0.9, 0.1], [0.1, 0.2, 0.9, 0.9], [0.15, 0.1, 0.1, 0.2]]
    let choices: [[Double]] = [[0.8, 0.1, 0.1], [0.1, 0.8, 0.1], [0.1, 0.2, 0.7]]
    let grades: [[Double]] = [[0.6, 0.2, 0.1, 0.05, 0.05], [0.05, 0.1, 0.7, 0.1, 0.05], [0.05, 0.05, 0.1, 0.2, 0.6]]
    func draw(_ probabilities: [Double]) -> UInt8 {
      var rest = generator.nextUniform()
      for (answer, probability) in probabilities.enumerated() {
        rest -= probability
        if rest < 0 { return UInt8(answer) }
      }
      return UInt8(probabilities.count - 1)
    }
    var columns = [[UInt8]](repeating: [], count: 6)
    var kinds: [Int] = []
    for row in 0..<count {
      let kind = [0, 0, 0, 0, 0, 1, 1, 1, 2, 2][row % 10]
      kinds.append(kind)
      for item in 0..<4 { columns[item].append(draw([1 - agreement[kind][item], agreement[kind][item]])) }
      columns[4].append(draw(choices[kind]))
      // A scale from 1 to 5 need not begin at 0.
      columns[5].append(draw(grades[kind]) + 1)
    }
    self.columns = columns
    self.kinds = kinds
  }

  func observations() throws -> Observations { try Observations(byteColumns: columns) }
}
