internal import Criteria

/// The buyers as alternatives: what is ranked.
extension SubjectData {
  /// Two criteria are minimised.
  static let signs: [Double] = (0..<featureCount).map { [2, 4].contains($0) ? -1 : 1 }
  /// q and p of every criterion.
  static let thresholds = (indifference: 0.5, preference: 3.0)
  static let criterionNames = (1...featureCount).map { "c\($0)" }

  func decisionMatrix() throws -> DecisionMatrix {
    let criteria = try zip(Self.criterionNames, Self.signs).map { name, sign in
      try Criterion(
        name, sign < 0 ? .minimize : .maximize, indifference: Self.thresholds.indifference,
        preference: Self.thresholds.preference)
    }
    return try DecisionMatrix(rowMajor: Array(rows.joined()), criteria: criteria)
  }

  static func equalWeights() throws -> Weights {
    try Weights(criteria: criterionNames, values: criterionNames.map { _ in 1 })
  }
}
