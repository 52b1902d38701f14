/// Puts a column of numbers together from chunks, in the smallest storage that the values allow.
///
/// Which storage it is depends on the values alone and not on how they are cut into chunks: the number of places grows to
/// the largest that any value needs, and only values that do not fit into 31 bits then make it `Double`.
struct NumberColumnBuilder {
  private enum Kind { case bytes, decimals, doubles }

  private var kind = Kind.bytes
  private var bytes: [UInt8] = []
  private var units: [Int32] = []
  private var places = 0
  /// The largest number of units so far, without its sign.
  private var magnitude = 0
  private var doubles: [Double] = []
  private var missingRows: [Int] = []
  /// How many rows there will be, so that the column need not move; pages that stay unused cost nothing.
  var expectedRowCount: Int

  init(expectedRowCount: Int) { self.expectedRowCount = expectedRowCount }

  var column: NumberColumn {
    switch kind {
    case .bytes: NumberColumn(storage: .bytes(bytes), missingRows: missingRows)
    case .decimals: NumberColumn(storage: .decimals(units, places: places), missingRows: missingRows)
    case .doubles: NumberColumn(storage: .doubles(doubles), missingRows: missingRows)
    }
  }

  /// The bytes that a row takes.
  var bytesPerRow: Int {
    switch kind {
    case .bytes: 1
    case .decimals: 4
    case .doubles: 8
    }
  }

  private var count: Int {
    switch kind {
    case .bytes: bytes.count
    case .decimals: units.count
    case .doubles: doubles.count
    }
  }

  /// Adds the values of a chunk.
  ///
  /// - Parameter missing: The rows in the chunk whose value is missing.
  mutating func append(_ chunk: NumberChunk, missing: [Int]) {
    let first = count
    makeRoom(for: chunk)
    switch kind {
    case .bytes: append(bytes: chunk)
    case .decimals: append(decimals: chunk)
    case .doubles: append(doubles: chunk)
    }
    guard !missing.isEmpty else { return }
    for row in missing { missingRows.append(first + row) }
    switch kind {
    case .bytes: for row in missing { bytes[first + row] = 0 }
    case .decimals: for row in missing { units[first + row] = NumberColumn.missingUnits }
    case .doubles: for row in missing { doubles[first + row] = .nan }
    }
  }

  /// Sees to it that the storage can hold what the chunk holds.
  private mutating func makeRoom(for chunk: NumberChunk) {
    switch chunk {
    case .bytes(_, let largest): widen(places: 0, magnitude: largest, areBytes: true)
    case .decimals(_, let morePlaces, let largest): widen(places: morePlaces, magnitude: largest, areBytes: false)
    case .doubles: makeDoubles()
    }
    let needed = count + chunk.count
    switch kind {
    case .bytes: if needed > bytes.capacity { bytes.reserveCapacity(max(needed, expectedRowCount)) }
    case .decimals: if needed > units.capacity { units.reserveCapacity(max(needed, expectedRowCount)) }
    case .doubles: if needed > doubles.capacity { doubles.reserveCapacity(max(needed, expectedRowCount)) }
    }
  }

  private mutating func widen(places morePlaces: Int, magnitude largest: Int, areBytes: Bool) {
    guard kind != .doubles else { return }
    let most = max(places, morePlaces)
    let (old, new) = (
      magnitude * DecimalNumber.powersOfTen[most - places], largest * DecimalNumber.powersOfTen[most - morePlaces]
    )
    guard max(old, new) <= DecimalNumber.limit else { return makeDoubles() }
    magnitude = max(old, new)
    if kind == .bytes, areBytes { return }
    if kind == .bytes {
      units.reserveCapacity(max(expectedRowCount, bytes.count))
      for byte in bytes { units.append(Int32(byte)) }
      for row in missingRows { units[row] = NumberColumn.missingUnits }
      bytes = []
      kind = .decimals
    }
    guard most > places else { return }
    let factor = Int32(DecimalNumber.powersOfTen[most - places])
    units.withUnsafeMutableBufferPointer { Self.multiply($0, by: factor) }
    for row in missingRows { units[row] = NumberColumn.missingUnits }
    places = most
  }

  private mutating func makeDoubles() {
    guard kind != .doubles else { return }
    doubles.reserveCapacity(max(expectedRowCount, count))
    let divisor = Double(DecimalNumber.powersOfTen[places])
    for byte in bytes { doubles.append(Double(byte)) }
    for unit in units { doubles.append(Double(unit) / divisor) }
    for row in missingRows { doubles[row] = .nan }
    bytes = []
    units = []
    kind = .doubles
  }

  private mutating func append(bytes chunk: NumberChunk) {
    guard case .bytes(let values, _) = chunk else { preconditionFailure("only bytes are added to bytes") }
    bytes.append(contentsOf: values)
  }

  private mutating func append(decimals chunk: NumberChunk) {
    let first = units.count
    let ownPlaces: Int
    switch chunk {
    case .bytes(let values, _):
      ownPlaces = 0
      for value in values { units.append(Int32(value)) }
    case .decimals(let values, let chunkPlaces, _):
      ownPlaces = chunkPlaces
      units.append(contentsOf: values)
    case .doubles: preconditionFailure("doubles are not added to decimals")
    }
    guard ownPlaces < places else { return }
    let factor = Int32(DecimalNumber.powersOfTen[places - ownPlaces])
    units.withUnsafeMutableBufferPointer {
      Self.multiply(UnsafeMutableBufferPointer(rebasing: $0[first...]), by: factor)
    }
  }

  private mutating func append(doubles chunk: NumberChunk) {
    switch chunk {
    case .bytes(let values, _): for value in values { doubles.append(Double(value)) }
    case .decimals(let values, let places, _):
      let divisor = Double(DecimalNumber.powersOfTen[places])
      for value in values { doubles.append(Double(value) / divisor) }
    case .doubles(let values): doubles.append(contentsOf: values)
    }
  }

  /// Missing values overflow, and are set again.
  private static func multiply(_ units: UnsafeMutableBufferPointer<Int32>, by factor: Int32) {
    for index in units.indices { units[index] = units[index] &* factor }
  }
}
