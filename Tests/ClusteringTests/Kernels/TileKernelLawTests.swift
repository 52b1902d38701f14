import CKernels
import Provenance
import Testing

/// The kernels give the bits of their plain twins, on whichever processor.
@Suite struct TileKernelLawTests {
  @Test func distancesEqualTheirTwin() {
    for tile in RandomTile.all {
      let found = tile.kernelDistances()
      for row in 0..<tile.rowCount {
        let here = (0..<tile.clusterCount).map { found[$0 * RandomTile.rowCapacity + row].bitPattern }
        #expect(
          here == tile.distances(row: row).map(\.bitPattern),
          "d = \(tile.featureCount), k = \(tile.clusterCount), row \(row) of \(tile.rowCount)")
      }
    }
  }

  /// Distances go a few rows too far, to the end of a group of sixteen, and no farther.
  @Test func nothingIsWrittenBeyondTheLastGroup() {
    for tile in RandomTile.all {
      let found = tile.kernelDistances()
      let end = (tile.rowCount + 15) / 16 * 16
      for cluster in 0..<tile.clusterCount {
        let start = cluster * RandomTile.rowCapacity
        #expect(found[(start + end)..<(start + RandomTile.rowCapacity)].allSatisfy { $0 == -1 })
      }
    }
  }

  @Test func nearestEqualsItsTwin() {
    var tieCount = 0
    for tile in RandomTile.all {
      var best = [Double](repeating: -1, count: RandomTile.rowCapacity)
      var labels = [Int32](repeating: -1, count: RandomTile.rowCapacity)
      pk_tile_nearest(tile.kernelDistances(), tile.rowCount, tile.clusterCount, &best, &labels)
      for row in 0..<tile.rowCount {
        let distances = tile.distances(row: row)
        let least = distances.min()!
        #expect(best[row] == least)
        #expect(Int(labels[row]) == distances.firstIndex(of: least))
        if distances.count(where: { $0 == least }) > 1 { tieCount += 1 }
      }
    }
    #expect(tieCount > 1_000, "ties must occur or the test shows nothing about them")
  }

  @Test func nearestOfInfiniteDistancesIsTheFirst() {
    let distances = [Double](repeating: .infinity, count: 3 * RandomTile.rowCapacity)
    var best = [Double](repeating: 0, count: RandomTile.rowCapacity)
    var labels = [Int32](repeating: -1, count: RandomTile.rowCapacity)
    pk_tile_nearest(distances, 20, 3, &best, &labels)
    #expect(best[..<20].allSatisfy { $0 == .infinity } && labels[..<20].allSatisfy { $0 == 0 })
  }

  @Test func twoNearestEqualTheirTwin() {
    for tile in RandomTile.all {
      var best = [Double](repeating: -1, count: RandomTile.rowCapacity)
      var second = best
      var labels = [Int32](repeating: -7, count: RandomTile.rowCapacity)
      var runners = labels
      pk_tile_two_nearest(tile.kernelDistances(), tile.rowCount, tile.clusterCount, &best, &second, &labels, &runners)
      for row in 0..<tile.rowCount {
        let order = tile.distances(row: row).enumerated().sorted { ($0.element, $0.offset) < ($1.element, $1.offset) }
        #expect(labels[row] == Int32(order[0].offset) && best[row] == order[0].element)
        #expect(runners[row] == (order.count > 1 ? Int32(order[1].offset) : -1))
        #expect(second[row] == (order.count > 1 ? order[1].element : .infinity))
      }
    }
  }

  @Test func labelSumsEqualTheirTwin() {
    var generator = SeededGenerator(seed: 33)
    for count in [1, 3, 4, 5, 255, 256] {
      let values = (0..<count).map { _ in Double(generator.nextIndex(below: 1_000)) }
      let labels = (0..<count).map { _ in Int32(generator.nextIndex(below: 3)) }
      let weights = (0..<count).map { _ in Double(generator.nextIndex(below: 4)) }
      var plain: [Double] = [5, 0, 0]
      var weighted: [Double] = [5, 0, 0]
      var scratch = [Double](repeating: .nan, count: 12)
      pk_tile_label_sums(values, count, labels, 3, nil, &plain, &scratch)
      pk_tile_label_sums(values, count, labels, 3, weights, &weighted, &scratch)
      for label in 0..<3 {
        let rows = (0..<count).filter { labels[$0] == Int32(label) }
        #expect(plain[label] == rows.reduce(label == 0 ? 5 : 0) { $0 + values[$1] })
        #expect(weighted[label] == rows.reduce(label == 0 ? 5 : 0) { $0 + weights[$1] * values[$1] })
      }
    }
  }
}
