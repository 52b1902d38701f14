/// For each ordered pair of clusters the few blocks of the first that would lose least, or gain most, in the second.
struct PairLists: Sendable {
  /// The largest number of blocks in a list; with at most so many blocks all are listed.
  static let limit = 48

  /// A block and what moving it adds to the cost.
  struct Entry: Sendable {
    var change: Double
    var block: Int32
  }

  private let clusterCount: Int
  private var entries: [Entry]
  private var counts: [Int]

  init(clusterCount: Int) {
    self.clusterCount = clusterCount
    entries = [Entry](repeating: Entry(change: 0, block: -1), count: clusterCount * clusterCount * Self.limit)
    counts = [Int](repeating: 0, count: clusterCount * clusterCount)
  }

  /// Lists anew; ties go to the lower block. Time is O(m k), expected.
  ///
  /// - Parameter costs: m rows of k numbers.
  mutating func fill(_ costs: [Double], labels: [Int32]) {
    for pair in counts.indices { counts[pair] = 0 }
    costs.withUnsafeBufferPointer { costs in
      entries.withUnsafeMutableBufferPointer { entries in
        for (block, label) in labels.enumerated() {
          let (row, from) = (block * clusterCount, Int(label))
          let own = costs[row + from]
          for to in 0..<clusterCount where to != from {
            let (change, pair) = (costs[row + to] - own, from * clusterCount + to)
            let (base, count) = (pair * Self.limit, counts[pair])
            if count == Self.limit, !(change < entries[base + count - 1].change) { continue }
            var place = base + min(count, Self.limit - 1)
            while place > base, change < entries[place - 1].change {
              entries[place] = entries[place - 1]
              place -= 1
            }
            entries[place] = Entry(change: change, block: Int32(block))
            counts[pair] = min(count + 1, Self.limit)
          }
        }
      }
    }
  }

  /// The blocks of one pair, best first.
  @inline(__always)
  func list(from: Int, to: Int) -> ArraySlice<Entry> {
    let pair = from * clusterCount + to
    return entries[(pair * Self.limit)..<(pair * Self.limit + counts[pair])]
  }

  /// Calls `body` for pairs of a block that could move to a cluster and one of that cluster that could make room for it,
  /// going on to a third cluster or to where the first came from.
  ///
  /// - Parameters:
  ///   - bound: Only pairs whose changes add up to less are of interest.
  ///   - isUsed: Blocks that are passed over; looked up again after each call of `body`.
  ///   - body: Gets the first block, the second, where that would go, and the sum of both changes.
  @inline(__always)
  func forEachChain(
    below bound: Double, isUsed: (_ block: Int) -> Bool = { _ in false },
    _ body: (_ first: Int, _ second: Int, _ third: Int, _ change: Double) -> Void
  ) {
    for from in 0..<clusterCount {
      for via in 0..<clusterCount where via != from {
        let firsts = list(from: from, to: via)
        for third in 0..<clusterCount where third != via {
          let seconds = list(from: via, to: third)
          guard let least = seconds.first?.change else { continue }
          for first in firsts {
            guard first.change + least < bound else { break }
            for second in seconds {
              guard first.change + second.change < bound, !isUsed(Int(first.block)) else { break }
              if isUsed(Int(second.block)) { continue }
              body(Int(first.block), Int(second.block), third, first.change + second.change)
            }
          }
        }
      }
    }
  }
}
