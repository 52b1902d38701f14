/// A column of texts, in one buffer.
public struct TextColumn: Hashable, Sendable {
  let texts: TextStorage
  /// The rows without a value, in rising order, counted from 0.
  public let missingRows: [Int]

  /// Trusts its input: a missing row has an empty text.
  init(texts: TextStorage, missingRows: [Int]) {
    self.texts = texts
    self.missingRows = missingRows
  }

  /// Makes a column from texts; `nil` where a value is missing.
  public init(_ values: [String?]) {
    var texts = TextStorage()
    for value in values {
      var text = value ?? ""
      text.withUTF8 { texts.append($0) }
    }
    self.init(texts: texts, missingRows: values.indices.filter { values[$0] == nil })
  }

  /// The number of rows.
  public var count: Int { texts.count }

  /// The text of a row, or `nil` where it is missing. Time is O(length), and O(log m) more for an empty text.
  public subscript(row: Int) -> String? {
    isMissing(row) ? nil : texts[row]
  }

  /// Whether a row has no value.
  func isMissing(_ row: Int) -> Bool { texts.range(of: row).isEmpty && missingRows.containsSorted(row) }

  /// Calls `body` with the text of a row in UTF-8.
  func withBytes<R>(of row: Int, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    let range = texts.range(of: row)
    return texts.bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// All texts; `nil` where missing.
  public var values: [String?] { (0..<count).map { self[$0] } }

  /// The distinct texts in the order of their first row, and for every row which one it has.
  ///
  /// Time is O(bytes).
  public func categories() -> Categories {
    var dictionary = TextDictionary()
    var codes: [Int32] = []
    codes.reserveCapacity(count)
    var missing = missingRows[...]
    texts.bytes.withUnsafeBufferPointer { bytes in
      for row in 0..<count {
        if missing.first == row {
          missing.removeFirst()
          codes.append(Categories.missing)
        } else {
          codes.append(Int32(dictionary.code(of: UnsafeBufferPointer(rebasing: bytes[texts.range(of: row)]))))
        }
      }
    }
    return Categories(names: (0..<dictionary.count).map { dictionary.texts[$0] }, codes: codes)
  }
}
