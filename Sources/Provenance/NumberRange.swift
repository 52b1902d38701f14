/// The numbers that Pondera computes with: 0, and from 10⁻¹⁰⁰ to 10¹⁰⁰ on either side of it.
///
/// Whatever is computed of ratings, values and weights is made of their squares, of sums of these over rows and columns, and
/// of ratios. The largest number that a computer holds is 1.8 · 10³⁰⁸, and below 2.2 · 10⁻³⁰⁸ digits are lost; so values within
/// these bounds can be squared, summed over any number of rows, weighed, and divided by one another, and values beyond
/// cannot. Nothing that is measured, counted or paid is outside. The bounds are checked **once, where numbers are read** —
/// cells of a file, numbers of a JSON file, numbers on the command line — so that what computes need not.
public enum NumberRange {
  /// The largest number.
  public static let largest = 1e100
  /// The smallest number above 0.
  public static let smallest = 1e-100

  /// What is allowed, for people.
  public static let allowed = "0 and numbers from 1e-100 to 1e100 and from -1e100 to -1e-100"

  /// Whether a number is computed with.
  @inlinable
  public static func contains(_ value: Double) -> Bool {
    let size = abs(value)
    return size == 0 || (size >= smallest && size <= largest)
  }

  /// The number that a text on the command line stands for; `nil` when it is none or is not in the range.
  public static func number(_ text: some StringProtocol) -> Double? {
    Double(text).flatMap { contains($0) ? $0 : nil }
  }
}
