public import LinearAlgebra

/// A weighting table in one of its scalings, with what is needed to go back.
public struct ScaledWeights: Hashable, Sendable {
  /// What was remembered of the means.
  enum Memory: Hashable, Sendable {
    case nothing
    case extremes(low: Double, high: Double)
    case totals([Double])
    /// The different means of each segment, highest first, with the rank each has.
    case levels([[(rank: Int, mean: Double)]])

    static func == (left: Memory, right: Memory) -> Bool {
      switch (left, right) {
      case (.nothing, .nothing): true
      case (.extremes(let a, let b), .extremes(let c, let d)): a == c && b == d
      case (.totals(let a), .totals(let b)): a == b
      case (.levels(let a), .levels(let b)):
        a.map { $0.map(\.mean) } == b.map { $0.map(\.mean) } && a.map { $0.map(\.rank) } == b.map { $0.map(\.rank) }
      default: false
      }
    }

    func hash(into hasher: inout Hasher) {
      switch self {
      case .nothing: break
      case .extremes(let low, let high):
        hasher.combine(low)
        hasher.combine(high)
      case .totals(let totals): hasher.combine(totals)
      case .levels(let levels): for level in levels { for entry in level { hasher.combine(entry.mean) } }
      }
    }
  }

  /// The scaling.
  public let scaling: WeightScaling
  /// The weights: one row a segment, one column a criterion.
  public let values: Matrix
  private let memory: Memory

  /// Scales a table.
  ///
  /// Degenerate: under `range`, cells that are all equal become 5.5.
  ///
  /// - Throws: `noShares` under `share` when a segment has a negative mean or only zeros.
  public init(_ table: WeightingTable, scaling: WeightScaling) throws(CriteriaError) {
    self.scaling = scaling
    let means = table.means
    var values = means
    switch scaling {
    case .mean:
      memory = .nothing
    case .range:
      let low = means.elements.min()!
      let high = means.elements.max()!
      for segment in 0..<means.rowCount {
        for criterion in 0..<means.columnCount {
          values[segment, criterion] = high > low ? 1 + 9 * (means[segment, criterion] - low) / (high - low) : 5.5
        }
      }
      memory = .extremes(low: low, high: high)
    case .share:
      var totals: [Double] = []
      for segment in 0..<means.rowCount {
        let profile = means.row(segment)
        let total = profile.reduce(0, +)
        guard profile.allSatisfy({ $0 >= 0 }), total > 0, total.isFinite else {
          throw .noShares(segment: table.segments[segment])
        }
        for criterion in 0..<means.columnCount { values[segment, criterion] = 100 * profile[criterion] / total }
        totals.append(total)
      }
      memory = .totals(totals)
    case .rank:
      var levels: [[(rank: Int, mean: Double)]] = []
      for segment in 0..<means.rowCount {
        let profile = means.row(segment)
        var steps: [(rank: Int, mean: Double)] = []
        for (position, mean) in profile.sorted(by: >).enumerated() where mean != steps.last?.mean {
          steps.append((position + 1, mean))
        }
        for criterion in 0..<means.columnCount {
          values[segment, criterion] = Double(steps.first { $0.mean == profile[criterion] }!.rank)
        }
        levels.append(steps)
      }
      memory = .levels(levels)
    }
    self.values = values
  }

  /// The means that the weights came from, exact but for rounding.
  public var means: Matrix {
    var means = values
    for segment in 0..<values.rowCount {
      for criterion in 0..<values.columnCount {
        let value = values[segment, criterion]
        switch memory {
        case .nothing: break
        case .extremes(let low, let high):
          means[segment, criterion] = high > low ? low + (value - 1) / 9 * (high - low) : low
        case .totals(let totals): means[segment, criterion] = value / 100 * totals[segment]
        case .levels(let levels):
          means[segment, criterion] = levels[segment].first { Double($0.rank) == value }!.mean
        }
      }
    }
    return means
  }
}
