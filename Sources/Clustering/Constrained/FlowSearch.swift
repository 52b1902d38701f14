/// Dijkstra's search among the clusters and the sink, whose number is k. All lengths are reduced by prices and so at least 0.
struct FlowSearch: Sendable {
  private var distances: [Double]
  private var previous: [Int]
  private var units: [Int]
  private var done: [Bool]
  /// Where the path that was found ends.
  private(set) var end = -1
  private var limit = Double.infinity

  init(clusterCount: Int) {
    distances = [Double](repeating: .infinity, count: clusterCount + 1)
    previous = [Int](repeating: -1, count: clusterCount + 1)
    units = previous
    done = [Bool](repeating: false, count: clusterCount + 1)
  }

  mutating func begin() {
    for node in distances.indices {
      distances[node] = .infinity
      previous[node] = -1
      done[node] = false
    }
    limit = .infinity
  }

  /// Starts from a node.
  mutating func open(_ node: Int) { distances[node] = 0 }

  /// The nearest node that has not been looked at.
  mutating func next() -> Int? {
    var best = -1
    for node in distances.indices where !done[node] && distances[node] < .infinity {
      if best < 0 || distances[node] < distances[best] { best = node }
    }
    guard best >= 0 else { return nil }
    done[best] = true
    return best
  }

  @inline(__always)
  func isDone(_ node: Int) -> Bool { done[node] }

  /// Tells of an arc. Rounding may have made its length negative, which it cannot be.
  @inline(__always)
  mutating func relax(_ from: Int, _ to: Int, length: Double, unit: Int) {
    let distance = distances[from] + max(0, length)
    guard !done[to], distance < distances[to] else { return }
    distances[to] = distance
    previous[to] = from
    units[to] = unit
  }

  mutating func finish(at node: Int) {
    end = node
    limit = distances[node]
  }

  /// How far a node is, or how far the end is when that is less.
  func distance(_ node: Int) -> Double { min(limit, distances[node]) }

  /// The last step on the way to a node, and the unit that makes it, −1 to and from the sink; `nil` where the way begins.
  func step(to node: Int) -> (from: Int, unit: Int)? {
    previous[node] < 0 ? nil : (previous[node], units[node])
  }
}
