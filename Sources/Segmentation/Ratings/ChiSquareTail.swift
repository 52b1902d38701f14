#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The probability that a chi-square variable exceeds a value.
enum ChiSquareTail {
  /// P(χ²_f > x) for a whole number f of degrees of freedom, in 0 ... 1; 1 for x ≤ 0.
  ///
  /// With h = x/2 the tail is a sum of f/2 positive terms, e^(−h) Σ h^i / i! for even f, and erfc(√h) + e^(−h) Σ h^(i−½) / Γ(i + ½)
  /// for odd f, so that nothing cancels however small it is. The terms are formed by their logarithms, which neither
  /// overflow nor underflow. O(f).
  ///
  /// Source: Abramowitz, Stegun (1964), Handbook of Mathematical Functions, 26.4.4 and 26.4.5.
  static func probability(above x: Double, degreesOfFreedom: Int) -> Double {
    precondition(degreesOfFreedom >= 1, "at least one degree of freedom")
    guard x > 0 else { return 1 }
    let half = x / 2
    let isOdd = degreesOfFreedom % 2 == 1
    var tail = isOdd ? erfc(half.squareRoot()) : 0
    // The first term is e^(−h) for even f, and e^(−h) √h / Γ(3/2) for odd f.
    var logTerm = isOdd ? -half + log(half) / 2 - log(Double.pi.squareRoot() / 2) : -half
    for index in 0..<(degreesOfFreedom / 2) {
      tail += exp(logTerm)
      logTerm += log(half / (Double(index) + (isOdd ? 1.5 : 1)))
    }
    return min(1, tail)
  }
}
