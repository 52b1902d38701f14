import ArgumentParser
import Provenance

/// The numbers that an option allows.
///
/// It reads the number and says the range in the help, so that what is allowed and what is said cannot differ. Every option of
/// numbers goes through one: beyond its range counts overflow, and memory and time have no end.
struct Bound<Number: BoundedNumber>: Sendable {
  /// The least and the largest number.
  let range: ClosedRange<Number>
  /// The value without the option, where it is a number.
  private let known: Number?
  /// Whether the least number is itself outside, and the largest.
  private let (excludesLower, excludesUpper): (Bool, Bool)

  /// Allows the numbers of a range.
  init(_ range: ClosedRange<Number>, standard: Number? = nil) {
    self.range = range
    known = standard
    (excludesLower, excludesUpper) = (false, false)
  }

  /// Allows the numbers of a range but its upper end.
  init(_ range: Range<Number>, standard: Number? = nil) {
    self.range = range.lowerBound...range.upperBound
    known = standard
    (excludesLower, excludesUpper) = (false, true)
  }

  /// Allows the numbers above one, up to another.
  init(above lower: Number, through upper: Number) {
    range = lower...upper
    known = nil
    (excludesLower, excludesUpper) = (true, false)
  }

  /// The value without the option.
  var standard: Number {
    guard let known else { preconditionFailure("this option has no number of its own") }
    return known
  }

  /// The range: `from 1 to 100,000`.
  var words: String {
    "from \(excludesLower ? "above " : "")\(range.lowerBound.inWords) to \(excludesUpper ? "below " : "")"
      + range.upperBound.inWords
  }

  /// The help of the option.
  ///
  /// - Parameters:
  ///   - text: What the number is, without a full stop.
  ///   - rest: What follows the range, up to the full stop.
  ///   - name: The sign for the value.
  func help(_ text: String, _ rest: String = "", name: String = "n") -> ArgumentHelp {
    let ending = known.map { " (default: \($0))" } ?? ""
    return ArgumentHelp("\(text), \(words)\(rest).\(ending)", valueName: name)
  }

  /// Reads a number.
  ///
  /// - Parameter alternative: What else the option allows, for the sentence.
  /// - Throws: `OutsideBound`.
  @Sendable
  func read(_ text: String, or alternative: String) throws(OutsideBound) -> Number {
    guard let number = Number(optionText: text), contains(number) else {
      throw OutsideBound(description: "it must be \(Number.kind) \(words)\(alternative)")
    }
    guard number.isComputable else {
      throw OutsideBound(description: "it must be 0 or at least \(NumberRange.smallest), or squares of it vanish")
    }
    return number
  }

  /// Reads a number.
  @Sendable
  func read(_ text: String) throws(OutsideBound) -> Number { try read(text, or: "") }

  private func contains(_ number: Number) -> Bool {
    range.contains(number) && !(excludesLower && number == range.lowerBound)
      && !(excludesUpper && number == range.upperBound)
  }
}

/// What is said of a number outside the range of its option; the parser names the option and the number.
struct OutsideBound: Error, CustomStringConvertible {
  let description: String
}

/// A number that an option can have.
protocol BoundedNumber: Comparable, Sendable {
  /// `a whole number`.
  static var kind: String { get }
  /// Whether it can be computed with.
  var isComputable: Bool { get }
  /// Reads a number as a person writes it.
  init?(optionText: String)
  /// The number with groups of three digits, or as a power of ten.
  var inWords: String { get }
}

extension Int: BoundedNumber {
  static let kind = "a whole number"
  var isComputable: Bool { true }

  /// `250000`, or `2.5e5`.
  init?(optionText text: String) {
    guard let number = Int(text) ?? Double(text).flatMap({ Int(exactly: $0) }) else { return nil }
    self = number
  }

  var inWords: String { grouped("\(self)") }
}

extension UInt64: BoundedNumber {
  static let kind = "a whole number"
  var isComputable: Bool { true }

  init?(optionText text: String) { self.init(text) }

  var inWords: String { grouped("\(self)") }
}

extension Double: BoundedNumber {
  static let kind = "a number"
  var isComputable: Bool { NumberRange.contains(self) }

  init?(optionText text: String) { self.init(text) }

  var inWords: String {
    guard let whole = Int(exactly: self), abs(whole) < 1_000_000_000_000_000 else {
      return "\(self)".replacing("e+", with: "e")
    }
    return whole.inWords
  }
}

/// Digits in groups of three, with commas between.
private func grouped(_ digits: String) -> String {
  var result = ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index).isMultiple(of: 3) { result.append(",") }
    result.append(digit)
  }
  return result
}
