package import Parallelism

/// Values in ascending order, with where each came from; equal values stay in their order.
///
/// The values are dealt into buckets by their place between the least and the greatest, and the small buckets are sorted:
/// O(n) for values that are spread evenly, O(n log n) at worst. A sort that compares would miss the cache for a million
/// values, where this one passes over them three times.
package struct SortedColumn: Sendable {
  /// The values, ascending.
  package let values: [Double]
  /// For each place, the index that the value came from.
  package let order: [Int32]

  /// Up to here a plain sort is as fast.
  private static let plainLimit = 2_048
  /// How many values a bucket gets on average.
  private static let perBucket = 8
  /// How many pieces the values are dealt in. Fixed, although the result would be the same for any number.
  private static let pieces = 8

  /// A value and where it came from.
  private struct Item {
    var value: Double
    var index: Int32

    static func precedes(_ left: Item, _ right: Item) -> Bool {
      left.value < right.value || (left.value == right.value && left.index < right.index)
    }
  }

  /// Sorts values.
  ///
  /// - Parameters:
  ///   - values: At most 2³¹ numbers.
  ///   - workers: The threads to use; the result does not depend on them.
  /// - Returns: `nil` when a value is not finite.
  package init?(_ values: UnsafeBufferPointer<Double>, workers: Workers) {
    guard let (low, high) = Self.extremes(values) else {
      guard values.isEmpty else { return nil }
      self.values = []
      order = []
      return
    }
    let count = values.count
    let isPlain = count <= Self.plainLimit || low == high || !(high - low).isFinite
    let bucketCount = isPlain ? 1 : max(1, count / Self.perBucket)
    let scale = isPlain ? 0 : Double(bucketCount) / (high - low)
    var items = UnsafeMutableBufferPointer<Item>.allocate(capacity: count)
    defer { items.deallocate() }
    HugePages.wish(for: items)
    if isPlain || !scale.isFinite {
      for index in 0..<count { items.initializeElement(at: index, to: Item(value: values[index], index: Int32(index))) }
      if low < high { items.sort(by: Item.precedes) }
    } else {
      Self.deal(values, low: low, scale: scale, bucketCount: bucketCount, into: items, workers)
    }
    self.values = [Double](unsafeUninitializedCapacity: count) { sorted, initialized in
      for place in 0..<count { sorted.initializeElement(at: place, to: items[place].value) }
      initialized = count
    }
    order = [Int32](unsafeUninitializedCapacity: count) { order, initialized in
      for place in 0..<count { order.initializeElement(at: place, to: items[place].index) }
      initialized = count
    }
  }

  /// The least and the greatest value, or `nil` when there is none or one is not finite.
  private static func extremes(_ values: UnsafeBufferPointer<Double>) -> (low: Double, high: Double)? {
    guard let first = values.first else { return nil }
    var (low, high, probe) = (first, first, 0.0)
    for value in values {
      low = min(low, value)
      high = max(high, value)
      probe += value - value
    }
    return probe == 0 ? (low, high) : nil
  }

  /// Deals the values into buckets and sorts each.
  private static func deal(
    _ values: UnsafeBufferPointer<Double>, low: Double, scale: Double, bucketCount: Int,
    into items: UnsafeMutableBufferPointer<Item>, _ workers: Workers
  ) {
    let count = values.count
    nonisolated(unsafe) let values = values
    nonisolated(unsafe) let items = items
    // Subtraction, multiplication and rounding towards zero never change the order, so buckets are in order too.
    @Sendable func bucket(_ value: Double) -> Int { min(bucketCount - 1, Int((value - low) * scale)) }
    @Sendable func piece(_ index: Int) -> Range<Int> { (count * index / pieces)..<(count * (index + 1) / pieces) }
    var counters = [Int32](repeating: 0, count: pieces * bucketCount)
    var starts = [Int32](repeating: 0, count: bucketCount + 1)
    counters.withUnsafeMutableBufferPointer { counters in
      nonisolated(unsafe) let counters = counters
      workers.forEach(pieces) { index in
        let own = counters.baseAddress! + index * bucketCount
        for row in piece(index) { own[bucket(values[row])] += 1 }
      }
      var next: Int32 = 0
      for bucket in 0..<bucketCount {
        starts[bucket] = next
        for index in 0..<pieces {
          let size = counters[index * bucketCount + bucket]
          counters[index * bucketCount + bucket] = next
          next += size
        }
      }
      starts[bucketCount] = next
      workers.forEach(pieces) { index in
        let own = counters.baseAddress! + index * bucketCount
        for row in piece(index) {
          let place = bucket(values[row])
          items.initializeElement(at: Int(own[place]), to: Item(value: values[row], index: Int32(row)))
          own[place] += 1
        }
      }
    }
    let boundaries = starts
    workers.forEach(pieces) { index in
      for bucket in (bucketCount * index / pieces)..<(bucketCount * (index + 1) / pieces) {
        sort(items, Int(boundaries[bucket])..<Int(boundaries[bucket + 1]))
      }
    }
  }

  /// Sorts a bucket: by insertion when it is small.
  private static func sort(_ items: UnsafeMutableBufferPointer<Item>, _ range: Range<Int>) {
    if range.count > 48 {
      var bucket = UnsafeMutableBufferPointer(rebasing: items[range])
      bucket.sort(by: Item.precedes)
      return
    }
    // Items of a bucket arrive in the order of their index, so that insertion keeps equal values in order.
    for place in range.dropFirst() {
      let item = items[place]
      var hole = place
      while hole > range.lowerBound, items[hole - 1].value > item.value {
        items[hole] = items[hole - 1]
        hole -= 1
      }
      items[hole] = item
    }
  }
}
