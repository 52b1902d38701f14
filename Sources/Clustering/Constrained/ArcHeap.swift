/// The ways in which one cluster can give something to another, the cheapest on top.
///
/// What is no longer true is not removed but passed over when it comes to the top: a unit that has changed has a new version.
struct ArcHeap: Sendable {
  /// A unit that could give up its place in one cluster for one in the other.
  struct Entry: Sendable {
    /// What that would cost.
    let cost: Double
    let unit: Int32
    /// The version of the unit that this was true of.
    let version: Int32
  }

  private var entries: [Entry] = []

  /// Forgets everything but the memory.
  mutating func removeAll() { entries.removeAll(keepingCapacity: true) }

  /// Adds without order; ``arrange()`` must follow.
  @inline(__always)
  mutating func append(_ entry: Entry) { entries.append(entry) }

  /// Puts what was appended in order. Time is linear.
  mutating func arrange() {
    entries.withUnsafeMutableBufferPointer { entries in
      for place in stride(from: entries.count / 2 - 1, through: 0, by: -1) { Self.sink(entries, place) }
    }
  }

  mutating func insert(_ entry: Entry) {
    entries.append(entry)
    var place = entries.count - 1
    while place > 0 {
      let above = (place - 1) / 2
      guard entry.cost < entries[above].cost else { break }
      entries[place] = entries[above]
      place = above
    }
    entries[place] = entry
  }

  /// The cheapest entry that is still true; drops those before it.
  @inline(__always)
  mutating func first(_ versions: [Int32]) -> Entry? {
    while let entry = entries.first {
      if versions[Int(entry.unit)] == entry.version { return entry }
      removeFirst()
    }
    return nil
  }

  private mutating func removeFirst() {
    let last = entries.removeLast()
    guard !entries.isEmpty else { return }
    entries[0] = last
    entries.withUnsafeMutableBufferPointer { Self.sink($0, 0) }
  }

  private static func sink(_ entries: UnsafeMutableBufferPointer<Entry>, _ start: Int) {
    var place = start
    let entry = entries[place]
    while true {
      var below = 2 * place + 1
      guard below < entries.count else { break }
      if below + 1 < entries.count, entries[below + 1].cost < entries[below].cost { below += 1 }
      guard entries[below].cost < entry.cost else { break }
      entries[place] = entries[below]
      place = below
    }
    entries[place] = entry
  }
}
