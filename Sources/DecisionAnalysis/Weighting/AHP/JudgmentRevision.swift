/// A judgment that fits the others badly, and the value that would fit them best.
public struct JudgmentRevision: Hashable, Sendable, Encodable {
  /// The criterion that was said to be at least as important.
  public let first: String
  /// The criterion that it was compared with.
  public let second: String
  /// How many times as important it was said to be, at least 1.
  public let judgment: Double
  /// How many times as much it weighs now.
  public let weightRatio: Double
  /// The value that would make the largest eigenvalue least if the other judgments stayed.
  public let repairedValue: Double
  /// The consistency index with that value.
  public let repairedIndex: Double
  /// The consistency ratio with that value; `nil` where the table of random indices ends.
  public let repairedRatio: Double?

  /// How far the judgment is from the weights: judgment / weightRatio or its reciprocal, whichever is at least 1.
  public var error: Double { max(judgment / weightRatio, weightRatio / judgment) }
}
