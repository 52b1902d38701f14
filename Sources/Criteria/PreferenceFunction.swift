#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How a difference d in favour of one alternative becomes a degree of preference P(d) in 0 ... 1.
///
/// P is 0 for d ≤ 0 in every case. The parameters are in the unit of the criterion.
///
/// Source: the six generalised criteria of Brans, Vincke (1985), doi:10.1287/mnsc.31.6.647; Brans, Vincke, Mareschal
/// (1986), doi:10.1016/0377-2217(86)90044-5. Their names for types I to VI are usual, quasi (U-shape), linear
/// preference (V-shape), level, linear with indifference, and Gaussian.
public enum PreferenceFunction: Hashable, Sendable {
  /// Type I: any advantage is a full preference: 1 for d > 0.
  case usual
  /// Type II: 1 for d > q, else 0.
  case uShape(indifference: Double)
  /// Type III: d / p up to d = p, then 1.
  case vShape(preference: Double)
  /// Type IV: ½ for q < d ≤ p, then 1.
  case level(indifference: Double, preference: Double)
  /// Type V: (d − q) / (p − q) for q < d ≤ p, then 1.
  case linear(indifference: Double, preference: Double)
  /// Type VI: 1 − exp(−d² / 2s²).
  case gaussian(inflection: Double)

  /// The name in files and reports.
  public var name: String {
    switch self {
    case .usual: "usual"
    case .uShape: "u-shape"
    case .vShape: "v-shape"
    case .level: "level"
    case .linear: "linear"
    case .gaussian: "gaussian"
    }
  }

  /// The parameters by the letters of the literature: q, p and s.
  public var parameters: [(name: String, value: Double)] {
    switch self {
    case .usual: []
    case .uShape(let q): [("q", q)]
    case .vShape(let p): [("p", p)]
    case .level(let q, let p), .linear(let q, let p): [("q", q), ("p", p)]
    case .gaussian(let s): [("s", s)]
    }
  }

  /// P(d), in 0 ... 1. With q = p the linear function is the U-shape, and with p = 0 the V-shape is the usual one.
  public func callAsFunction(_ difference: Double) -> Double {
    guard difference > 0 else { return 0 }
    switch self {
    case .usual:
      return 1
    case .uShape(let q):
      return difference > q ? 1 : 0
    case .vShape(let p):
      return difference > p ? 1 : difference / p
    case .level(let q, let p):
      return (difference > q ? 0.5 : 0) + (difference > p ? 0.5 : 0)
    case .linear(let q, let p):
      return difference > p ? 1 : difference > q ? (difference - q) / (p - q) : 0
    case .gaussian(let s):
      return -expm1(-(difference / s) * (difference / s) / 2)
    }
  }
}
