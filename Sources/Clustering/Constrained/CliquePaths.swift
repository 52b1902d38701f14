/// What it costs a clique to give up its place in one cluster for a free one in another, its members changing places.
struct CliquePaths: Sendable {
  /// What it costs that member p leaves its cluster, and so on, until member q has to leave the one it has.
  private var lengths: [Double]

  init(largest: Int) { lengths = [Double](repeating: 0, count: largest * largest) }

  /// Finds all shortest paths between members (Floyd & Warshall). Time is O(s³).
  mutating func measure(_ members: ArraySlice<Int32>, clusterCount: Int, costs: [Double], labels: [Int32]) {
    let (count, first) = (members.count, members.startIndex)
    for p in 0..<count {
      let row = Int(members[first + p]) * clusterCount
      let own = costs[row + Int(labels[Int(members[first + p])])]
      for q in 0..<count { lengths[p * count + q] = costs[row + Int(labels[Int(members[first + q])])] - own }
    }
    for via in 0..<count {
      for p in 0..<count where p != via {
        for q in 0..<count where q != p && q != via {
          lengths[p * count + q] = min(lengths[p * count + q], lengths[p * count + via] + lengths[via * count + q])
        }
      }
    }
  }

  /// Calls `body` for each cluster that the clique is in and each that it is not in.
  @inline(__always)
  func forEachArc(
    _ members: ArraySlice<Int32>, clusterCount: Int, costs: [Double], labels: [Int32],
    _ body: (_ from: Int, _ to: Int, _ cost: Double) -> Void
  ) {
    let (count, first) = (members.count, members.startIndex)
    for to in 0..<clusterCount where !members.contains(where: { Int(labels[Int($0)]) == to }) {
      for p in 0..<count {
        var least = Double.infinity
        for q in 0..<count {
          let block = Int(members[first + q])
          let leaving = costs[block * clusterCount + to] - costs[block * clusterCount + Int(labels[block])]
          least = min(least, lengths[p * count + q] + leaving)
        }
        body(Int(labels[Int(members[first + p])]), to, least)
      }
    }
  }
}
