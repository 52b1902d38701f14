/// The best assignment of blocks to clusters that have a least and a largest number of them, cliques apart: exact.
///
/// Minimises Σ c(block, label) as a minimum-cost flow by successive shortest paths. The flow goes from blocks through the
/// places (clique, cluster) of capacity 1 to the clusters, and from these to a sink, at least `lower` and at most `upper`
/// from each. It is not built block by block: for each pair of clusters a heap holds what it costs that one of them
/// passes a block on to the other, and paths are sought among the k clusters and the sink. A clique passes a block on
/// when it gives up its place in the one cluster for a free one in the other, its members changing places among
/// themselves as is best.
///
/// The search begins with every clique where it is cheapest at the prices of the clusters that the last assignment left,
/// and is short when little has changed.
///
/// Sources: Edmonds & Karp (1972), doi:10.1145/321694.321699; Ahuja, Magnanti & Orlin (1993), Network Flows, chapter 9.
/// Time is O(m k) to begin with and O(k² + k log m) for each block that has to give way; space is O(m k).
struct FlowAssignment: Sendable {
  private let units: AssignmentUnits
  private let clusterCount: Int
  private let lower: Int
  private let upper: Int
  /// What entering each cluster costs: positive where it is full, negative where it lacks blocks.
  private(set) var prices: [Double]
  /// How many blocks are in each cluster, and how many of them flow on to the sink.
  private var counts: [Int]
  private var flows: [Int]
  private var versions: [Int32]
  private var heaps: [CheapestFirst]
  private var matching: CliqueMatching
  private var paths: CliquePaths
  private var search: FlowSearch

  /// - Parameters:
  ///   - lower: The least number of blocks in a cluster; k times this is at most m.
  ///   - upper: The largest number; k times this is at least m. No clique has more than k members.
  init(_ units: AssignmentUnits, clusterCount: Int, lower: Int, upper: Int) {
    self.units = units
    self.clusterCount = clusterCount
    self.lower = lower
    self.upper = upper
    prices = [Double](repeating: 0, count: clusterCount)
    counts = [Int](repeating: 0, count: clusterCount)
    flows = counts
    versions = [Int32](repeating: 0, count: units.count)
    heaps = [CheapestFirst](repeating: CheapestFirst(), count: clusterCount * clusterCount)
    matching = CliqueMatching(largest: units.largest, columnCount: clusterCount)
    paths = CliquePaths(largest: units.largest)
    search = FlowSearch(clusterCount: clusterCount)
  }

  /// Labels every block.
  ///
  /// - Parameter costs: m rows of k numbers.
  mutating func assign(_ costs: [Double], labels: inout [Int32]) {
    costs.withUnsafeBufferPointer { costs in
      prices.withUnsafeBufferPointer { prices in
        let clusterCount = clusterCount
        _ = units.relax(clusterCount: clusterCount, matching: &matching, labels: &labels) { block, cluster in
          costs[block * clusterCount + cluster] + prices[cluster]
        }
      }
    }
    for cluster in counts.indices { counts[cluster] = 0 }
    for label in labels { counts[Int(label)] += 1 }
    for cluster in counts.indices {
      let free = min(max(counts[cluster], lower), upper)
      flows[cluster] = prices[cluster] > 0 ? upper : prices[cluster] < 0 ? lower : free
    }
    guard !isBalanced else { return }
    fillHeaps(costs, labels)
    while !isBalanced, findPath() { followPath(costs, &labels) }
  }

  /// What has arrived at a cluster, or at the sink after all clusters, and has to go on; negative when something is missing.
  private func excess(_ node: Int) -> Int {
    node < clusterCount ? counts[node] - flows[node] : flows.reduce(0, +) - counts.reduce(0, +)
  }

  private var isBalanced: Bool {
    counts == flows
  }

  private mutating func fillHeaps(_ costs: [Double], _ labels: [Int32]) {
    for index in heaps.indices { heaps[index].removeAll() }
    for unit in 0..<units.count { addArcs(of: unit, costs, labels) { $0.append($1) } }
    for index in heaps.indices { heaps[index].arrange() }
  }

  /// Gives each heap what a unit can do in its present state.
  @inline(__always)
  private mutating func addArcs(
    of unit: Int, _ costs: [Double], _ labels: [Int32], _ add: (inout CheapestFirst, CheapestFirst.Entry) -> Void
  ) {
    let range = units.range(unit)
    let version = versions[unit]
    guard range.count == 1 else {
      let members = units.members[range]
      paths.measure(members, clusterCount: clusterCount, costs: costs, labels: labels)
      paths.forEachArc(members, clusterCount: clusterCount, costs: costs, labels: labels) { from, to, cost in
        add(&heaps[from * clusterCount + to], .init(cost: cost, unit: Int32(unit), mark: version))
      }
      return
    }
    let block = Int(units.members[range.lowerBound])
    let from = Int(labels[block])
    costs.withUnsafeBufferPointer { costs in
      let row = costs.baseAddress! + block * clusterCount
      for to in 0..<clusterCount where to != from {
        add(&heaps[from * clusterCount + to], .init(cost: row[to] - row[from], unit: Int32(unit), mark: version))
      }
    }
  }

  /// Finds the shortest way from too much to too little and updates the prices.
  private mutating func findPath() -> Bool {
    let sink = clusterCount
    search.begin()
    for node in 0...sink where excess(node) > 0 { search.open(node) }
    while let node = search.next() {
      if excess(node) < 0 {
        search.finish(at: node)
        let shift = search.distance(sink)
        for cluster in 0..<clusterCount { prices[cluster] += shift - search.distance(cluster) }
        return true
      }
      if node == sink {
        // A cluster takes back what it has sent on beyond its least.
        for to in 0..<clusterCount where flows[to] > lower {
          search.relax(node, to, length: prices[to], unit: -1)
        }
        continue
      }
      if flows[node] < upper { search.relax(node, sink, length: -prices[node], unit: -1) }
      for to in 0..<clusterCount where !search.isDone(to) {
        guard let entry = heaps[node * clusterCount + to].first(versions) else { continue }
        search.relax(node, to, length: entry.cost + prices[to] - prices[node], unit: Int(entry.unit))
      }
    }
    return false
  }

  private mutating func followPath(_ costs: [Double], _ labels: inout [Int32]) {
    var changed: [Int] = []
    var node = search.end
    while let step = search.step(to: node) {
      if step.unit >= 0 {
        pass(unit: step.unit, from: step.from, to: node, costs, &labels)
        changed.append(step.unit)
      } else if step.from == clusterCount {
        flows[node] -= 1
      } else {
        flows[step.from] += 1
      }
      node = step.from
    }
    for unit in changed {
      versions[unit] += 1
      addArcs(of: unit, costs, labels) { $0.insert($1) }
    }
  }

  /// Lets a unit give up its place in one cluster for one in another.
  private mutating func pass(unit: Int, from: Int, to: Int, _ costs: [Double], _ labels: inout [Int32]) {
    counts[from] -= 1
    counts[to] += 1
    let range = units.range(unit)
    if range.count == 1 {
      labels[Int(units.members[range.lowerBound])] = Int32(to)
      return
    }
    let members = units.members[range].map { Int($0) }
    let clusters = members.map { Int(labels[$0]) == from ? to : Int(labels[$0]) }
    let clusterCount = clusterCount
    matching.match(rowCount: members.count, columnCount: clusters.count) { row, column in
      costs[members[row] * clusterCount + clusters[column]]
    }
    for (row, block) in members.enumerated() { labels[block] = Int32(clusters[matching.columnOfRow[row]]) }
  }
}
