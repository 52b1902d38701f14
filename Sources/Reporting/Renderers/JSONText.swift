import Foundation
package import Provenance

/// What can be wrong with a result that is to be written.
package enum ReportingError: PonderaError {
  /// A result holds a number that JSON cannot say.
  case notEncodable(String)

  package var category: ErrorCategory { .defect }

  package var description: String {
    switch self {
    case .notEncodable(let reason): "The result cannot be written as JSON (\(reason)); this is a defect of Pondera."
    }
  }
}

/// A value as JSON, the same bytes for the same value.
package enum JSONText {
  package static func of(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    } catch EncodingError.invalidValue(let value, let context) {
      let path = context.codingPath.map(\.stringValue).joined(separator: ".")
      throw ReportingError.notEncodable("\(path) is \(value)")
    }
  }
}
