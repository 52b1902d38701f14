/// The sign between the whole and the broken part of a number.
public enum DecimalMark: String, Hashable, Sendable, Codable, CaseIterable {
  /// `12.5`
  case point = "."
  /// `12,5`
  case comma = ","

  /// The mark as a byte.
  package var byte: UInt8 { self == .point ? UInt8(ascii: ".") : UInt8(ascii: ",") }
}
