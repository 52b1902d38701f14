#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension Double {
  /// ln x.
  var naturalLogarithm: Double { log(self) }

  /// eˣ.
  var exponential: Double { exp(self) }
}
