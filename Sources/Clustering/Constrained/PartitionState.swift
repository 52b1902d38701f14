/// A division of blocks into clusters, with what each cluster holds.
struct PartitionState: Sendable {
  let blocks: Blocks
  let limits: PartitionLimits
  private(set) var labels: [Int32]
  private(set) var sizes: [Int]
  private(set) var amounts: [Double]
  /// What a violation of one limit is divided by, so that those of sizes and amounts can be added.
  private let sizeScale: Double
  private let amountScale: Double

  init(_ blocks: Blocks, _ limits: PartitionLimits, labels: [Int32]) {
    self.blocks = blocks
    self.limits = limits
    self.labels = labels
    sizes = [Int](repeating: 0, count: limits.clusterCount)
    amounts = [Double](repeating: 0, count: limits.clusterCount)
    for (block, label) in labels.enumerated() where label >= 0 {
      sizes[Int(label)] += blocks.sizes[block]
      amounts[Int(label)] += blocks.amounts[block]
    }
    sizeScale = Double(limits.clusterCount) / Double(max(1, blocks.sizes.reduce(0, +)))
    amountScale = limits.minimumAmount > 0 ? 1 / limits.minimumAmount : 0
  }

  /// Whether all limits are kept and all that must be apart is.
  var isAllowed: Bool {
    sizes.indices.allSatisfy { limits.allow(size: sizes[$0], amount: amounts[$0]) } && clashCount == 0
  }

  /// How many pairs that must be apart are not.
  var clashCount: Int {
    var count = 0
    for clique in blocks.cliques {
      for (place, block) in clique.enumerated() {
        for other in clique[..<place] where labels[Int(block)] == labels[Int(other)] { count += 1 }
      }
    }
    return count
  }

  /// Labels a block, also one that had no label.
  mutating func move(_ block: Int, to cluster: Int) {
    let old = Int(labels[block])
    if old >= 0 {
      sizes[old] -= blocks.sizes[block]
      amounts[old] -= blocks.amounts[block]
    }
    sizes[cluster] += blocks.sizes[block]
    amounts[cluster] += blocks.amounts[block]
    labels[block] = Int32(cluster)
  }

  /// Takes the label off a block.
  mutating func unlabel(_ block: Int) {
    let old = Int(labels[block])
    sizes[old] -= blocks.sizes[block]
    amounts[old] -= blocks.amounts[block]
    labels[block] = -1
  }

  /// Whether an allowed division stays allowed when a block moves.
  @inline(__always)
  func canMove(_ block: Int, to cluster: Int) -> Bool {
    let (from, size, amount) = (Int(labels[block]), blocks.sizes[block], blocks.amounts[block])
    return sizes[from] - size >= limits.minimumSize && sizes[cluster] + size <= limits.maximumSize
      && amounts[from] - amount >= limits.minimumAmount
      && blocks.mateCount(of: block, in: cluster, labels: labels) == 0
  }

  /// Whether an allowed division stays allowed when a block moves to the cluster of a second, and that to a third cluster
  /// or to where the first came from.
  @inline(__always)
  func canMove(_ first: Int, pushing second: Int, to third: Int) -> Bool {
    let (from, via) = (Int(labels[first]), Int(labels[second]))
    let size = blocks.sizes[first] - blocks.sizes[second]
    let amount = blocks.amounts[first] - blocks.amounts[second]
    guard limits.allow(size: sizes[via] + size, amount: amounts[via] + amount) else { return false }
    if third == from {
      guard limits.allow(size: sizes[from] - size, amount: amounts[from] - amount) else { return false }
    } else {
      guard
        sizes[from] - blocks.sizes[first] >= limits.minimumSize,
        amounts[from] - blocks.amounts[first] >= limits.minimumAmount,
        sizes[third] + blocks.sizes[second] <= limits.maximumSize
      else { return false }
    }
    return blocks.mateCount(of: first, in: via, except: second, labels: labels) == 0
      && blocks.mateCount(of: second, in: third, except: first, labels: labels) == 0
  }

  /// How far a cluster is outside the limits.
  @inline(__always)
  func violation(size: Int, amount: Double) -> Double {
    let outside = max(0, limits.minimumSize - size, size - limits.maximumSize)
    return Double(outside) * sizeScale + max(0, limits.minimumAmount - amount) * amountScale
  }

  /// How far all clusters are outside the limits, and pairs too close; 0 when all is allowed.
  var violation: Double {
    sizes.indices.reduce(0) { $0 + violation(size: sizes[$1], amount: amounts[$1]) } + Double(clashCount)
  }

  /// What a move does to the violation.
  @inline(__always)
  func violationChange(_ block: Int, to cluster: Int) -> Double {
    let (from, size, amount) = (Int(labels[block]), blocks.sizes[block], blocks.amounts[block])
    let clashes =
      blocks.mateCount(of: block, in: cluster, labels: labels) - blocks.mateCount(of: block, in: from, labels: labels)
    return change(from, -size, -amount) + change(cluster, size, amount) + Double(clashes)
  }

  /// What moving a block to the cluster of a second does to the violation, when that goes to a third cluster or to where
  /// the first came from.
  @inline(__always)
  func violationChange(_ first: Int, pushing second: Int, to third: Int) -> Double {
    let (from, via) = (Int(labels[first]), Int(labels[second]))
    let (size, amount) = (blocks.sizes[first], blocks.amounts[first])
    let (otherSize, otherAmount) = (blocks.sizes[second], blocks.amounts[second])
    var change = change(via, size - otherSize, amount - otherAmount)
    if third == from {
      change += self.change(from, otherSize - size, otherAmount - amount)
    } else {
      change += self.change(from, -size, -amount) + self.change(third, otherSize, otherAmount)
    }
    let clashes =
      blocks.mateCount(of: first, in: via, except: second, labels: labels)
      + blocks.mateCount(of: second, in: third, except: first, labels: labels)
      - blocks.mateCount(of: first, in: from, labels: labels) - blocks.mateCount(of: second, in: via, labels: labels)
    return change + Double(clashes)
  }

  /// What it does to the violation of a cluster when something is added to it.
  @inline(__always)
  private func change(_ cluster: Int, _ size: Int, _ amount: Double) -> Double {
    violation(size: sizes[cluster] + size, amount: amounts[cluster] + amount)
      - violation(size: sizes[cluster], amount: amounts[cluster])
  }
}
