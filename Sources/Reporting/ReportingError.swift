package import Provenance

/// What can be wrong with a result that is to be written.
package enum ReportingError: PonderaError {
  /// A result holds a value that JSON cannot say, at a place given as a path of keys.
  case notEncodable(path: String, value: String)

  package var category: ErrorCategory { .defect }

  package var description: String {
    switch self {
    case .notEncodable(let path, let value):
      let place = path.isEmpty ? "the result" : "'\(path)'"
      return "The result cannot be written as JSON, since \(place) is \(value); this is a defect of Pondera."
    }
  }
}
