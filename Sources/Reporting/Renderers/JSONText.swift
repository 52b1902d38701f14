#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A value as JSON, the same bytes for the same value.
package enum JSONText {
  /// The text, keys in alphabetical order, with a line end.
  ///
  /// - Throws: ``ReportingError/notEncodable(path:value:)`` when a number is not finite.
  package static func of(_ value: some Encodable) throws(ReportingError) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    } catch EncodingError.invalidValue(let value, let context) {
      throw .notEncodable(path: context.codingPath.map(\.stringValue).joined(separator: "."), value: "\(value)")
    } catch {
      throw .notEncodable(path: "", value: "refused by the encoder: \(error)")
    }
  }
}
