#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The ellipse that holds a share of a normal law in the plane.
public struct NormalEllipse: Hashable, Sendable, Codable {
  /// The centre.
  public let centre: PlanePoint
  /// Half of the longer axis, at least 0.
  public let semiMajor: Double
  /// Half of the shorter axis, at least 0.
  public let semiMinor: Double
  /// The angle from the horizontal to the longer axis, in radians, in −π/2 ... π/2; 0 for a circle.
  public let angle: Double
  /// The share that it holds, in 0 ..< 1.
  public let share: Double

  /// The ellipse of a mean and a covariance.
  ///
  /// Its points x have (x − m)ᵀ S⁻¹ (x − m) = −2 ln(1 − p), a quantile of the chi-squared law with two degrees of freedom.
  ///
  /// - Parameters:
  ///   - covariance: The variances along both axes and the covariance; a matrix without negative eigenvalue but for rounding.
  ///   - share: p, in 0 ..< 1.
  init(centre: PlanePoint, covariance: (xx: Double, xy: Double, yy: Double), share: Double) {
    let middle = covariance.xx / 2 + covariance.yy / 2
    let half = covariance.xx / 2 - covariance.yy / 2
    // Variances are squares already; their squares may be beyond all numbers.
    let radius = hypot(half, covariance.xy)
    let squaredScale = -2 * log1p(-share)
    self.centre = centre
    semiMajor = (max(0, middle + radius) * squaredScale).squareRoot()
    semiMinor = (max(0, middle - radius) * squaredScale).squareRoot()
    angle = radius > 0 ? atan2(covariance.xy, half) / 2 : 0
    self.share = share
  }
}
