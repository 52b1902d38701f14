#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How the values of one criterion are normalised: a formula and never a copy.
public enum ColumnMap: Hashable, Sendable {
  /// (x − origin) / divisor + constant.
  case affine(origin: Double, divisor: Double, constant: Double)
  /// numerator / x.
  case reciprocal(numerator: Double)
  /// ln x / divisor · factor + constant, for logarithmic normalisation.
  case logarithm(divisor: Double, factor: Double, constant: Double)
  /// The same number whatever x is.
  case constant(Double)

  /// The normalised value of x.
  public func callAsFunction(_ x: Double) -> Double {
    switch self {
    case .affine(let origin, let divisor, let constant): (x - origin) / divisor + constant
    case .reciprocal(let numerator): numerator / x
    case .logarithm(let divisor, let factor, let constant): log(x) / divisor * factor + constant
    case .constant(let value): value
    }
  }

  /// Writes the normalised values of a column.
  package func write(_ values: UnsafePointer<Double>, _ count: Int, to result: UnsafeMutablePointer<Double>) {
    switch self {
    case .affine(let origin, let divisor, let constant):
      for row in 0..<count { result[row] = (values[row] - origin) / divisor + constant }
    case .reciprocal(let numerator):
      for row in 0..<count { result[row] = numerator / values[row] }
    case .logarithm(let divisor, let factor, let constant):
      for row in 0..<count { result[row] = log(values[row]) / divisor * factor + constant }
    case .constant(let value):
      for row in 0..<count { result[row] = value }
    }
  }

  /// Adds the normalised values of a column, times a factor.
  package func add(
    _ values: UnsafePointer<Double>, _ count: Int, times factor: Double, to result: UnsafeMutablePointer<Double>
  ) {
    switch self {
    case .affine(let origin, let divisor, let constant):
      for row in 0..<count { result[row] += factor * ((values[row] - origin) / divisor + constant) }
    case .reciprocal(let numerator):
      for row in 0..<count { result[row] += factor * (numerator / values[row]) }
    case .logarithm, .constant:
      for row in 0..<count { result[row] += factor * self(values[row]) }
    }
  }
}
