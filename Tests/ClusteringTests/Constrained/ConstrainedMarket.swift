import Clustering
import Provenance
import TestSupport

/// Buyers who overlap, with amounts and groups, and the constraints that tests put on them.
struct ConstrainedMarket {
  /// Sets of constraints of every kind; all have a solution for k = 4.
  enum Kind: String, CaseIterable {
    case none, sizes, equalSizes, apart, sizesAndApart, together, sizesAndTogether, amount, everything

    /// Whether assignments are flows.
    var isFlow: Bool { ![.sizesAndTogether, .amount, .everything].contains(self) }
  }

  static let clusterCount = 4

  let columns: [[Double]]
  let count: Int

  /// - Parameter count: A multiple of 4.
  init(count: Int, noise: Double = 2, isWhole: Bool = false, seed: UInt64 = 5) {
    self.count = count
    // The first centre has half of the buyers, so that limits of size bind.
    let buyers = SyntheticBuyers(
      count: count,
      centres: [[2, 8, 5, 3], [2, 8, 5, 3], [2, 7, 5, 4], [7, 3, 5, 6], [5, 5, 9, 8], [9, 9, 2, 5]], noise: noise,
      isWhole: isWhole, seed: seed)
    columns = buyers.columns
  }

  var observations: Observations { get throws { try Observations(columns: columns) } }

  /// Whole amounts, a few of them large.
  var amounts: [Double] {
    (0..<count).map { buyer -> Double in
      let large = buyer % 17 == 3 ? 60 : 0
      return Double(1 + buyer * 37 % 11 + large)
    }
  }

  func constraints(_ kind: Kind) -> ClusterConstraints {
    let even = count / Self.clusterCount
    let apart = (0..<count).map { $0 % 5 < 3 ? $0 / 5 : -1 }
    let together = (0..<count).map { $0 % 7 == 0 ? $0 / 14 : -1 }
    let least = (amounts.reduce(0, +) / Double(Self.clusterCount) * 0.9).rounded()
    return switch kind {
    case .none: ClusterConstraints()
    case .sizes: ClusterConstraints(minimumSize: even * 4 / 5, maximumSize: even * 6 / 5)
    case .equalSizes: ClusterConstraints(minimumSize: even, maximumSize: even)
    case .apart: ClusterConstraints(apart: apart)
    case .sizesAndApart: ClusterConstraints(maximumSize: even * 6 / 5, apart: apart)
    case .together: ClusterConstraints(together: together)
    case .sizesAndTogether: ClusterConstraints(minimumSize: even * 4 / 5, maximumSize: even * 6 / 5, together: together)
    case .amount: ClusterConstraints(minimumAmount: least, amounts: amounts)
    case .everything:
      ClusterConstraints(
        minimumSize: even * 3 / 5, maximumSize: even * 7 / 5, minimumAmount: least, amounts: amounts,
        together: together, apart: apart.enumerated().map { together[$0.offset] < 0 ? $0.element : -1 })
    }
  }
}
