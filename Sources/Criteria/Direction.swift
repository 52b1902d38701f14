/// Which way a criterion points.
public enum Direction: String, Hashable, Sendable, Codable, CaseIterable {
  /// More is better: reliability, resale value.
  case maximize
  /// Less is better: price, running cost.
  case minimize

  /// The opposite direction.
  public var reversed: Direction { self == .maximize ? .minimize : .maximize }

  /// Whether `value` is better than `other` in this direction.
  public func prefers(_ value: Double, to other: Double) -> Bool { self == .maximize ? value > other : value < other }

  /// +1 where more is better and −1 where less is: the sign that turns every criterion into one to maximise.
  package var sign: Double { self == .maximize ? 1 : -1 }
}
