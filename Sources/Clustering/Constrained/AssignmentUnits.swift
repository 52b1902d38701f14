/// The blocks in groups that share none: those of a clique go to different clusters, a block without one goes anywhere.
///
/// A block of several cliques counts for its first; then what comes out may break the others.
struct AssignmentUnits: Sendable {
  /// The members of each unit lie in ``members`` from here to where those of the next begin.
  let starts: [Int32]
  let members: [Int32]
  /// The number of members of the largest unit.
  let largest: Int

  /// The number of units.
  var count: Int { starts.count - 1 }

  /// Time is O(m).
  init(_ blocks: Blocks) {
    guard !blocks.cliques.isEmpty else {
      starts = (0...Int32(blocks.count)).map { $0 }
      members = (0..<Int32(blocks.count)).map { $0 }
      largest = 1
      return
    }
    var isTaken = [Bool](repeating: false, count: blocks.count)
    var starts: [Int32] = [0]
    var members: [Int32] = []
    var largest = 1
    for clique in blocks.cliques {
      let rest = clique.filter { !isTaken[Int($0)] }
      guard !rest.isEmpty else { continue }
      for block in rest { isTaken[Int(block)] = true }
      members += rest
      starts.append(Int32(members.count))
      largest = max(largest, rest.count)
    }
    for block in 0..<blocks.count where !isTaken[block] {
      members.append(Int32(block))
      starts.append(Int32(members.count))
    }
    (self.starts, self.members, self.largest) = (starts, members, largest)
  }

  /// Where the members of a unit lie.
  @inline(__always)
  func range(_ unit: Int) -> Range<Int> { Int(starts[unit])..<Int(starts[unit + 1]) }

  /// Labels every unit at the least cost, as if nothing but its own clique mattered; ties go to the lower cluster.
  ///
  /// - Parameters:
  ///   - labels: Gets the cluster of each block.
  ///   - cost: What a block costs in a cluster.
  /// - Returns: The sum of the costs. Time is O(m k), and O(s² k) for a clique of s.
  @inline(__always)
  func relax(
    clusterCount: Int, matching: inout CliqueMatching, labels: inout [Int32],
    cost: (_ block: Int, _ cluster: Int) -> Double
  ) -> Double {
    var total = 0.0
    for unit in 0..<count {
      let range = range(unit)
      guard range.count == 1 else {
        matching.match(rowCount: range.count, columnCount: clusterCount) { row, column in
          cost(Int(members[range.lowerBound + row]), column)
        }
        for (row, place) in range.enumerated() {
          let (block, cluster) = (Int(members[place]), matching.columnOfRow[row])
          labels[block] = Int32(cluster)
          total += cost(block, cluster)
        }
        continue
      }
      let block = Int(members[range.lowerBound])
      var (best, least) = (0, cost(block, 0))
      for cluster in 1..<max(1, clusterCount) {
        let value = cost(block, cluster)
        if value < least { (best, least) = (cluster, value) }
      }
      labels[block] = Int32(best)
      total += least
    }
    return total
  }
}
