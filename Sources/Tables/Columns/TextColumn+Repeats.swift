#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension TextColumn {
  /// The first row whose text an earlier row has, with that row; `nil` when all texts differ. Missing values count as
  /// empty texts.
  ///
  /// Identifiers mostly rise from row to row, which is seen at a glance; only others are hashed. Time is O(bytes).
  package func firstRepeat() -> (earlier: Int, later: Int)? {
    texts.bytes.withUnsafeBufferPointer { bytes in
      isRising(bytes) ? nil : hashedRepeat(bytes)
    }
  }

  private func text(_ row: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[texts.range(of: row)])
  }

  /// Whether every text is longer than the one before, or as long and behind it in the order of bytes.
  private func isRising(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard count > 1 else { return true }
    var previous = text(0, bytes)
    for row in 1..<count {
      let next = text(row, bytes)
      if next.count < previous.count { return false }
      if next.count == previous.count, !precedes(previous, next) { return false }
      previous = next
    }
    return true
  }

  private func hashedRepeat(_ bytes: UnsafeBufferPointer<UInt8>) -> (earlier: Int, later: Int)? {
    var size = 64
    while size < 2 * count { size *= 2 }
    var slots = [Int32](repeating: -1, count: size)
    for row in 0..<count {
      let text = text(row, bytes)
      var slot = hash(text) & (size - 1)
      while slots[slot] >= 0 {
        let earlier = Int(slots[slot])
        let other = self.text(earlier, bytes)
        if other.count == text.count, !precedes(other, text), !precedes(text, other) { return (earlier, row) }
        slot = (slot + 1) & (size - 1)
      }
      slots[slot] = Int32(row)
    }
    return nil
  }

  /// Whether one of two texts of the same length comes before the other.
  private func precedes(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
    left.count > 0 && memcmp(left.baseAddress!, right.baseAddress!, left.count) < 0
  }

  /// The standard library's hash is keyed anew in every process, so no file can be made to collide.
  private func hash(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    var hasher = Hasher()
    hasher.combine(bytes: UnsafeRawBufferPointer(text))
    return hasher.finalize()
  }
}
