/// The values that mean "no value", ready to be compared with bytes.
struct MissingMarkers {
  private let markers: [[UInt8]]
  private let longest: Int
  /// Whether nothing at all is a missing value.
  let includeEmpty: Bool
  /// Whether a marker may look like a number, as 999 does in surveys; then every number has to be compared.
  let includeNumbers: Bool

  init(_ texts: [String], mark: UInt8) {
    markers = texts.map { text in
      var text = text
      return text.withUTF8 { Array(NumberText.trimmed($0)) }
    }
    longest = markers.map(\.count).max() ?? -1
    includeEmpty = markers.contains([])
    includeNumbers = markers.contains { marker in
      marker.withUnsafeBufferPointer { if case .number = NumberText.of(bytes: $0, mark: mark) { true } else { false } }
    }
  }

  /// Whether the value, whose blanks have been dropped, is a marker.
  func contains(_ trimmed: UnsafeBufferPointer<UInt8>) -> Bool {
    if trimmed.count > longest { return false }
    if trimmed.isEmpty { return includeEmpty }
    return markers.contains { $0.count == trimmed.count && $0.elementsEqual(trimmed) }
  }
}
