/// Puts a column of numbers together from chunks, as bytes for as long as the values allow.
struct NumberColumnBuilder {
  private var bytes: [UInt8] = []
  private var doubles: [Double] = []
  private var areBytes = true
  private var missingRows: [Int] = []
  private var expectedRowCount: Int

  init(expectedRowCount: Int) {
    self.expectedRowCount = expectedRowCount
    bytes.reserveCapacity(expectedRowCount)
  }

  var column: NumberColumn {
    NumberColumn(storage: areBytes ? .bytes(bytes) : .doubles(doubles), missingRows: missingRows)
  }

  private var count: Int { areBytes ? bytes.count : doubles.count }

  /// Adds the values of a chunk.
  ///
  /// - Parameters:
  ///   - values: Finite numbers, 0 where missing.
  ///   - missing: The rows in the chunk whose value is missing.
  mutating func append(_ values: UnsafeBufferPointer<Double>, missing: some Collection<Int>) {
    let first = count
    if areBytes, !appendAsBytes(values) { promote() }
    if !areBytes { doubles.append(contentsOf: values) }
    guard !missing.isEmpty else { return }
    for row in missing { missingRows.append(first + row) }
    if !areBytes { for row in missing { doubles[first + row] = .nan } }
  }

  private mutating func appendAsBytes(_ values: UnsafeBufferPointer<Double>) -> Bool {
    let old = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: values.count))
    let fits = bytes.withUnsafeMutableBufferPointer {
      Self.narrow(values, into: UnsafeMutableBufferPointer(rebasing: $0[old...]))
    }
    if !fits { bytes.removeLast(values.count) }
    return fits
  }

  /// Rounds by adding 2⁵², below which the spacing of `Double` is 1: the low bits are then the whole number, and taking
  /// 2⁵² away again gives the value back exactly when it was whole. Eight values at a time.
  private static func narrow(
    _ values: UnsafeBufferPointer<Double>, into bytes: UnsafeMutableBufferPointer<UInt8>
  ) -> Bool {
    let magic = 0x1p52
    var fits = SIMDMask<SIMD8<Int64>>(repeating: true)
    var index = 0
    while index + 8 <= values.count {
      let block = UnsafeRawPointer(values.baseAddress! + index).loadUnaligned(as: SIMD8<Double>.self)
      let shifted = block + magic
      fits = fits .& (shifted - magic .== block) .& (block .>= 0) .& (block .<= 255)
      let narrowed = SIMD8<UInt8>(truncatingIfNeeded: unsafeBitCast(shifted, to: SIMD8<UInt64>.self))
      UnsafeMutableRawPointer(bytes.baseAddress! + index).storeBytes(of: narrowed, as: SIMD8<UInt8>.self)
      index += 8
    }
    while index < values.count {
      guard let byte = UInt8(exactly: values[index]) else { return false }
      bytes[index] = byte
      index += 1
    }
    return all(fits)
  }

  private mutating func promote() {
    areBytes = false
    doubles.reserveCapacity(max(expectedRowCount, bytes.count))
    for byte in bytes { doubles.append(Double(byte)) }
    for row in missingRows { doubles[row] = .nan }
    bytes = []
  }
}
