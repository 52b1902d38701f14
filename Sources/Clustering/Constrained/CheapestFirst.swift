/// Changes that could be made, the cheapest on top: a binary heap.
struct CheapestFirst: Sendable {
  /// A change to a block or a unit.
  struct Entry: Sendable {
    /// What it costs.
    let cost: Double
    /// What changes.
    let unit: Int32
    /// How it changes, or what it was like when this was true.
    let mark: Int32
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

  /// The cheapest entry whose mark is still that of its unit; drops those before it.
  @inline(__always)
  mutating func first(_ marks: [Int32]) -> Entry? {
    while let entry = entries.first {
      if marks[Int(entry.unit)] == entry.mark { return entry }
      removeFirst()
    }
    return nil
  }

  /// Takes the cheapest entry.
  mutating func next() -> Entry? {
    guard let entry = entries.first else { return nil }
    removeFirst()
    return entry
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
