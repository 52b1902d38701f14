/// The numbers of one column in one chunk, in units of the last place that any of them needs, or as `Double` where units do
/// not fit into 31 bits.
struct NumberCells: ~Copyable {
  /// How many places behind the decimal mark a unit stands for: the most that a number has, zeros at the end not counted;
  /// −1 when the numbers are in ``doubles``.
  private(set) var places = 0
  /// The units, 0 where missing; lent by the owner of all columns. Used by bytes from the front once the chunk has ended
  /// when they are small enough.
  private(set) var units: UnsafeMutablePointer<Int32>
  /// The numbers where units will not do, 0 where missing.
  private(set) var doubles: UnsafeMutablePointer<Double>?
  /// The rows without a value.
  private(set) var missingRows: [Int] = []
  private var capacity = 0
  /// The largest number of units, without its sign.
  private var magnitude = 0
  private var areBytes = false

  init(units: UnsafeMutablePointer<Int32>) { self.units = units }

  deinit { doubles?.deallocate() }

  /// Begins a chunk of at most `capacity` rows.
  mutating func begin(_ units: UnsafeMutablePointer<Int32>, capacity: Int) {
    self.units = units
    self.capacity = capacity
    doubles?.deallocate()
    doubles = nil
    places = 0
    missingRows.removeAll(keepingCapacity: true)
  }

  /// The row has no value; those before it have been added.
  mutating func miss(row: Int) {
    if let doubles { (doubles + row).initialize(to: 0) } else { (units + row).initialize(to: 0) }
    missingRows.append(row)
  }

  /// Adds the number of a row behind all others, unless it needs a `Double`.
  mutating func add(_ number: DecimalNumber, row: Int) -> Bool {
    guard doubles == nil, let (shortest, ownPlaces) = number.shortest else { return false }
    if ownPlaces > places, !rescale(to: ownPlaces, count: row) { return false }
    let scaled = Int(shortest) * DecimalNumber.powersOfTen[places - ownPlaces]
    guard scaled.magnitude <= DecimalNumber.limit else { return false }
    (units + row).initialize(to: Int32(scaled))
    return true
  }

  /// Adds the number of a row behind all others as a `Double`, and turns those before it into such.
  mutating func add(_ value: Double, row: Int) {
    if doubles == nil {
      let made = UnsafeMutablePointer<Double>.allocate(capacity: capacity)
      let divisor = Double(DecimalNumber.powersOfTen[places])
      for index in 0..<row { (made + index).initialize(to: Double(units[index]) / divisor) }
      doubles = made
      places = -1
    }
    // Units have no zero with a sign, so doubles shall have none either.
    (doubles! + row).initialize(to: value + 0)
  }

  private mutating func rescale(to more: Int, count: Int) -> Bool {
    let factor = DecimalNumber.powersOfTen[more - places]
    let most = DecimalNumber.limit / factor
    guard (0..<count).allSatisfy({ units[$0].magnitude <= most }) else { return false }
    for index in 0..<count { units[index] *= Int32(factor) }
    places = more
    return true
  }

  /// Ends the chunk: finds how large the numbers are, and narrows them to bytes when they allow it.
  mutating func end(count: Int) {
    areBytes = false
    guard doubles == nil else { return }
    var (low, high) = (Int32(0), Int32(0))
    for index in 0..<count {
      low = min(low, units[index])
      high = max(high, units[index])
    }
    magnitude = max(Int(high), -Int(low))
    guard places == 0, low >= 0, high <= 255 else { return }
    areBytes = true
    // Bytes do not overtake the units they are made of.
    let bytes = UnsafeMutableRawPointer(units).assumingMemoryBound(to: UInt8.self)
    var index = 0
    while index &+ 8 <= count {
      let block = UnsafeRawPointer(units + index).loadUnaligned(as: SIMD8<Int32>.self)
      UnsafeMutableRawPointer(bytes + index).storeBytes(
        of: SIMD8<UInt8>(truncatingIfNeeded: block), as: SIMD8<UInt8>.self)
      index &+= 8
    }
    while index < count {
      bytes[index] = UInt8(truncatingIfNeeded: units[index])
      index &+= 1
    }
  }

  /// The numbers of the chunk that has ended, as small as they can be kept.
  func chunk(count: Int) -> NumberChunk {
    if let doubles { return .doubles(UnsafeBufferPointer(start: doubles, count: count)) }
    if areBytes {
      let bytes = UnsafeRawPointer(units).assumingMemoryBound(to: UInt8.self)
      return .bytes(UnsafeBufferPointer(start: bytes, count: count), magnitude: magnitude)
    }
    return .decimals(UnsafeBufferPointer(start: units, count: count), places: places, magnitude: magnitude)
  }
}

/// Numbers of a column on their way to a ``NumberColumnBuilder``; whatever stands where a value is missing is not looked at.
enum NumberChunk {
  /// Whole numbers in 0 ... 255, none above `magnitude`.
  case bytes(UnsafeBufferPointer<UInt8>, magnitude: Int)
  /// Units of the last of so many places, none above `magnitude` without its sign.
  case decimals(UnsafeBufferPointer<Int32>, places: Int, magnitude: Int)
  /// Any finite numbers.
  case doubles(UnsafeBufferPointer<Double>)

  var count: Int {
    switch self {
    case .bytes(let values, _): values.count
    case .decimals(let values, _, _): values.count
    case .doubles(let values): values.count
    }
  }
}
