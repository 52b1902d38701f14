import CKernels
import Provenance
import Testing

/// The kernel of the silhouette gives the bits of its plain twin, with and without the choice of processor.
@Suite struct DistanceSumsLawTests {
  /// The same sums in the same order, one lane after the other.
  private func twin(_ row: [Float], _ columns: [Float], count: Int, width: Int) -> Double {
    var wide = [Double](repeating: 0, count: 8)
    for start in stride(from: 0, to: count, by: 64) {
      var block = [Float](repeating: 0, count: 16)
      for column in start..<min(count, start + 64) {
        var square: Float = 0
        for feature in row.indices {
          let difference = columns[feature * width + column] - row[feature]
          square += difference * difference
        }
        block[(column - start) % 16] += square.squareRoot()
      }
      for lane in 0..<8 { wide[lane] += Double(block[lane] + block[lane + 8]) }
    }
    return ((wide[0] + wide[1]) + (wide[2] + wide[3])) + ((wide[4] + wide[5]) + (wide[6] + wide[7]))
  }

  @Test(arguments: [1, 2, 9, 20], [1, 15, 16, 17, 63, 64, 65, 80, 200, 256])
  func kernelEqualsItsTwin(featureCount: Int, columnCount: Int) {
    var generator = SeededGenerator(seed: UInt64(featureCount), stream: UInt64(columnCount))
    let width = (columnCount + 15) / 16 * 16
    let rowCount = 5
    // What lies beyond the columns must count for nothing.
    let columns = (0..<featureCount * width).map { _ in Float(generator.nextNormal()) }
    let rows = (0..<featureCount * rowCount).map { _ in Float(generator.nextNormal()) }
    let expected = (0..<rowCount).map { row in
      1 + twin(Array(rows[row * featureCount..<(row + 1) * featureCount]), columns, count: columnCount, width: width)
    }
    var chosen = [Double](repeating: 1, count: rowCount)
    var portable = chosen
    pk_distance_sums(rows, rowCount, columns, columnCount, width, featureCount, &chosen)
    pk_distance_sums_baseline(rows, rowCount, columns, columnCount, width, featureCount, &portable)
    #expect(chosen == expected)
    #expect(portable == expected)
  }
}
