/// A method that says what it is called and where it comes from.
///
/// The command line lists methods by `identifier`, and reports print `citations`.
public protocol DescribedMethod: Sendable {
  /// The name used on the command line and in files: lower case, words joined by hyphens.
  static var identifier: String { get }
  /// One sentence that says what the method does.
  static var summary: String { get }
  /// The literature it implements.
  static var citations: [Citation] { get }
}
