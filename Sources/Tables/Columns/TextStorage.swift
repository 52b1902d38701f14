/// Many texts in one buffer of bytes.
///
/// The end of a text is kept as 32 bits relative to the beginning of its group of 32 texts, of which the longest is 64 MB:
/// 4.25 bytes a row instead of the 16 of a `String`.
struct TextStorage: Hashable, Sendable {
  private static let groupShift = 5
  private(set) var bytes: [UInt8] = []
  private var ends: [UInt32] = []
  private var groupStarts: [Int] = []

  init() {}

  var count: Int { ends.count }

  /// The memory that the texts take.
  var byteCount: Int { bytes.count + 4 * ends.count + 8 * groupStarts.count }

  /// Makes room for more texts of which there are many more to come: all should fit without moving, when `expectedCount` in
  /// all are at most half as long again as these. Pages that stay unused cost nothing.
  mutating func reserve(for more: TextStorage, expectedCount: Int) {
    let count = count + more.count
    if count > ends.capacity {
      ends.reserveCapacity(max(count, expectedCount))
      groupStarts.reserveCapacity(max(count, expectedCount) >> Self.groupShift + 1)
    }
    let byteCount = bytes.count + more.bytes.count
    if byteCount > bytes.capacity {
      let length = Double(byteCount) / Double(max(1, count)) * 1.5 + 4
      bytes.reserveCapacity(max(byteCount, Int(length * Double(max(count, expectedCount)))))
    }
  }

  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(contentsOf: text)
    endText(at: bytes.count)
  }

  mutating func append(contentsOf other: TextStorage) {
    let start = bytes.count
    bytes.append(contentsOf: other.bytes)
    for index in 0..<other.count { endText(at: start + other.range(of: index).upperBound) }
  }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    groupStarts.removeAll(keepingCapacity: true)
  }

  /// Where the text lies in `bytes`.
  @inline(__always)
  func range(of index: Int) -> Range<Int> {
    let groupStart = groupStarts[index >> Self.groupShift]
    let isFirst = index & (1 << Self.groupShift - 1) == 0
    let start = isFirst ? groupStart : groupStart + Int(ends[index - 1])
    return start..<groupStart + Int(ends[index])
  }

  subscript(index: Int) -> String { String(decoding: bytes[range(of: index)], as: UTF8.self) }

  @inline(__always)
  private mutating func endText(at end: Int) {
    if ends.count & (1 << Self.groupShift - 1) == 0 {
      groupStarts.append(groupStarts.isEmpty ? 0 : groupStarts.last! + Int(ends.last!))
    }
    ends.append(UInt32(end - groupStarts.last!))
  }
}
