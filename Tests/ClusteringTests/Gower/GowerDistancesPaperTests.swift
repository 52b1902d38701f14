import Provenance
import Testing

@testable import Clustering

@Suite struct GowerDistancesPaperTests {
  /// As `daisy(flower, type = list(asymm = 3))` of R's package cluster prints them.
  @Test func flowers() throws {
    let distances = try GowerDistances(Flowers.columns).distances
    let printed: [(Int, Int, Double)] = [
      (2, 1, 0.8875408), (3, 1, 0.5272467), (4, 1, 0.3517974), (5, 1, 0.4115605), (6, 1, 0.2269199),
      (7, 1, 0.2876225), (8, 1, 0.4234069), (9, 1, 0.5808824), (10, 1, 0.6094363), (11, 1, 0.3278595),
      (3, 2, 0.5882353), (4, 2, 0.5504493), (5, 2, 0.7115780), (18, 2, 0.4515114), (6, 5, 0.3935574),
      (7, 6, 0.2163399), (9, 5, 0.3779178), (13, 9, 0.2493464), (14, 12, 0.1591503), (16, 10, 0.3986928),
      (18, 8, 0.1417892), (17, 16, 0.1909430), (17, 15, 0.4032680), (18, 16, 0.7796160), (18, 17, 0.6125408),
    ]
    #expect(distances.count == 18)
    for (row, column, value) in printed { #expect(abs(distances[row - 1, column - 1] - value) <= 0.5e-7) }
  }

  /// The same without an asymmetric column: `daisy(flower)`.
  @Test func flowersWithASymmetricColumn() throws {
    var columns = Flowers.columns
    if case .asymmetricBinary(let values) = columns[2] { columns[2] = .category(values.map { $0 == true ? 1 : 0 }) }
    let distances = try GowerDistances(columns).distances
    let printed: [(Int, Int, Double)] = [
      (2, 1, 0.8875408), (3, 2, 0.5147059), (5, 2, 0.6226307), (6, 5, 0.3443627), (7, 6, 0.1892974),
      (9, 5, 0.3306781), (17, 2, 0.1904412), (17, 16, 0.1670752), (18, 8, 0.1417892), (18, 10, 0.8057598),
    ]
    for (row, column, value) in printed { #expect(abs(distances[row - 1, column - 1] - value) <= 0.5e-7) }
  }

  /// Eleven rows of zeros and ones with gaps, two columns symmetric and three not, from the tests of the same package.
  @Test func missingValues() throws {
    let symmetric: [[Int?]] = [[0, 0, 0, 1, 0, 0, 0, 0, 1, 0, nil], [nil, 0, 1, 1, 0, 1, 0, 1, 0, 1, 0]]
    let asymmetric: [[Int?]] = [
      [0, 1, 1, 0, 1, nil, 1, 0, 1, 0, nil], [1, 1, 0, 1, 0, 0, 0, 0, 0, 1, 0],
      [1, nil, 0, 1, 0, 0, 0, 0, nil, 1, 1],
    ]
    let presence = asymmetric.map { MixedColumn.asymmetricBinary($0.map { $0.map { $0 == 1 } }) }
    let distances = try GowerDistances(symmetric.map { .category($0) } + presence).distances
    let lower: [[Double]] = [
      [1 / 3.0], [3 / 4.0, 1 / 2.0], [1 / 3.0, 3 / 4.0, 4 / 5.0], [3 / 4.0, 1 / 4.0, 1 / 3.0, 1],
      [2 / 3.0, 2 / 3.0, 0, 3 / 4.0, 1 / 2.0], [3 / 4.0, 1 / 4.0, 1 / 3.0, 1, 0, 1 / 2.0],
      [2 / 3.0, 3 / 4.0, 1 / 3.0, 3 / 4.0, 2 / 3.0, 0, 2 / 3.0],
      [1, 1 / 2.0, 2 / 3.0, 3 / 4.0, 1 / 3.0, 1, 1 / 3.0, 1],
      [0, 1 / 2.0, 3 / 5.0, 1 / 4.0, 4 / 5.0, 1 / 2.0, 4 / 5.0, 1 / 2.0, 1],
      [1 / 2.0, 1 / 2.0, 1, 2 / 3.0, 1 / 2.0, 1, 1 / 2.0, 1, 0, 2 / 3.0],
    ]
    for (row, values) in lower.enumerated() {
      for (column, value) in values.enumerated() { #expect(abs(distances[row + 1, column] - value) <= 1e-15) }
    }
    // With all five columns asymmetric rows 9 and 11 have nothing in common.
    let all = symmetric.map { MixedColumn.asymmetricBinary($0.map { $0.map { $0 == 1 } }) } + presence
    #expect(throws: ClusteringError.incomparable(first: 8, second: 10)) { try GowerDistances(all) }
  }
}
