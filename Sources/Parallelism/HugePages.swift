#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Asks for large pages where much memory is about to be filled for the first time.
///
/// A page of 4 KB costs more to get than to fill: ten million rows of nine singles are 90,000 of them. With pages of 2 MB the
/// system hands out the same memory in 180 pieces. It is a wish: where the system knows no large pages nothing happens.
package enum HugePages {
  /// Below this many bytes there is nothing to gain.
  private static let least = 4 << 20
  private static let pageSize = 2 << 20

  /// Asks for large pages behind a buffer that nothing has been written to.
  package static func wish<Element>(for memory: UnsafeMutableBufferPointer<Element>) {
    #if os(Linux)
      let count = memory.count * MemoryLayout<Element>.stride
      guard count >= least, let base = memory.baseAddress else { return }
      // Only whole large pages inside the buffer.
      let start = (Int(bitPattern: base) + pageSize - 1) / pageSize * pageSize
      let end = (Int(bitPattern: base) + count) / pageSize * pageSize
      guard start < end else { return }
      // 14 is MADV_HUGEPAGE, which some headers hide. A refusal changes nothing but time.
      _ = madvise(UnsafeMutableRawPointer(bitPattern: start), end - start, 14)
    #endif
  }
}
