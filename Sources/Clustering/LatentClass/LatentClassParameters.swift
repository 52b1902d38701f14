/// The parameters of a latent class model, and the costs that follow from them.
struct LatentClassParameters: OrderedComponents, Hashable, Sendable {
  let coding: AnswerCoding
  /// The proportion of each class; they add up to 1.
  private(set) var proportions: [Double]
  /// The probability of each answer in each class, k times `coding.size` numbers; those of an item add up to 1.
  private(set) var probabilities: [Double]
  /// −ln of each proportion.
  private(set) var costsOfClasses: [Double]
  /// −ln of each probability.
  private(set) var costsOfAnswers: [Double]

  /// The cost of what cannot be: some of it can be added up and stays a number.
  private static let impossible = 1e280

  var clusterCount: Int { proportions.count }

  /// The probabilities of greatest likelihood for some counts (the M step).
  ///
  /// - Parameters:
  ///   - weights: The weight of each class, k numbers.
  ///   - counts: The weight of each answer in each class, k times `coding.size` numbers.
  ///   - previous: Whose answers a class keeps that has lost all its weight; `nil` gives it none.
  init(_ coding: AnswerCoding, weights: [Double], counts: [Double], previous: LatentClassParameters? = nil) {
    let total = weights.reduce(0, +)
    self.coding = coding
    proportions = weights.map { $0 > 0 ? $0 / total : 0 }
    var probabilities = previous?.probabilities ?? [Double](repeating: 0, count: counts.count)
    for (cluster, weight) in weights.enumerated() where weight > 0 {
      for item in 0..<coding.itemCount {
        let places = coding.places(item)
        let start = cluster * coding.size
        // Their own sum, so that probabilities add up to 1 whatever was rounded.
        let sum = places.reduce(0) { $0 + counts[start + $1] }
        for place in places { probabilities[start + place] = sum > 0 ? counts[start + place] / sum : 0 }
      }
    }
    self.probabilities = probabilities
    costsOfClasses = Self.costs(proportions)
    costsOfAnswers = Self.costs(probabilities)
    forgiveUnseen()
  }

  /// An answer that is impossible in every class, because nobody gave it, says nothing about the class.
  private mutating func forgiveUnseen() {
    for place in 0..<coding.size {
      let places = (0..<clusterCount).map { $0 * coding.size + place }
      guard places.allSatisfy({ probabilities[$0] == 0 }) else { continue }
      for index in places { costsOfAnswers[index] = 0 }
    }
  }

  private static func costs(_ probabilities: [Double]) -> [Double] {
    let possible = probabilities.map { $0 >= .leastNormalMagnitude ? $0 : 1 }
    let logs = MixtureSpace.logarithms(possible)
    return zip(probabilities, logs).map { $0 >= .leastNormalMagnitude ? -$1 : impossible }
  }

  func key(of cluster: Int) -> ArraySlice<Double> {
    probabilities[(cluster * coding.size)..<((cluster + 1) * coding.size)]
  }

  func reordered(_ order: [Int]) -> LatentClassParameters {
    func blocks(_ values: [Double]) -> [Double] {
      order.flatMap { values[($0 * coding.size)..<(($0 + 1) * coding.size)] }
    }
    var result = self
    result.proportions = order.map { proportions[$0] }
    result.probabilities = blocks(probabilities)
    result.costsOfClasses = order.map { costsOfClasses[$0] }
    result.costsOfAnswers = blocks(costsOfAnswers)
    return result
  }
}
