public import Parallelism
public import Provenance

/// Finished latent classes: parameters, labels and likelihood of one state.
public struct LatentClassModel: MixtureModel, Hashable {
  /// The share of each class in the whole, k numbers that add up to 1.
  public let proportions: [Double]
  /// The answers to each item that observations of positive weight gave, d increasing lists.
  public let answers: [[Int]]
  /// The probability of each answer in each class: `responseProbabilities[c][j][a]` is that of `answers[j][a]` to item
  /// j in class c; those of an item add up to 1. All 0 in a class that has lost all its observations before it had any
  /// answers.
  public let responseProbabilities: [[[Double]]]
  /// The likeliest class of each observation, 0 ..< k. Class 0 weighs most; ties go by the probabilities.
  public let labels: [Int]
  /// The number of observations with each label.
  public let sizes: [Int]
  /// The weight of the observations with each label; the sizes when there are no weights.
  public let clusterWeights: [Double]
  /// The sum of the observation weights, N; n without weights.
  public let totalWeight: Double
  /// Σ ω ln Σ π Π θ, in natural logarithms of probabilities.
  public let logLikelihood: Double
  /// −Σ ω Σ r ln r over the responsibilities r.
  public let entropy: Double
  /// −Σ ω ln r, r being the largest responsibility of an observation.
  public let classificationUncertainty: Double
  /// The log-likelihood of each set of parameters that EM went through; never falls, to rounding. The last is that of
  /// the model.
  public let trace: [Double]
  /// Whether EM ended because it climbed no more.
  public let isConverged: Bool
  /// What a person should know about this fit.
  public let diagnostics: [Diagnostic]

  private let parameters: LatentClassParameters

  /// The number of classes, k.
  public var clusterCount: Int { proportions.count }

  /// The number of free parameters: k − 1 proportions, and for each class and item one less than there are answers.
  public var parameterCount: Int { clusterCount - 1 + clusterCount * answers.reduce(0) { $0 + $1.count - 1 } }

  /// Puts together what a search has found. Only a search makes a model.
  init(
    _ ascent: MixtureAscent<LatentClassParameters>, _ parameters: LatentClassParameters,
    _ judgement: MixtureJudgement, totalWeight: Double
  ) {
    let coding = parameters.coding
    self.parameters = parameters
    self.totalWeight = totalWeight
    proportions = parameters.proportions
    // What has a probability in some class has been answered.
    let places = (0..<coding.itemCount).map { item in
      coding.places(item).filter { place in
        (0..<parameters.clusterCount).contains { parameters.probabilities[$0 * coding.size + place] > 0 }
      }
    }
    answers = places.enumerated().map { item, places in
      places.map { $0 - coding.offsets[item] + coding.lows[item] }
    }
    responseProbabilities = (0..<parameters.clusterCount).map { cluster in
      places.map { $0.map { parameters.probabilities[cluster * coding.size + $0] } }
    }
    labels = judgement.labels
    sizes = judgement.sizes
    clusterWeights = judgement.clusterWeights
    logLikelihood = judgement.logLikelihood
    entropy = judgement.entropy
    classificationUncertainty = judgement.uncertainty
    // A climb that has converged has measured its last parameters, but added them up in another order.
    trace = Array(ascent.isConverged ? ascent.trace.dropLast() : ascent.trace[...]) + [judgement.logLikelihood]
    isConverged = ascent.isConverged
    diagnostics = Self.diagnostics(
      of: parameters, answerCounts: places.map(\.count), stepCount: ascent.isConverged ? nil : ascent.trace.count)
  }

  private static func diagnostics(
    of parameters: LatentClassParameters, answerCounts: [Int], stepCount: Int?
  ) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    if let stepCount {
      diagnostics.append(
        Diagnostic(
          .warning, code: "not-converged",
          "The likelihood was still climbing after \(stepCount) steps; raise the iteration limit."))
    }
    let clusterCount = parameters.clusterCount
    let parameterCount = clusterCount - 1 + clusterCount * answerCounts.reduce(0) { $0 + $1 - 1 }
    // More than the largest number of parameters anyway is as good as infinity.
    let patternCount = answerCounts.reduce(1.0) { $0 * Double($1) }
    if clusterCount > 1, Double(parameterCount) > patternCount - 1 {
      diagnostics.append(
        Diagnostic(
          .warning, code: "not-identified",
          "The model has \(parameterCount) parameters and the items allow only \(Int(patternCount)) different patterns "
            + "of answers: many solutions fit equally well. Ask for fewer segments or use more items."))
    }
    let empty = parameters.proportions.indices.filter { !(parameters.proportions[$0] > 0) }
    if !empty.isEmpty {
      let list = empty.map { "\($0 + 1)" }.joined(separator: ", ")
      diagnostics.append(Diagnostic(.warning, code: "empty-component", "Class \(list) has lost all its accounts."))
    }
    return diagnostics
  }
}

extension LatentClassModel {
  /// The likeliest class of each observation; ties go to the lower label. The observations the model was fitted to get
  /// its labels. An answer that nobody gave there says nothing about the class.
  ///
  /// - Parameters:
  ///   - observations: n rows by d items, whole numbers in 0 … 255.
  ///   - workers: The threads to use; the result does not depend on them.
  /// - Returns: n labels in 0 ..< k.
  /// - Throws: `centroidShape` when d is not that of the model, `notCategorical`. Time is O(n k d).
  public func assign(_ observations: Observations, workers: Workers = .one) throws(ClusteringError) -> [Int] {
    MixtureJudgement(try rows(observations), workers: workers).labels
  }

  /// How much of each observation belongs to each class.
  ///
  /// - Parameters:
  ///   - observations: n rows by d items, whole numbers in 0 … 255; n k numbers are returned.
  ///   - workers: The threads to use; the result does not depend on them.
  /// - Returns: k columns of n numbers in 0 ... 1; those of a row add up to 1 to rounding.
  /// - Throws: `centroidShape` when d is not that of the model, `notCategorical`. Time is O(n k d).
  public func responsibilities(
    of observations: Observations, workers: Workers = .one
  ) throws(ClusteringError) -> [[Double]] {
    try rows(observations).responsibilities(workers: workers)
  }

  private func rows(_ observations: Observations) throws(ClusteringError) -> LatentClassRows {
    guard observations.featureCount == parameters.coding.itemCount else {
      throw .centroidShape(features: parameters.coding.itemCount, expected: observations.featureCount)
    }
    return LatentClassRows(columns: try AnswerCoding.answers(observations), weights: nil, parameters: parameters)
  }
}
