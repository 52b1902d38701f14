import Provenance

/// Draws one of a few categories.
enum CategoryDraw {
  /// The running sums of positive shares, divided by their total. The last is exactly 1.
  static func cumulated(_ shares: [Double]) -> [Double] {
    let total = shares.reduce(0, +)
    var sum = 0.0
    var cumulated = shares.map { share in
      sum += share
      return sum / total
    }
    // Rounding must not leave a gap below 1 that belongs to nobody.
    cumulated[cumulated.count - 1] = 1
    return cumulated
  }

  /// A category, each as likely as its share.
  static func next(_ cumulated: [Double], using generator: inout SeededGenerator) -> Int {
    let place = generator.nextUniform()
    var category = 0
    while cumulated[category] <= place { category += 1 }
    return category
  }

  /// A category in 0 ..< `count` that is not the given one, all others being equally likely.
  static func other(than category: Int, below count: Int, using generator: inout SeededGenerator) -> Int {
    let index = generator.nextIndex(below: count - 1)
    return index < category ? index : index + 1
  }
}
