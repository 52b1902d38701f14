#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How one group of a partition spreads over the groups of the other: a row or a column of the cross table.
public struct GroupConcentration: Hashable, Sendable {
  /// The number of observations in the group.
  public let count: Int
  /// The entropy −Σ p ln p of its shares in the other partition, in nats: 0 when all of it lies in one group.
  public let entropy: Double
  /// The share of it that lies in one group of the other partition, in 0 ... 1; 0 for an empty group.
  public let purity: Double
  /// The group of the other partition that holds most of it, the first of equals; `nil` for an empty group.
  public let largest: Int?

  /// Reads the counts of one row or column.
  init(_ counts: some Sequence<Int>) {
    let counts = Array(counts)
    let total = counts.reduce(0, +)
    let most = counts.max() ?? 0
    count = total
    entropy = Self.entropy(of: counts, total: total)
    purity = total > 0 ? Double(most) / Double(total) : 0
    largest = total > 0 ? counts.firstIndex(of: most) : nil
  }

  /// −Σ p ln p in nats, with 0 ln 0 = 0; exactly 0 when one count is the total.
  static func entropy(of counts: [Int], total: Int) -> Double {
    var sum = 0.0
    for count in counts where count > 0 && count < total {
      let share = Double(count) / Double(total)
      sum -= share * log(share)
    }
    return sum
  }
}
