/// A number with a few digits behind the decimal mark, taken apart into them.
///
/// A decimal of at most 15 digits is the only one of so few digits whose nearest `Double` is that number (David M. Gay, 1990;
/// `DBL_DIG` of the C standard), so without the zeros at its end it is the shortest that reads back as the same number:
/// what `Double.description` finds with more work.
struct ShortDecimal: Hashable {
  /// Above this `description` writes no exponent.
  private static let least = 1e-4
  private static let digitLimit: UInt64 = 1_000_000_000_000_000

  let isNegative: Bool
  let whole: UInt64
  /// In units of the last of ``places``.
  let fraction: UInt64
  /// The digits behind the mark, zeros at the end among them.
  let places: Int

  /// Takes a finite number apart; `nil` when it needs more digits.
  @inline(__always)
  init?(_ value: Double) {
    let magnitude = value.magnitude
    guard magnitude >= Self.least, magnitude < 1e11 else { return nil }
    places = magnitude < 1e6 ? 9 : 4
    let scale: UInt64 = places == 9 ? 1_000_000_000 : 10_000
    // Below 10¹⁵ the product is less than 1/4 away from the digits, if these are so few.
    let units = UInt64(magnitude * Double(scale) + 0.5)
    // The division of two exact numbers is rounded correctly, so equality says that these are the digits of the value.
    guard units < Self.digitLimit, Double(units) / Double(scale) == magnitude else { return nil }
    isNegative = value < 0
    (whole, fraction) = units.quotientAndRemainder(dividingBy: scale)
  }
}

/// Whole numbers as digits.
enum DecimalDigits {
  /// How many digits a number has.
  static func count(_ value: UInt) -> Int {
    var count = 1
    var power: UInt = 10
    while value >= power {
      count += 1
      let (next, isTooLarge) = power.multipliedReportingOverflow(by: 10)
      if isTooLarge { break }
      power = next
    }
    return count
  }

  /// Writes `count` digits, with zeros in front.
  static func write(_ value: UInt, count: Int, to place: UnsafeMutablePointer<UInt8>) {
    var rest = value
    var index = count
    while index > 0 {
      index -= 1
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      place[index] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: digit)
      rest = quotient
    }
  }
}
