/// The bytes of some whole rows of a file.
struct ChunkBuffer: ~Copyable {
  /// A buffer beyond this size, which one long row needs, is not kept for the next chunk.
  private static let keptCapacity = 4 << 20

  private(set) var count = 0
  private var capacity = 0
  private var base = UnsafeMutablePointer<UInt8>.allocate(capacity: FieldScanner.padding + 1)
  /// How many blank lines are right in front of the first row.
  var blankLinesBefore = 0
  /// Whether this is the beginning of a row that is too long, or of a quote that is never closed: only a walk of the row
  /// can say which.
  var isCut = false

  deinit { base.deallocate() }

  /// The rows; they end with a row end, and ``FieldScanner/padding`` bytes behind them may be read.
  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

  /// Begins a chunk.
  mutating func begin(with carried: [UInt8], blankLinesBefore: Int) {
    if capacity > Self.keptCapacity {
      base.deallocate()
      (base, capacity) = (.allocate(capacity: FieldScanner.padding + 1), 0)
    }
    count = 0
    isCut = false
    self.blankLinesBefore = blankLinesBefore
    let space = space(for: carried.count)
    _ = space.update(fromContentsOf: carried)
    count = carried.count
  }

  /// Room for more bytes behind those that are there.
  mutating func space(for more: Int) -> UnsafeMutableBufferPointer<UInt8> {
    if count + more > capacity {
      let larger = max(count + more, min(2 * capacity, count + more + Self.keptCapacity))
      let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger + FieldScanner.padding + 1)
      moved.update(from: base, count: count)
      // What is read behind the rows must not matter, but it should not change from run to run either.
      (moved + larger).initialize(repeating: 0, count: FieldScanner.padding + 1)
      base.deallocate()
      (base, capacity) = (moved, larger)
    }
    return UnsafeMutableBufferPointer(start: base + count, count: more)
  }

  mutating func add(_ more: Int) { count += more }

  /// Takes back what lies behind `kept` bytes.
  mutating func split(at kept: Int) -> [UInt8] {
    let rest = Array(UnsafeBufferPointer(start: base + kept, count: count - kept))
    count = kept
    return rest
  }

  /// Ends the last row, if the file does not.
  mutating func endRow(with rowEnd: UInt8) {
    guard count > 0, base[count - 1] != rowEnd else { return }
    base[count] = rowEnd
    count += 1
  }
}
