/// A column of numbers: bytes while all values are whole numbers in 0 ... 255, as ratings are, else `Double`.
public struct NumberColumn: Hashable, Sendable {
  /// The values, one a row.
  package enum Storage: Hashable, Sendable {
    /// Whole numbers in 0 ... 255; 0 where the value is missing.
    case bytes([UInt8])
    /// NaN where the value is missing.
    case doubles([Double])
  }

  /// The values, one a row.
  package let storage: Storage
  /// The rows without a value, in rising order, counted from 0.
  public let missingRows: [Int]

  /// Trusts its input.
  package init(storage: Storage, missingRows: [Int]) {
    self.storage = storage
    self.missingRows = missingRows
  }

  /// Makes a column; whole numbers in 0 ... 255 are kept as bytes.
  ///
  /// - Parameter values: One value a row; `nil` where it is missing. A value that is not finite counts as missing.
  public init(_ values: [Double?]) {
    var builder = NumberColumnBuilder(expectedRowCount: values.count)
    let missing = values.indices.filter { !(values[$0]?.isFinite ?? false) }
    let numbers = values.map { $0?.isFinite == true ? $0! : 0 }
    numbers.withUnsafeBufferPointer { builder.append($0, missing: missing) }
    self = builder.column
  }

  /// The number of rows.
  public var count: Int {
    switch storage {
    case .bytes(let values): values.count
    case .doubles(let values): values.count
    }
  }

  /// The value of a row, or `nil` where it is missing. Time is O(1) in doubles and O(log m) in bytes with m missing rows.
  public subscript(row: Int) -> Double? {
    switch storage {
    case .bytes(let values):
      let value = values[row]
      return value == 0 && missingRows.containsSorted(row) ? nil : Double(value)
    case .doubles(let values):
      return values[row].isNaN ? nil : values[row]
    }
  }

  /// All values as `Double`, NaN where missing.
  public var values: [Double] {
    switch storage {
    case .bytes(let values):
      var doubles = values.map(Double.init)
      for row in missingRows { doubles[row] = .nan }
      return doubles
    case .doubles(let values): return values
    }
  }

  /// Two columns are equal when the same rows are missing and the others hold equal numbers, whatever the storage.
  public static func == (left: NumberColumn, right: NumberColumn) -> Bool {
    guard left.count == right.count, left.missingRows == right.missingRows else { return false }
    if case .bytes(let a) = left.storage, case .bytes(let b) = right.storage { return a == b }
    return zip(left.values, right.values).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
  }

  /// Feeds what equality compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(missingRows)
    for value in values where !value.isNaN { hasher.combine(value) }
  }
}

extension [Int] {
  /// Whether a rising list holds a number.
  func containsSorted(_ wanted: Int) -> Bool {
    let index = firstIndexSorted(notBelow: wanted)
    return index < count && self[index] == wanted
  }

  /// The index of the first element of a rising list that is at least `wanted`.
  func firstIndexSorted(notBelow wanted: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
