/// The kind of failure, which decides the exit status of a command.
///
/// The values follow `sysexits.h` of BSD.
public enum ErrorCategory: Int32, Hashable, Sendable {
  /// The command was called wrongly: an unknown column, k below 1.
  case usage = 64
  /// The input is there and its content is wrong: a ragged row, a text among numbers.
  case data = 65
  /// The input is not there or cannot be read.
  case missingInput = 66
  /// A service or library that is needed is not available.
  case service = 69
  /// A defect of Pondera.
  case defect = 70
  /// Reading or writing failed half-way.
  case inputOutput = 74
}

/// An error of any room: one sentence for people and a category for scripts.
///
/// Each core room has one enum whose cases carry the facts; `description` is written once, next to the enum: what was
/// wrong, the value, where, what is allowed, and the nearest name when a name was mistyped.
public protocol PonderaError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of failure this is.
  var category: ErrorCategory { get }
}
