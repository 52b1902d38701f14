#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension SeededGenerator {
  /// A standard normal number.
  ///
  /// The polar method of Marsaglia and Bray (1964), doi:10.1137/1006063; its second number is dropped so that the generator
  /// has no hidden memory. Expected cost: 2.55 uniform numbers, one logarithm and one root.
  public mutating func nextNormal() -> Double {
    while true {
      let u = 2 * nextUniform() - 1
      let v = 2 * nextUniform() - 1
      let s = u * u + v * v
      if s > 0, s < 1 { return u * (-2 * log(s) / s).squareRoot() }
    }
  }
}
