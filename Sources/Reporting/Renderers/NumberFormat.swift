#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Numbers for people: English, the same on every machine. What is not a number is `–`.
package enum NumberFormat {
  /// `12,669`.
  package static func count(_ value: Int) -> String { grouped("\(value)") }

  /// `30.6 %`.
  package static func percent(_ share: Double) -> String {
    share.isFinite ? fixed(100 * share, 1) + " %" : missing
  }

  /// A number with so many decimals, its thousands grouped; `-0.00` is `0.00`. Beyond the digits that a `Double`
  /// holds, `1.23e+20`.
  package static func fixed(_ value: Double, _ decimals: Int) -> String {
    guard value.isFinite else { return missing }
    guard abs(value) < 1e15 else { return printed("%.2e", value) }
    let text = printed("%.\(max(0, decimals))f", value)
    return grouped(text.hasPrefix("-") && isZero(text) ? String(text.dropFirst()) : text)
  }

  /// A number with a sign; zero has none.
  package static func signed(_ value: Double, _ decimals: Int) -> String {
    let text = fixed(value, decimals)
    return value > 0 && value.isFinite && !isZero(text) ? "+\(text)" : text
  }

  /// A number with so many significant digits, never less than its whole part.
  package static func significant(_ value: Double, _ digits: Int) -> String {
    guard value != 0, value.isFinite else { return fixed(value, 0) }
    // The exponent after rounding to the digits: 9.9996 to four digits is 10.00.
    let rounded = printed("%.\(max(0, digits - 1))e", value)
    let magnitude = rounded.split(separator: "e").last.flatMap { Int($0) } ?? 0
    return magnitude < -9 ? rounded : fixed(value, max(0, digits - 1 - magnitude))
  }

  /// Numbers of one column with the same decimals, which the typical (median) size decides: none from 1,000, one from
  /// 1, two from 0.1, and below that as many as show three significant digits. Whole numbers have none.
  package static func column(_ values: [Double]) -> [String] {
    let finite = values.filter(\.isFinite)
    let sizes = finite.map { abs($0) }.filter { $0 > 0 }.sorted()
    guard !sizes.isEmpty, !finite.allSatisfy({ $0 == $0.rounded() }) else { return values.map { fixed($0, 0) } }
    let typical = sizes[sizes.count / 2]
    let decimals =
      switch typical {
      case 1_000...: 0
      case 1...: 1
      case 0.1...: 2
      default: min(9, 2 - Int(log10(typical).rounded(.down)))
      }
    return values.map { fixed($0, decimals) }
  }

  /// A power of ten with two digits, for errors: `3.1e-12`.
  package static func power(_ value: Double) -> String { value.isFinite ? printed("%.1e", value) : missing }

  private static let missing = "–"

  /// What printf(3) makes of a number; no number has more characters than a `Double` has decimal digits.
  private static func printed(_ format: String, _ value: Double) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1_500) { buffer in
      _ = withVaList([value]) { vsnprintf(buffer.baseAddress!, buffer.count, format, $0) }
      return String(cString: buffer.baseAddress!)
    }
  }

  private static func isZero(_ text: String) -> Bool { text.allSatisfy { "-0.".contains($0) } }

  private static func grouped(_ text: String) -> String {
    let parts = text.split(separator: ".", maxSplits: 1)
    let digits = parts[0].drop { $0 == "-" }
    var result = parts[0].hasPrefix("-") ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return result + (parts.count > 1 ? ".\(parts[1])" : "")
  }
}
