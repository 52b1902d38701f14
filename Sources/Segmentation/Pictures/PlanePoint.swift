/// A place in a picture.
public struct PlanePoint: Hashable, Sendable, Codable {
  /// To the right.
  public let x: Double
  /// Upwards.
  public let y: Double
}
