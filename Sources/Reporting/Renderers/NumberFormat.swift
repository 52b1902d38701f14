import Foundation

/// Numbers for people: English, the same on every machine.
package enum NumberFormat {
  /// `12,669`.
  package static func count(_ value: Int) -> String { grouped("\(value)") }

  /// `30.6 %`.
  package static func percent(_ share: Double) -> String { fixed(100 * share, 1) + " %" }

  /// A number with so many decimals, its thousands grouped; `-0.00` is `0.00`.
  package static func fixed(_ value: Double, _ decimals: Int) -> String {
    guard value.isFinite else { return "–" }
    let text = String(format: "%.\(decimals)f", value)
    let isZero = text.allSatisfy { "-0.".contains($0) }
    return grouped(isZero && text.hasPrefix("-") ? String(text.dropFirst()) : text)
  }

  /// A number with a sign.
  package static func signed(_ value: Double, _ decimals: Int) -> String {
    let text = fixed(value, decimals)
    guard value.isFinite else { return text }
    return text.hasPrefix("-") || text.allSatisfy({ "0.".contains($0) }) ? text : "+\(text)"
  }

  /// A number with about so many significant digits, never less than its whole part.
  package static func significant(_ value: Double, _ digits: Int) -> String {
    guard value != 0, value.isFinite else { return fixed(value, 0) }
    let magnitude = Int(log10(abs(value)).rounded(.down))
    return fixed(value, min(12, max(0, digits - 1 - magnitude)))
  }

  /// Numbers of one column with the same decimals: as many as three significant digits of the typical value need.
  package static func column(_ values: [Double]) -> [String] {
    let sizes = values.filter(\.isFinite).map { abs($0) }.filter { $0 > 0 }.sorted()
    guard !sizes.isEmpty else { return values.map { fixed($0, 0) } }
    if values.allSatisfy({ $0 == $0.rounded() }) { return values.map { fixed($0, 0) } }
    let magnitude = Int(log10(sizes[sizes.count / 2]).rounded(.down))
    let decimals = min(6, max(0, magnitude >= 3 ? 0 : magnitude >= 0 ? 1 : 1 - magnitude))
    return values.map { fixed($0, decimals) }
  }

  private static func grouped(_ text: String) -> String {
    let parts = text.split(separator: ".", maxSplits: 1)
    var whole = parts[0]
    var sign = ""
    if whole.first == "-" {
      sign = "-"
      whole.removeFirst()
    }
    var result = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return sign + result + (parts.count > 1 ? ".\(parts[1])" : "")
  }
}
