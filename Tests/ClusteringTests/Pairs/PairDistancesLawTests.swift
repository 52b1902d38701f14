import Parallelism
import TestSupport
import Testing

@testable import Clustering

/// Every pair has the distance that the definition gives it, wherever its rows lie in tiles and blocks.
@Suite struct PairDistancesLawTests {
  private static let featureWeights = [1, 0.25, 0, 2]

  private func plain(_ kind: PairMeasure.Kind, _ left: [Double], _ right: [Double]) -> Double {
    let differences = zip(left, right).map { $0 - $1 }
    if kind == .manhattan {
      return zip(differences, Self.featureWeights).reduce(0) { $0 + abs($1.0) * $1.1.squareRoot() }
    }
    let square = zip(differences, Self.featureWeights).reduce(0) { $0 + $1.0 * $1.0 * $1.1 }
    return kind == .squared ? square : square.squareRoot()
  }

  @Test(arguments: [1, 2, 31, 32, 33, 255, 257, 300], [PairMeasure.Kind.squared, .euclidean, .manhattan])
  func everyPair(count: Int, kind: PairMeasure.Kind) throws {
    let observations = try SyntheticBuyers(count: count, centres: [[1, 2, 3, 4]], noise: 2, seed: 7).observations()
    let measure = PairMeasure(kind, featureWeights: Self.featureWeights)
    let found = PairDistances(observations, measure: measure, workers: Workers(count: 3))
    #expect(found.values == PairDistances(observations, measure: measure, workers: .one).values)
    #expect(found.values.count == count * (count - 1) / 2)
    let rows = observations.allRows
    var copied = [Double](repeating: -1, count: count)
    let block = min(3, count - 1)..<min(11, count)
    var copiedBlock = [Double](repeating: -1, count: block.count * count)
    found.copyRows(block, into: &copiedBlock)
    for first in 0..<count {
      found.copyRow(first, into: &copied)
      for second in 0..<count {
        #expect(found[first, second] == copied[second])
        if block.contains(first) {
          #expect(copiedBlock[(first - block.lowerBound) * count + second] == copied[second])
        }
        #expect(abs(copied[second] - plain(kind, rows[first], rows[second])) <= 1e-12)
      }
    }
  }
}
