#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Quick questions about many bytes.
enum ByteCheck {
  /// Whether a NUL byte is among them: no text has one.
  static func holdsNUL(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { firstNUL(bytes) != nil }

  /// The first NUL byte, or `nil`.
  static func firstNUL(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let base = bytes.baseAddress, let found = memchr(base, 0, bytes.count) else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// The number of bytes equal to `byte`, exactly, eight at a time.
  static func count(of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard let base = bytes.baseAddress, memchr(base, Int32(byte), bytes.count) != nil else { return 0 }
    let pattern = UInt64(byte) &* 0x0101_0101_0101_0101
    let low7: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    var others = 0
    var index = 0
    while index + 8 <= bytes.count {
      let word = UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self) ^ pattern
      // The top bit of every byte that differs from the pattern; no carry leaves its byte.
      others += (((word & low7) &+ low7 | word) & ~low7).nonzeroBitCount
      index += 8
    }
    return index - others + (index..<bytes.count).reduce(0) { bytes[$1] == byte ? $0 + 1 : $0 }
  }

  /// The first byte at or behind `start` that is not ASCII, or `nil`.
  static func firstHighByte(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Int? {
    guard let base = bytes.baseAddress else { return nil }
    let high: UInt64 = 0x8080_8080_8080_8080
    var index = start
    while index + 64 <= bytes.count {
      let block = UnsafeRawPointer(base + index).loadUnaligned(as: SIMD8<UInt64>.self)
      let halves = block.lowHalf | block.highHalf
      let quarters = halves.lowHalf | halves.highHalf
      guard (quarters.x | quarters.y) & high == 0 else { break }
      index += 64
    }
    while index + 8 <= bytes.count {
      let word = UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self).littleEndian & high
      if word != 0 { return index + word.trailingZeroBitCount >> 3 }
      index += 8
    }
    return bytes[index...].firstIndex { $0 >= 0x80 }
  }

  /// Where UTF-8 stops being well formed, or `nil`. A sequence cut off by the end counts as malformed.
  static func firstMalformedUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var index = 0
    while let high = firstHighByte(bytes, from: index) {
      let length = sequenceLength(at: high, in: bytes)
      if length == 0 { return high }
      index = high + length
    }
    return nil
  }

  /// The length of the well-formed multi-byte sequence at `index`, or 0 (Unicode 15, table 3-7).
  private static func sequenceLength(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let first = bytes[index]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    case 0xF1...0xF3: length = 4
    default: return 0
    }
    guard index + length <= bytes.count, second ~= bytes[index + 1] else { return 0 }
    for offset in 2..<max(2, length) where bytes[index + offset] & 0xC0 != 0x80 { return 0 }
    return length
  }
}
