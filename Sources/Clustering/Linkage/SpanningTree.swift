import CKernels

/// The shortest tree that connects all observations: its edges are the joins of single linkage.
///
/// Source: Prim (1957), doi:10.1002/j.1538-7305.1957.tb01515.x; that the edges are the joins: Gower & Ross (1969),
/// doi:10.2307/2346439. Time is O(n² d); space is O(n d), since distances are computed when they are looked at.
struct SpanningTree {
  private let count: Int
  private let featureCount: Int
  private let featureWeights: [Double]
  private let tiles: [Double]
  /// The squared distance of each observation to the tree.
  private var squares: [Double]
  /// The observation of the tree that is nearest.
  private var neighbours: [Int32]
  private var isInTree: [Bool]

  init(_ observations: Observations, featureWeights: [Double]) {
    count = observations.observationCount
    featureCount = observations.featureCount
    self.featureWeights = featureWeights
    tiles = observations.tileMajor()
    squares = [Double](repeating: .infinity, count: count)
    neighbours = [Int32](repeating: 0, count: count)
    isInTree = [Bool](repeating: false, count: count)
  }

  /// The n − 1 edges, in the order in which the tree grows from the first observation.
  mutating func joins() -> [Dendrogram.Join] {
    var joins: [Dendrogram.Join] = []
    joins.reserveCapacity(count)
    var newest = 0
    isInTree[0] = true
    while joins.count < count - 1 {
      let next = nearest(afterAdding: newest)
      joins.append(Dendrogram.Join(first: Int(neighbours[next]), second: next, height: squares[next].squareRoot()))
      isInTree[next] = true
      newest = next
    }
    return joins
  }

  /// The observation nearest to the tree, which has just got a new member; ties go to the first.
  private mutating func nearest(afterAdding newest: Int) -> Int {
    let (tileRows, tiles) = (Observations.tileRows, tiles)
    let place = newest / tileRows * tileRows * featureCount + newest % tileRows
    let point = (0..<featureCount).map { tiles[place + $0 * tileRows] }
    var (least, nearest) = (Double.infinity, -1)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: tileRows) { scratch in
      let distances = scratch.baseAddress!
      tiles.withUnsafeBufferPointer { tiles in
        for start in stride(from: 0, to: count, by: tileRows) {
          let rowCount = min(tileRows, count - start)
          pk_tile_distances(
            tiles.baseAddress! + start * featureCount, rowCount, featureCount, point, 1, featureWeights, distances)
          for index in 0..<rowCount where !isInTree[start + index] {
            let row = start + index
            if distances[index] < squares[row] {
              squares[row] = distances[index]
              neighbours[row] = Int32(newest)
            }
            if squares[row] < least { (least, nearest) = (squares[row], row) }
          }
        }
      }
    }
    return nearest
  }
}
