extension SIMD4<Double> {
  /// The four numbers from a place on, which need not be aligned.
  @inline(__always) init(from place: UnsafePointer<Double>) {
    self = UnsafeRawPointer(place).loadUnaligned(as: SIMD4<Double>.self)
  }

  /// The four numbers from a place on, which need not be aligned.
  @inline(__always) init(from place: UnsafeMutablePointer<Double>) {
    self = UnsafeRawPointer(place).loadUnaligned(as: SIMD4<Double>.self)
  }

  /// Writes the four numbers from a place on, which need not be aligned.
  @inline(__always) func store(to place: UnsafeMutablePointer<Double>) {
    UnsafeMutableRawPointer(place).storeBytes(of: self, as: SIMD4<Double>.self)
  }
}
