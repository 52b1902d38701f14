/// A decimal number of at most 19 digits as it stands in a file: ± `digits` · 10^`exponent`.
struct DecimalNumber: Hashable {
  let digits: UInt64
  let exponent: Int
  let isNegative: Bool

  /// The most places behind the decimal mark of a number that is kept in units of its last place.
  static let placeLimit = 9
  /// The largest number of units; the number one below −`limit` stands for a missing value.
  static let limit = Int(Int32.max)
  /// 10⁰ … 10⁹.
  static let powersOfTen = [
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
  ]

  /// The nearest `Double`, or `nil` where this needs more than ``ExactDecimal`` can do.
  var value: Double? {
    guard let magnitude = ExactDecimal.value(digits: digits, exponent: exponent) else { return nil }
    return isNegative ? -magnitude : magnitude
  }

  /// The number without zeros at the end of its fraction, in units of its last place; `nil` when these are more than 31 bits
  /// or nine places. The sign of zero is lost.
  var shortest: (units: Int32, places: Int)? {
    guard digits != 0 else { return (0, 0) }
    var (digits, exponent) = (digits, exponent)
    while exponent < 0, digits.isMultiple(of: 10) { (digits, exponent) = (digits / 10, exponent + 1) }
    while exponent > 0, digits <= Self.limit { (digits, exponent) = (digits * 10, exponent - 1) }
    guard exponent <= 0, exponent >= -Self.placeLimit, digits <= Self.limit else { return nil }
    return (Int32(digits) * (isNegative ? -1 : 1), -exponent)
  }

  /// The number in units of 10⁻ᵖ for `p` places; `nil` when it is no whole number of them or has more than 31 bits.
  func units(places: Int) -> Int32? {
    guard let (units, ownPlaces) = shortest, ownPlaces <= places else { return nil }
    let scaled = Int(units) * Self.powersOfTen[places - ownPlaces]
    return scaled.magnitude <= Self.limit ? Int32(scaled) : nil
  }
}
