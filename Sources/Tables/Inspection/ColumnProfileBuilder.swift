/// Gathers the facts of a column value by value.
package struct ColumnProfileBuilder {
  private let name: String
  private(set) var kind: ColumnKind
  /// Changes with every value and missing value, in order.
  private(set) var fingerprint: UInt64 = 0x9E37_79B9_7F4A_7C15
  private var valueCount = 0
  private var missingCount = 0
  private var minimum = Double.infinity
  private var maximum = -Double.infinity
  private var sum = FiniteMean()
  private var areAllIntegers = true
  private var areAllHalves = true
  private var isRising = true
  private var previous = -Double.infinity
  private var seenBytes = [Bool](repeating: false, count: 256)
  private var seenByteCount = 0
  private var seenNumbers: Set<Double> = []
  private var seenTexts = TextDictionary()
  private var examples: [String] = []
  private var isRepeating = false
  private var strayCount = 0
  private var firstStray: ColumnProfile.Stray?

  init(name: String, kind: ColumnKind) {
    self.name = name
    self.kind = kind
  }

  mutating func addMissing() {
    missingCount += 1
    mix(0x5851_F42D_4C95_7F2D)
  }

  mutating func add(text: UnsafeBufferPointer<UInt8>) {
    kind = .text
    valueCount += 1
    mix(text)
    guard distinctCount <= ColumnProfile.distinctLimit else { return }
    let known = seenTexts.count
    if seenTexts.code(of: text) == known { addExample(text) } else { isRepeating = true }
  }

  /// A value of a column of numbers, or the first value of a column of which nothing is known.
  mutating func add(_ trimmed: UnsafeBufferPointer<UInt8>, mark: UInt8, line: Int) {
    guard case .number(let number) = NumberText.of(bytes: trimmed, mark: mark) else {
      if kind == .empty { return add(text: trimmed) }
      strayCount += 1
      mix(trimmed)
      if firstStray == nil {
        let value = String(decoding: trimmed.prefix(400), as: UTF8.self)
        firstStray = .init(line: line, value: VisibleText.of(value, limit: 40))
      }
      return
    }
    kind = .number
    valueCount += 1
    // 0 and −0 are one value.
    mix(number == 0 ? 0 : number.bitPattern)
    minimum = min(minimum, number)
    maximum = max(maximum, number)
    sum.add(number)
    isRising = isRising && number > previous
    previous = number
    areAllIntegers = areAllIntegers && number == number.rounded()
    areAllHalves = areAllHalves && (2 * number) == (2 * number).rounded()
    countDistinct(number, trimmed)
  }

  private mutating func countDistinct(_ number: Double, _ text: UnsafeBufferPointer<UInt8>) {
    if let byte = UInt8(exactly: number) {
      if seenBytes[Int(byte)] {
        isRepeating = true
      } else {
        seenBytes[Int(byte)] = true
        seenByteCount += 1
        addExample(text)
      }
    } else if distinctCount <= ColumnProfile.distinctLimit {
      if seenNumbers.insert(number).inserted { addExample(text) } else { isRepeating = true }
    }
  }

  private mutating func addExample(_ text: UnsafeBufferPointer<UInt8>) {
    guard examples.count < 5 else { return }
    examples.append(VisibleText.of(String(decoding: text.prefix(400), as: UTF8.self), limit: 40))
  }

  private var distinctCount: Int { kind == .text ? seenTexts.count : seenByteCount + seenNumbers.count }

  func profile(position: Int, rowCount: Int) -> ColumnProfile {
    let isNumber = kind == .number && valueCount > 0
    let distinct = min(distinctCount, ColumnProfile.distinctLimit)
    let hasMore = distinctCount > ColumnProfile.distinctLimit
    return ColumnProfile(
      name: name, position: position, kind: valueCount == 0 && strayCount == 0 ? .empty : kind, rowCount: rowCount,
      missingCount: missingCount, distinctCount: distinct, hasMoreDistinct: hasMore,
      minimum: isNumber ? minimum : nil, maximum: isNumber ? maximum : nil,
      mean: isNumber ? min(maximum, max(minimum, sum.mean(of: valueCount))) : nil,
      areAllIntegers: isNumber && areAllIntegers,
      examples: examples, isLikelyID: isLikelyID(position: position, hasMore: hasMore),
      isLikelyRating: isNumber && strayCount == 0 && areAllHalves && minimum >= 0 && maximum <= 10
        && (3...21).contains(distinct) && !isLikelyID(position: position, hasMore: hasMore),
      strayCount: strayCount, firstStray: firstStray)
  }

  /// All values differ (beyond the counted ones: no repetition among those, or rising throughout), none is missing, and
  /// either the name says so or it is the first column and holds whole numbers.
  private func isLikelyID(position: Int, hasMore: Bool) -> Bool {
    guard valueCount > 1, missingCount == 0, strayCount == 0 else { return false }
    guard kind == .text || areAllIntegers else { return false }
    guard !isRepeating || (kind == .number && isRising) else { return false }
    return Self.isNameOfID(name) || (position == 1 && kind == .number)
  }

  /// Names that columns of identifiers have, in English and French.
  package static func isNameOfID(_ name: String) -> Bool {
    let words = name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    let nouns: Set<String> = [
      "id", "ids", "identifier", "identifiant", "key", "uuid", "guid", "code", "no", "nr", "number", "numero", "numéro",
      "respondent", "répondant", "repondant", "account", "compte", "customer", "client",
    ]
    guard let last = words.last, let first = words.first else { return false }
    return nouns.contains(last) || (first == "id" || first == "code") || (name.hasSuffix("Id") || name.hasSuffix("ID"))
  }

  private mutating func mix(_ word: UInt64) {
    let (high, low) = (fingerprint ^ word).multipliedFullWidth(by: 0xD1B5_4A32_D192_ED03)
    fingerprint = (high ^ low) &+ 0x9E37_79B9_7F4A_7C15
  }

  private mutating func mix(_ bytes: UnsafeBufferPointer<UInt8>) {
    mix(UInt64(bytes.count))
    var index = 0
    while index < bytes.count {
      var word: UInt64 = 0
      for byte in bytes[index..<min(index + 8, bytes.count)] { word = word << 8 | UInt64(byte) }
      mix(word)
      index += 8
    }
  }
}
