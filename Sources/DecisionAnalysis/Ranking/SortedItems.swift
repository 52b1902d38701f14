import Parallelism

/// Values with where they came from, in ascending order; equal values in the order they came in.
///
/// The values are dealt into buckets by their place between the least and the greatest, those of a bucket into finer
/// ones in the first-level cache, and neighbours are put right by insertion: O(n) for values that are spread evenly,
/// O(n log n) at worst. A sort that compares would miss the cache for a million values, where this one passes over them
/// three times.
struct SortedItems: ~Copyable {
  /// A value and where it came from.
  struct Item {
    var value: Double
    var index: Int32

    static func precedes(_ left: Item, _ right: Item) -> Bool {
      left.value < right.value || (left.value == right.value && left.index < right.index)
    }
  }

  /// Up to here a plain sort is as fast.
  private static let plainLimit = 2_048
  /// How many values a bucket gets on average, so that a bucket fits the first-level cache.
  private static let perBucket = 512
  /// More buckets at once would write to too many pages of memory.
  private static let bucketLimit = 4_096
  /// How many pieces the values are dealt in. Fixed, although the result would be the same for any number.
  private static let pieces = 4

  private let items: UnsafeMutableBufferPointer<Item>

  /// Sorts at most 2³¹ values; `nil` when one is not finite.
  init?(_ values: UnsafeBufferPointer<Double>, _ workers: Workers) {
    guard let (low, high) = Self.extremes(values, workers) else { return nil }
    let count = values.count
    let bucketCount = min(Self.bucketLimit, max(1, count / Self.perBucket))
    let scale = Double(bucketCount) / (high - low)
    items = .allocate(capacity: count)
    HugePages.wish(for: items)
    if count <= Self.plainLimit || !(scale > 0 && scale.isFinite) {
      for index in 0..<count { items.initializeElement(at: index, to: Item(value: values[index], index: Int32(index))) }
      var all = items
      if low < high { all.sort(by: Item.precedes) }
    } else {
      deal(values, low: low, scale: scale, bucketCount: bucketCount, workers)
    }
  }

  deinit { items.deallocate() }

  /// Calls `body` for ranges of places that together are all, from several threads.
  func forEachPiece(_ workers: Workers, _ body: @Sendable (UnsafeMutableBufferPointer<Item>, Range<Int>) -> Void) {
    nonisolated(unsafe) let items = items
    let size = 16_384
    workers.forEach((items.count + size - 1) / size) { index in
      body(items, (index * size)..<min(items.count, (index + 1) * size))
    }
  }

  /// The least and the greatest value, 0 and 0 for none; `nil` when one is not finite.
  static func extremes(
    _ values: UnsafeBufferPointer<Double>, _ workers: Workers
  ) -> (low: Double, high: Double)? {
    guard let first = values.first else { return (0, 0) }
    nonisolated(unsafe) let values = values
    let size = 65_536
    let parts = workers.map((values.count + size - 1) / size) { index -> (Double, Double, Double) in
      var (low, high, probe) = (first, first, 0.0)
      for row in (index * size)..<min(values.count, (index + 1) * size) {
        let value = values[row]
        low = value < low ? value : low
        high = value > high ? value : high
        probe += value - value
      }
      return (low, high, probe)
    }
    guard parts.allSatisfy({ $0.2 == 0 }) else { return nil }
    return (parts.reduce(first) { min($0, $1.0) }, parts.reduce(first) { max($0, $1.1) })
  }

  /// Deals the values into buckets and sorts each.
  private func deal(
    _ values: UnsafeBufferPointer<Double>, low: Double, scale: Double, bucketCount: Int, _ workers: Workers
  ) {
    let count = values.count
    let pieces = Self.pieces
    nonisolated(unsafe) let (values, items) = (values, items)
    // Subtraction, multiplication and rounding towards zero never change the order, so buckets are in order too.
    @Sendable func bucket(_ value: Double) -> Int { min(bucketCount - 1, Int((value - low) * scale)) }
    @Sendable func piece(_ index: Int) -> Range<Int> { (count * index / pieces)..<(count * (index + 1) / pieces) }
    let counters = UnsafeMutableBufferPointer<Int32>.allocate(capacity: pieces * bucketCount)
    defer { counters.deallocate() }
    nonisolated(unsafe) let places = counters
    workers.forEach(pieces) { index in
      let own = UnsafeMutableBufferPointer(rebasing: places[(index * bucketCount)..<((index + 1) * bucketCount)])
      own.initialize(repeating: 0)
      for row in piece(index) { own[bucket(values[row])] += 1 }
    }
    var next: Int32 = 0
    for bucket in 0..<bucketCount {
      for index in 0..<pieces {
        let size = counters[index * bucketCount + bucket]
        counters[index * bucketCount + bucket] = next
        next += size
      }
    }
    workers.forEach(pieces) { index in
      let own = UnsafeMutableBufferPointer(rebasing: places[(index * bucketCount)..<((index + 1) * bucketCount)])
      for row in piece(index) {
        let bucket = bucket(values[row])
        items.initializeElement(at: Int(own[bucket]), to: Item(value: values[row], index: Int32(row)))
        own[bucket] += 1
      }
    }
    // By now the counters of the last piece are where the buckets end.
    sortBuckets(
      ends: UnsafeBufferPointer(rebasing: UnsafeBufferPointer(counters)[((pieces - 1) * bucketCount)...]), workers)
  }

  /// Sorts each bucket, many in one piece of work.
  private func sortBuckets(ends: UnsafeBufferPointer<Int32>, _ workers: Workers) {
    nonisolated(unsafe) let (items, ends) = (items, ends)
    let pieces = 16
    workers.forEach(pieces) { index in
      let range = (ends.count * index / pieces)..<(ends.count * (index + 1) / pieces)
      var start = range.lowerBound == 0 ? 0 : Int(ends[range.lowerBound - 1])
      let sorter = BucketSorter()
      for bucket in range {
        let end = Int(ends[bucket])
        sorter.sort(UnsafeMutableBufferPointer(rebasing: items[start..<end]))
        start = end
      }
    }
  }
}
