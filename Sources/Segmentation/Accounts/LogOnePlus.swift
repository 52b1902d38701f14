#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// ln x.
func naturalLogarithm(_ value: Double) -> Double { log(value) }

/// ln(1 + x), exact for small x.
func logOnePlus(_ value: Double) -> Double { log1p(value) }
