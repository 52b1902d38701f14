import Clustering

/// Gower's distance of two rows, computed in the plainest way.
enum PlainGower {
  static func distance(
    _ columns: [MixedColumn], _ first: Int, _ second: Int, weights: [Double], ordinal: OrdinalScale = .levels
  ) -> Double {
    var (differences, total) = (0.0, 0.0)
    for (column, weight) in zip(columns, weights) {
      guard let difference = difference(column, first, second, ordinal) else { continue }
      differences += weight * difference
      total += weight
    }
    return differences / total
  }

  /// What one column says; `nil` when nothing.
  private static func difference(_ column: MixedColumn, _ first: Int, _ second: Int, _ ordinal: OrdinalScale) -> Double?
  {
    switch column {
    case .numeric(let values): scaled(values, first, second)
    case .ordinal(let values):
      ordinal == .levels
        ? scaled(values.map { $0.map { Double($0) } }, first, second) : podani(values, first, second)
    case .category(let values):
      values[first].flatMap { a in values[second].map { a == $0 ? 0 : 1 } }
    case .asymmetricBinary(let values):
      values[first].flatMap { a in values[second].flatMap { b in a || b ? (a == b ? 0 : 1) : nil } }
    }
  }

  private static func scaled(_ values: [Double?], _ first: Int, _ second: Int) -> Double? {
    guard let a = values[first], let b = values[second] else { return nil }
    let there = values.compactMap { $0 }
    return a == b ? 0 : abs(a - b) / (there.max()! - there.min()!)
  }

  /// Podani's equation 2 as it is printed, with mean ranks r and numbers T of ties.
  private static func podani(_ values: [Int?], _ first: Int, _ second: Int) -> Double? {
    guard let a = values[first], let b = values[second] else { return nil }
    if a == b { return 0 }
    let there = values.compactMap { $0 }
    func ties(_ value: Int) -> Double { Double(there.count { $0 == value }) }
    func rank(_ value: Int) -> Double { Double(there.count { $0 < value }) + (ties(value) + 1) / 2 }
    func part(_ a: Int, _ b: Int) -> Double {
      abs(rank(a) - rank(b)) - (ties(a) - 1) / 2 - (ties(b) - 1) / 2
    }
    return part(a, b) / part(there.max()!, there.min()!)
  }
}
