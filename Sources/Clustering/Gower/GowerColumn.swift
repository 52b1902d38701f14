/// A column, prepared for measuring one row against many.
struct GowerColumn: Sendable {
  /// What two values differ by, in 0 ... 1.
  private enum Term: Sendable {
    /// |x − y|.
    case scaled([Double])
    /// The observations below a level, and those below or at it, over the number between the outermost levels.
    case ranked(below: [Double], reached: [Double], unit: Double)
    /// Whether two numbers are not the same.
    case codes([Int32])
    /// The same for 0 and 1, and two zeros do not count.
    case presence([Double])
  }

  private let term: Term
  /// 1 for a value that is there and 0 for a missing one; `nil` when none is missing.
  private let known: [Double]?
  private let weight: Double

  /// What the column adds to the weight of every pair, whatever the values.
  var certainWeight: Double {
    if case .presence = term { return 0 }
    return known == nil ? weight : 0
  }

  /// - Throws: `notFinite`, `valuesTooLarge` when the range exceeds the largest number. Time is O(n log n).
  init(_ column: MixedColumn, feature: Int, weight: Double, ordinal: OrdinalScale) throws(ClusteringError) {
    self.weight = weight
    switch column {
    case .numeric(let values):
      if let bad = values.firstIndex(where: { !($0 ?? 0).isFinite }) {
        throw .notFinite(observation: bad, feature: feature)
      }
      known = Self.known(values)
      term = .scaled(try Self.scaled(values, feature: feature))
    case .ordinal(let values):
      known = Self.known(values)
      term =
        ordinal == .ranks
        ? Self.ranked(values) : .scaled(try Self.scaled(values.map { $0.map { Double($0) } }, feature: feature))
    case .category(let values):
      known = Self.known(values)
      var codes: [Int: Int32] = [:]
      for case .some(let value) in values where codes[value] == nil { codes[value] = Int32(codes.count) }
      term = .codes(values.map { $0.map { codes[$0] ?? -1 } ?? -1 })
    case .asymmetricBinary(let values):
      known = Self.known(values)
      term = .presence(values.map { $0 == true ? 1 : 0 })
    }
  }

  private static func known<Value>(_ values: [Value?]) -> [Double]? {
    values.contains { $0 == nil } ? values.map { $0 == nil ? 0 : 1 } : nil
  }

  /// The values in units of their range; 0 where they are all the same or missing.
  private static func scaled(_ values: [Double?], feature: Int) throws(ClusteringError) -> [Double] {
    let there = values.compactMap { $0 }
    guard let low = there.min(), let high = there.max(), high > low else { return values.map { _ in 0 } }
    guard (high - low).isFinite else { throw .valuesTooLarge(feature: feature) }
    return values.map { $0.map { ($0 - low) / (high - low) } ?? 0 }
  }

  private static func ranked(_ values: [Int?]) -> Term {
    let there = values.compactMap { $0 }.sorted()
    var below: [Int: Double] = [:]
    var reached: [Int: Double] = [:]
    for (rank, value) in there.enumerated() {
      if below[value] == nil { below[value] = Double(rank) }
      reached[value] = Double(rank + 1)
    }
    guard let low = there.first, let high = there.last, high > low, let first = reached[low], let last = below[high]
    else { return .scaled(values.map { _ in 0 }) }
    return .ranked(
      below: values.map { $0.flatMap { below[$0] } ?? 0 }, reached: values.map { $0.flatMap { reached[$0] } ?? 0 },
      unit: last - first + 1)
  }

  /// Adds the differences of one row to some others, times the weight, and the weight where both are known.
  ///
  /// - Parameters:
  ///   - differences, weights: A number for each of the others. Weights that are certain are not added.
  func add(
    _ row: Int, _ others: Range<Int>, differences: UnsafeMutablePointer<Double>, weights: UnsafeMutablePointer<Double>
  ) {
    let start = others.lowerBound
    switch term {
    case .scaled(let values):
      values.withUnsafeBufferPointer { values in
        let (own, column) = (values[row], values.baseAddress! + start)
        add(row, others, differences, weights) { abs(column[$0] - own) }
      }
    case .codes(let codes):
      codes.withUnsafeBufferPointer { codes in
        let (own, column) = (codes[row], codes.baseAddress! + start)
        add(row, others, differences, weights) { column[$0] == own ? 0 : 1 }
      }
    case .ranked(let below, let reached, let unit):
      below.withUnsafeBufferPointer { below in
        reached.withUnsafeBufferPointer { reached in
          let own = (below: below[row], reached: reached[row])
          let (low, high) = (below.baseAddress! + start, reached.baseAddress! + start)
          add(row, others, differences, weights) {
            // Of the two one counts what lies between; for equal levels neither is positive.
            max(0, max(low[$0] - own.reached, own.below - high[$0]) + 1) / unit
          }
        }
      }
    case .presence(let values): addPresence(values, row, others, differences, weights)
    }
  }

  @inline(__always)
  private func add(
    _ row: Int, _ others: Range<Int>, _ differences: UnsafeMutablePointer<Double>,
    _ weights: UnsafeMutablePointer<Double>, _ difference: (Int) -> Double
  ) {
    guard let known else {
      for place in 0..<others.count { differences[place] += weight * difference(place) }
      return
    }
    known.withUnsafeBufferPointer { known in
      let own = weight * known[row]
      guard own > 0 else { return }
      let others = UnsafeBufferPointer(rebasing: known[others])
      for place in 0..<others.count {
        let both = own * others[place]
        differences[place] += both * difference(place)
        weights[place] += both
      }
    }
  }

  private func addPresence(
    _ values: [Double], _ row: Int, _ others: Range<Int>, _ differences: UnsafeMutablePointer<Double>,
    _ weights: UnsafeMutablePointer<Double>
  ) {
    guard known?[row] != 0 else { return }
    let own = values[row]
    for (place, other) in others.enumerated() {
      let both = weight * (known?[other] ?? 1) * max(own, values[other])
      differences[place] += both * abs(own - values[other])
      weights[place] += both
    }
  }
}
