/// Sorts the items of a bucket, with scratch memory for one thread.
struct BucketSorter: ~Copyable {
  typealias Item = SortedItems.Item

  /// Larger buckets are the sign of values in heaps, and are sorted by comparing.
  private static let limit = 1 << 14
  /// Up to here insertion is fastest.
  private static let insertionLimit = 24

  private let scratch = UnsafeMutableBufferPointer<Item>.allocate(capacity: limit)
  private let counters = UnsafeMutableBufferPointer<Int32>.allocate(capacity: limit)

  deinit {
    scratch.deallocate()
    counters.deallocate()
  }

  /// Sorts items that come in the order of their index.
  func sort(_ items: UnsafeMutableBufferPointer<Item>) {
    guard items.count > Self.insertionLimit else { return Self.insert(items) }
    var (low, high) = (items[0].value, items[0].value)
    for item in items {
      low = item.value < low ? item.value : low
      high = item.value > high ? item.value : high
    }
    if low == high { return }
    let scale = Double(items.count) / (high - low)
    guard items.count <= Self.limit, scale.isFinite, deal(items, low, scale) else {
      var all = items
      return all.sort(by: Item.precedes)
    }
    Self.insert(items)
  }

  /// Deals the items into as many buckets as there are items; `false`, with nothing moved, when one would get too many.
  private func deal(_ items: UnsafeMutableBufferPointer<Item>, _ low: Double, _ scale: Double) -> Bool {
    let count = items.count
    let counters = UnsafeMutableBufferPointer(rebasing: counters[0..<count])
    counters.initialize(repeating: 0)
    var most: Int32 = 0
    for item in items {
      let bucket = min(count - 1, Int((item.value - low) * scale))
      counters[bucket] += 1
      most = max(most, counters[bucket])
    }
    guard most <= 2 * Self.insertionLimit else { return false }
    var next: Int32 = 0
    for bucket in 0..<count {
      let size = counters[bucket]
      counters[bucket] = next
      next += size
    }
    for item in items {
      let bucket = min(count - 1, Int((item.value - low) * scale))
      scratch.initializeElement(at: Int(counters[bucket]), to: item)
      counters[bucket] += 1
    }
    for place in 0..<count { items[place] = scratch[place] }
    return true
  }

  /// Sorts items that are nearly in order; equal ones stay in their order.
  private static func insert(_ items: UnsafeMutableBufferPointer<Item>) {
    for place in items.indices.dropFirst() {
      let item = items[place]
      var hole = place
      while hole > 0, items[hole - 1].value > item.value {
        items[hole] = items[hole - 1]
        hole -= 1
      }
      if hole != place { items[hole] = item }
    }
  }
}
