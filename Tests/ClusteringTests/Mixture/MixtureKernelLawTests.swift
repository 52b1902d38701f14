import CKernels
import Testing

/// The kernels of mixtures give the bits of their plain twins, on whichever processor.
@Suite struct MixtureKernelLawTests {
  private let tileRows = RandomMixture.tileRows

  @Test func costsEqualTheirTwin() {
    for mixture in RandomMixture.all {
      let found = mixture.kernelCosts()
      for cluster in 0..<mixture.clusterCount {
        let end = (mixture.rowCount + 15) / 16 * 16
        for row in 0..<mixture.rowCount {
          let expected = mixture.cost(row: row, cluster: cluster)
          #expect(
            found[cluster * tileRows + row].bitPattern == expected.bitPattern,
            "d = \(mixture.featureCount), k = \(mixture.clusterCount), row \(row) of \(mixture.rowCount)")
        }
        #expect(found[(cluster * tileRows + end)..<((cluster + 1) * tileRows)].allSatisfy { $0 == -1 })
      }
    }
  }

  /// What overflows is as unlikely as can be, and a number all the same.
  @Test func costsAreNumbers() {
    var costs = [Double](repeating: 0, count: 2 * tileRows)
    var scratch = [Double](repeating: 0, count: 16)
    var values = [Double](repeating: 0, count: tileRows)
    (values[0], values[1], values[2]) = (1e300, -.infinity, .nan)
    let (means, roots) = ([0.0, 0], [1.0, 1])
    let constants = [0, Double.infinity]
    means.withUnsafeBufferPointer { means in
      roots.withUnsafeBufferPointer { roots in
        constants.withUnsafeBufferPointer { constants in
          var form = PKMixture(
            d: 1, k: 2, isFull: 0, means: means.baseAddress, roots: roots.baseAddress, constants: constants.baseAddress)
          pk_mixture_costs(values, 4, &form, &scratch, &costs)
        }
      }
    }
    #expect(Array(costs[0..<4]) == [1e290, 1e290, 1e290, 0])
    #expect(costs[tileRows..<(tileRows + 4)].allSatisfy { $0 == 1e290 })
  }

  @Test func sharesEqualTheirTwin() {
    for mixture in RandomMixture.all {
      let (rowCount, clusterCount) = (mixture.rowCount, mixture.clusterCount)
      // Beyond the rows lies what must count nothing.
      var costs = mixture.kernelCosts()
      for index in costs.indices where index % tileRows >= rowCount { costs[index] = 1e290 }
      var shares = [Double](repeating: -1, count: costs.count)
      let total = pk_mixture_shares(costs, rowCount, clusterCount, mixture.weights, &shares)
      var lanes = [Double](repeating: 0, count: 8)
      for row in 0..<rowCount {
        let own = (0..<clusterCount).map { costs[$0 * tileRows + row] }
        let least = own.min()!
        var densities = own.map { least - $0 }
        pk_exponentials(densities, clusterCount, &densities)
        let sum = densities.reduce(0, +)
        var logarithm = 0.0
        pk_logarithms([sum], 1, &logarithm)
        lanes[row % 8] += mixture.weights[row] * (logarithm - least)
        for cluster in 0..<clusterCount {
          let expected = densities[cluster] * (mixture.weights[row] / sum)
          #expect(shares[cluster * tileRows + row].bitPattern == expected.bitPattern)
        }
      }
      let expected = ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]))
      #expect(total == expected)
    }
  }

  @Test func momentsEqualTheirTwin() {
    for mixture in RandomMixture.all {
      let (rowCount, d, size) = (mixture.rowCount, mixture.featureCount, mixture.momentSize)
      var shares = [Double](repeating: 0, count: mixture.clusterCount * tileRows)
      for cluster in 0..<mixture.clusterCount {
        for row in 0..<rowCount { shares[cluster * tileRows + row] = mixture.weights[(row + cluster) % rowCount] / 3 }
      }
      var found = [Double](repeating: 0.25, count: mixture.clusterCount * size * 4)
      var scratch = [Double](repeating: .nan, count: 128 * (d + 2))
      mixture.withKernelForm { pk_mixture_moments(mixture.values, rowCount, $0, shares, &scratch, &found) }
      var expected = [Double](repeating: 0.25, count: found.count)
      for cluster in 0..<mixture.clusterCount {
        for row in 0..<rowCount {
          let share = shares[cluster * tileRows + row]
          let start = cluster * size * 4 + row % 4
          expected[start] += share
          var place = 1 + d
          for feature in 0..<d {
            let weighted = mixture.difference(row, feature, cluster) * share
            expected[start + (1 + feature) * 4] += weighted
            for other in (mixture.isFull ? 0 : feature)...feature {
              expected[start + place * 4] += weighted * mixture.difference(row, other, cluster)
              place += 1
            }
          }
        }
      }
      #expect(found == expected, "d = \(d), \(mixture.isFull), \(rowCount) rows")
    }
  }
}
