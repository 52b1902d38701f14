#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Numbers within the sentences of diagnostics.
enum ShortNumber {
  /// A number with three significant digits: `0.161`, `4`, `12.3`.
  static func text(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return value == 0 ? "0" : String(value) }
    let exponent = Int(log10(abs(value)).rounded(.down))
    // A division by a power of ten is exact where a multiplication by 0.001 is not.
    let rounded =
      exponent > 2
      ? (value / pow(10, Double(exponent - 2))).rounded() * pow(10, Double(exponent - 2))
      : (value * pow(10, Double(2 - exponent))).rounded() / pow(10, Double(2 - exponent))
    return Int(exactly: rounded).map(String.init) ?? String(rounded)
  }

  /// A pairwise judgment as people write it, below 1 as a fraction of 1: `1/3`.
  static func judgment(_ value: Double) -> String { value < 1 ? "1/" + text(1 / value) : text(value) }
}
