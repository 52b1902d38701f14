/// A source in the literature that a method, an index or a rule comes from.
///
/// Reports cite from here, so a citation is complete enough to find the work again.
public struct Citation: Hashable, Sendable {
  /// The authors as the literature writes them, for example `"Hartigan, J. A.; Wong, M. A."`.
  public let authors: String
  /// The year of publication.
  public let year: Int
  /// The title of the work.
  public let title: String
  /// The journal, book or proceedings, with volume and pages where they exist.
  public let venue: String
  /// The digital object identifier without a prefix, for example `"10.2307/2346830"`.
  public let doi: String?

  /// Makes a citation.
  public init(authors: String, year: Int, title: String, venue: String, doi: String? = nil) {
    self.authors = authors
    self.year = year
    self.title = title
    self.venue = venue
    self.doi = doi
  }
}

extension Citation: CustomStringConvertible {
  /// The citation in one line.
  public var description: String {
    let tail = doi.map { ". doi:\($0)" } ?? ""
    return "\(authors) (\(year)). \(title). \(venue)\(tail)"
  }
}
