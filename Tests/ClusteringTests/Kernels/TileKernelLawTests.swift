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
}
