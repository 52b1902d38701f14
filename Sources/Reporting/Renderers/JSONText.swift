#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

import Tables

/// A value as JSON, the same bytes for the same value.
package enum JSONText {
  /// The text, keys in alphabetical order, with a line end. What would hide in a terminal or turn a line around (C1 controls,
  /// marks of direction, characters without width) is written as `\u…`.
  ///
  /// - Throws: ``ReportingError/notEncodable(path:value:)`` when a number is not finite.
  package static func of(_ value: some Encodable) throws(ReportingError) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return escaped(String(decoding: try encoder.encode(value), as: UTF8.self)) + "\n"
    } catch EncodingError.invalidValue(let value, let context) {
      throw .notEncodable(path: context.codingPath.map(\.stringValue).joined(separator: "."), value: "\(value)")
    } catch {
      throw .notEncodable(path: "", value: "refused by the encoder: \(error)")
    }
  }

  /// Such characters stand only inside the texts of JSON, since the encoder escapes what is below a blank.
  private static func escaped(_ json: String) -> String {
    let isHidden = { (scalar: Unicode.Scalar) in scalar.value > 0x7E && VisibleText.isHidden(scalar) }
    guard json.unicodeScalars.contains(where: isHidden) else { return json }
    var text = ""
    for scalar in json.unicodeScalars {
      if isHidden(scalar) {
        for unit in UTF16.encode(scalar)! {
          let digits = String(unit, radix: 16)
          text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
