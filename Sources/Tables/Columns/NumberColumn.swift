/// A column of numbers, each kept exactly: as bytes while all values are whole numbers in 0 ... 255, as ratings are; as 32-bit
/// units of the last decimal place while these suffice, as they do for amounts and measured values; else as `Double`.
public struct NumberColumn: Hashable, Sendable {
  /// The values, one a row.
  package enum Storage: Hashable, Sendable {
    /// Whole numbers in 0 ... 255; 0 where the value is missing.
    case bytes([UInt8])
    /// Units of 10⁻ᵖ for `p` places in 0 ... 9: the value is `Double(units) / 10ᵖ`, which is the `Double` nearest to the
    /// decimal number in the file, since both sides of the division are exact. ``missingUnits`` where the value is missing.
    case decimals([Int32], places: Int)
    /// NaN where the value is missing.
    case doubles([Double])
  }

  /// What stands for a missing value among decimals.
  package static let missingUnits = Int32.min

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
    let numbers = values.map { $0?.isFinite == true ? $0! : .nan }
    missingRows = numbers.indices.filter { numbers[$0].isNaN }
    let bytes = numbers.compactMap { $0.isNaN ? 0 : UInt8(exactly: $0) }
    storage = bytes.count == numbers.count ? .bytes(bytes) : .doubles(numbers)
  }

  /// The number of rows.
  public var count: Int {
    switch storage {
    case .bytes(let values): values.count
    case .decimals(let units, _): units.count
    case .doubles(let values): values.count
    }
  }

  /// The value of a row, or `nil` where it is missing. Time is O(log m) in bytes with m missing rows, else O(1).
  public subscript(row: Int) -> Double? {
    switch storage {
    case .bytes(let values):
      let value = values[row]
      return value == 0 && missingRows.containsSorted(row) ? nil : Double(value)
    case .decimals(let units, let places):
      return units[row] == Self.missingUnits ? nil : Double(units[row]) / Double(DecimalNumber.powersOfTen[places])
    case .doubles(let values):
      return values[row].isNaN ? nil : values[row]
    }
  }

  /// All values as `Double`, NaN where missing.
  public var values: [Double] {
    var doubles: [Double]
    switch storage {
    case .bytes(let values): doubles = values.map { Double($0) }
    case .decimals(let units, let places):
      let divisor = Double(DecimalNumber.powersOfTen[places])
      doubles = units.map { Double($0) / divisor }
    case .doubles(let values): return values
    }
    for row in missingRows { doubles[row] = .nan }
    return doubles
  }

  /// Two columns are equal when the same rows are missing and the others hold equal numbers, whatever the storage.
  public static func == (left: NumberColumn, right: NumberColumn) -> Bool {
    guard left.count == right.count, left.missingRows == right.missingRows else { return false }
    switch (left.storage, right.storage) {
    case (.bytes(let a), .bytes(let b)): return a == b
    case (.decimals(let a, let p), .decimals(let b, let q)) where p == q: return a == b
    default: return zip(left.values, right.values).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
    }
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
