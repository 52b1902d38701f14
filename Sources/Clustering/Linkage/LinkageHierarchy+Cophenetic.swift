public import Parallelism

extension LinkageHierarchy {
  /// How faithfully the tree keeps the distances: the correlation, over all pairs of leaves, of their distance with the
  /// height at which they join.
  ///
  /// Every pair counts once, whatever its observations weigh.
  ///
  /// - Parameter workers: The threads to use; the result does not depend on them.
  /// - Returns: A number in −1 … 1; `nil` when either side is the same for all pairs, as it is for fewer than three
  ///   leaves. Time is O(n² d) and space O(n d).
  ///
  /// Source: Sokal & Rohlf (1962), doi:10.2307/1217208.
  public func copheneticCorrelation(workers: Workers = .automatic) -> Double? {
    let count = dendrogram.leafCount
    guard count > 2 else { return nil }
    // In the order of drawing, two leaves join at the greatest height of the gaps between them.
    let gaps = dendrogram.gaps
    let blocks = PairBlocks(
      observations.selecting(dendrogram.leafOrder.map { leaves[$0] }),
      measure: PairMeasure(.euclidean, featureWeights: featureWeights))
    // About numbers among them, sums of squares keep their digits.
    let origin = PairOrigin(blocks, gaps)
    let parts = workers.map(blocks.count) { block in
      var sums = PairSums()
      Self.forEachPair(ofBlock: block, of: blocks, gaps) { distance, height in
        sums.add(distance - origin.distance, height - origin.height)
      }
      return sums
    }
    var total = parts[0]
    for part in parts.dropFirst() { total.add(part) }
    return total.correlation
  }

  /// Calls `body` with the distance of each pair and the height at which it joins.
  @inline(__always)
  fileprivate static func forEachPair(
    ofBlock block: Int, of blocks: PairBlocks, _ gaps: [Double], _ body: (_ distance: Double, _ height: Double) -> Void
  ) {
    let first = block * PairBlocks.blockRows
    var highest = [Double](repeating: 0, count: PairBlocks.blockRows)
    gaps.withUnsafeBufferPointer { gaps in
      blocks.forEachPiece(ofBlock: block) { row, others, distances in
        var height = highest[row - first]
        for (index, other) in others.enumerated() {
          height = max(height, gaps[other - 1])
          body(distances[index], height)
        }
        highest[row - first] = height
      }
    }
  }
}

/// The mean distance and the mean height of the pairs of the first block.
private struct PairOrigin: Sendable {
  let distance: Double
  let height: Double

  init(_ blocks: PairBlocks, _ gaps: [Double]) {
    var sums = PairSums()
    LinkageHierarchy.forEachPair(ofBlock: 0, of: blocks, gaps) { distance, height in sums.add(distance, height) }
    distance = sums.first / sums.count
    height = sums.second / sums.count
  }
}

/// What a correlation is made of.
private struct PairSums: Sendable {
  var count = 0.0
  var first = 0.0
  var second = 0.0
  private var firstSquares = 0.0
  private var secondSquares = 0.0
  private var products = 0.0
  private var firstRange = (low: Double.infinity, high: -Double.infinity)
  private var secondRange = (low: Double.infinity, high: -Double.infinity)

  @inline(__always)
  mutating func add(_ x: Double, _ y: Double) {
    count += 1
    first += x
    second += y
    firstSquares += x * x
    secondSquares += y * y
    products += x * y
    firstRange = (min(firstRange.low, x), max(firstRange.high, x))
    secondRange = (min(secondRange.low, y), max(secondRange.high, y))
  }

  mutating func add(_ other: PairSums) {
    count += other.count
    first += other.first
    second += other.second
    firstSquares += other.firstSquares
    secondSquares += other.secondSquares
    products += other.products
    firstRange = (min(firstRange.low, other.firstRange.low), max(firstRange.high, other.firstRange.high))
    secondRange = (min(secondRange.low, other.secondRange.low), max(secondRange.high, other.secondRange.high))
  }

  var correlation: Double? {
    guard firstRange.low < firstRange.high, secondRange.low < secondRange.high else { return nil }
    let firstSpread = firstSquares - first * first / count
    let secondSpread = secondSquares - second * second / count
    guard firstSpread > 0, secondSpread > 0 else { return nil }
    let common = products - first * second / count
    return min(1, max(-1, common / (firstSpread.squareRoot() * secondSpread.squareRoot())))
  }
}
