/// Something a person should know about a result: not an error, since there is a result.
///
/// The numeric core never prints. What it has to say travels with the value it returns.
public struct Diagnostic: Hashable, Sendable, Codable {
  /// How much a reader should mind.
  public enum Severity: String, Hashable, Sendable, Codable, Comparable {
    /// Useful to know; nothing to do.
    case note
    /// Read this before acting on the result.
    case warning

    /// Notes come before warnings.
    public static func < (left: Severity, right: Severity) -> Bool { left == .note && right == .warning }
  }

  /// How much a reader should mind.
  public let severity: Severity
  /// A stable name that scripts may test, for example `"small-segment"`.
  public let code: String
  /// One or two sentences for people.
  public let message: String

  /// Makes a diagnostic.
  public init(_ severity: Severity, code: String, _ message: String) {
    self.severity = severity
    self.code = code
    self.message = message
  }
}
