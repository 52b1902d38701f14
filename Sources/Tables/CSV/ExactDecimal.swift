/// The number nearest to a decimal of at most 19 digits, without touching the locale or the heap.
///
/// Every path is correctly rounded (to nearest, ties to even). Small cases follow Clinger, W. D. (1990), How to read
/// floating point numbers accurately, doi:10.1145/93548.93557: when the digits and the power of ten are both exact, one
/// division or multiplication rounds once. The others are rounded from an exact 128-bit product or quotient.
enum ExactDecimal {
  /// 10⁰ … 10²², all exact in `Double`.
  private static let tens: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]

  /// `digits` · 10^`exponent`, or `nil` where this needs more than 128 bits (|exponent| > 27).
  static func value(digits: UInt64, exponent: Int) -> Double? {
    if digits == 0 { return 0 }
    if exponent == 0 { return Double(digits) }
    guard -27...27 ~= exponent else { return nil }
    if digits <= 1 << 53, -22...22 ~= exponent {
      return exponent < 0 ? Double(digits) / tens[-exponent] : Double(digits) * tens[exponent]
    }
    return exponent < 0 ? quotient(digits, exponent: -exponent) : product(digits, exponent: exponent)
  }

  /// 5⁰ … 5²⁷, which fit in 64 bits.
  private static let fives: [UInt64] = (0...27).map { exponent in (0..<exponent).reduce(1) { power, _ in power * 5 } }

  /// digits · 5ᵉ · 2ᵉ from the exact 128-bit product.
  private static func product(_ digits: UInt64, exponent: Int) -> Double {
    let (high, low) = digits.multipliedFullWidth(by: fives[exponent])
    if high == 0 { return Double(low) * powerOfTwo(exponent) }
    let shift = high.leadingZeroBitCount
    let top = shift == 0 ? high : high << UInt64(shift) | low >> UInt64(64 - shift)
    return rounded(top, hasRest: low << UInt64(shift) != 0, exponent: 64 - shift + exponent)
  }

  /// digits / 5ᵉ / 2ᵉ: both sides are shifted to the top, so that the quotient has 63 or 64 bits and the remainder says
  /// whether anything is left.
  private static func quotient(_ digits: UInt64, exponent: Int) -> Double {
    let divisor = fives[exponent]
    let digitShift = digits.leadingZeroBitCount
    let divisorShift = divisor.leadingZeroBitCount
    let dividend = digits << UInt64(digitShift)
    let (result, remainder) = (divisor << UInt64(divisorShift)).dividingFullWidth(
      (dividend >> 1, (dividend & 1) << 63))
    return rounded(result, hasRest: remainder != 0, exponent: divisorShift - digitShift - 63 - exponent)
  }

  /// `bits` · 2^`exponent` rounded to 53 bits, where `hasRest` says that the true value is a little larger than `bits`.
  private static func rounded(_ bits: UInt64, hasRest: Bool, exponent: Int) -> Double {
    let drop = UInt64(11 - bits.leadingZeroBitCount)
    var kept = bits >> drop
    let rest = bits & (1 << drop - 1)
    let half: UInt64 = 1 << (drop - 1)
    if rest > half || (rest == half && (hasRest || kept & 1 == 1)) { kept += 1 }
    return Double(kept) * powerOfTwo(exponent + Int(drop))
  }

  /// 2^`exponent` for exponents far from the limits of `Double`.
  private static func powerOfTwo(_ exponent: Int) -> Double {
    Double(bitPattern: UInt64(1023 + exponent) << 52)
  }
}
