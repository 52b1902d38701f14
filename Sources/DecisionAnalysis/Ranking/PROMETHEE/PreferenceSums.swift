import Criteria
import Parallelism

/// Sums of preferences over all other alternatives, on one criterion: pᵢ = Σ_b P(yᵢ − y_b) and nᵢ = Σ_b P(y_b − yᵢ),
/// with y the values turned so that more is better.
///
/// In the order of y, the alternatives over which a given one has an advantage above a threshold are the first ones,
/// and how many they are only grows. So the sums of the step functions are counts, and those of the linear ones are
/// counts and differences of running totals: O(n log n) for the sort and O(n) for the sums, where pairs would take
/// O(n²).
struct PreferenceSums {
  /// How many alternatives, in the order of their values, are worked on at a time.
  private static let chunk = 16_384

  private let sorted: SortedColumn
  private let totals: RunningTotals?
  private let gaussian: GaussianSums?
  private let preference: PreferenceFunction

  /// Sorts the values.
  ///
  /// - Returns: `nil` when a value is not finite.
  init?(
    _ values: UnsafePointer<Double>, _ count: Int, sign: Double, _ preference: PreferenceFunction, _ workers: Workers
  ) {
    let turned = [Double](unsafeUninitializedCapacity: count) { buffer, initialized in
      for row in 0..<count { buffer[row] = sign * values[row] }
      initialized = count
    }
    guard let sorted = turned.withUnsafeBufferPointer({ SortedColumn($0, workers: workers) }) else { return nil }
    self.sorted = sorted
    self.preference = preference
    switch preference {
    case .vShape, .linear: (totals, gaussian) = (RunningTotals(sorted.values), nil)
    case .gaussian(let s): (totals, gaussian) = (nil, GaussianSums(sorted.values, inflection: s, workers))
    default: (totals, gaussian) = (nil, nil)
    }
  }

  /// Calls `body` with each alternative and its two sums; from several threads, for one alternative each.
  func forEach(_ workers: Workers, _ body: @Sendable (_ alternative: Int, _ forIt: Double, _ againstIt: Double) -> Void)
  {
    let count = sorted.values.count
    workers.forEach((count + Self.chunk - 1) / Self.chunk) { index in
      let places = (index * Self.chunk)..<min(count, (index + 1) * Self.chunk)
      switch preference {
      case .usual: steps([(0, 1)], places, body)
      case .uShape(let q): steps([(q, 1)], places, body)
      case .level(let q, let p): steps([(q, 0.5), (p, 0.5)], places, body)
      case .vShape(let p): ramp(0, p, places, body)
      case .linear(let q, let p): ramp(q, p, places, body)
      case .gaussian: gaussianSums(places, body)
      }
    }
  }

  /// Preferences that jump by some height at some thresholds.
  private func steps(
    _ jumps: [(threshold: Double, height: Double)], _ places: Range<Int>, _ body: (Int, Double, Double) -> Void
  ) {
    sorted.values.withUnsafeBufferPointer { values in
      var cursors = jumps.map { Cursor(values, at: places.lowerBound, threshold: $0.threshold) }
      for place in places {
        var (forIt, againstIt) = (0.0, 0.0)
        for (index, jump) in jumps.enumerated() {
          cursors[index].move(to: values[place], values)
          forIt += jump.height * Double(cursors[index].below)
          againstIt += jump.height * Double(values.count - cursors[index].above)
        }
        body(Int(sorted.order[place]), forIt, againstIt)
      }
    }
  }

  /// Preferences that rise from 0 at q to 1 at p.
  private func ramp(_ q: Double, _ p: Double, _ places: Range<Int>, _ body: (Int, Double, Double) -> Void) {
    guard p > q, let totals else { return steps([(q, 1)], places, body) }
    sorted.values.withUnsafeBufferPointer { values in
      var inner = Cursor(values, at: places.lowerBound, threshold: q)
      var outer = Cursor(values, at: places.lowerBound, threshold: p)
      for place in places {
        let value = values[place]
        inner.move(to: value, values)
        outer.move(to: value, values)
        // Σ (y − y_b − q) / (p − q) over those between the two thresholds.
        let above = totals.sum(of: value - q, minusValuesIn: outer.below..<inner.below)
        let below = -totals.sum(of: value + q, minusValuesIn: inner.above..<outer.above)
        body(
          Int(sorted.order[place]), Double(outer.below) + above / (p - q),
          Double(values.count - outer.above) + below / (p - q))
      }
    }
  }

  private func gaussianSums(_ places: Range<Int>, _ body: (Int, Double, Double) -> Void) {
    guard let gaussian else { return }
    for place in places {
      let (below, above) = gaussian[place]
      body(Int(sorted.order[place]), below, above)
    }
  }

  /// How many values lie more than a threshold below a value, and where those begin that lie more than it above.
  private struct Cursor {
    let threshold: Double
    private(set) var below: Int
    private(set) var above: Int

    init(_ values: UnsafeBufferPointer<Double>, at place: Int, threshold: Double) {
      self.threshold = threshold
      let value = values[place]
      below = values.partitionPoint { !(value - $0 > threshold) }
      above = values.partitionPoint { $0 - value > threshold }
    }

    /// Goes on to a value that is not smaller than the last one. Differences are formed as the definition has them, so
    /// that an advantage equal to a threshold counts the same as it would by pairs.
    mutating func move(to value: Double, _ values: UnsafeBufferPointer<Double>) {
      while below < values.count, value - values[below] > threshold { below += 1 }
      while above < values.count, !(values[above] - value > threshold) { above += 1 }
    }
  }
}

extension UnsafeBufferPointer<Double> {
  /// The first place whose value satisfies a condition that all later ones satisfy too. O(log n).
  func partitionPoint(_ condition: (Double) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if condition(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// Running totals of sorted values, in twice the precision: differences of long sums keep their digits.
struct RunningTotals: Sendable {
  private let origin: Double
  private let highs: [Double]
  private let lows: [Double]

  init(_ values: [Double]) {
    let origin = values.isEmpty ? 0 : values[values.count / 2]
    var (high, low) = (0.0, 0.0)
    var (highs, lows) = ([0.0], [0.0])
    highs.reserveCapacity(values.count + 1)
    lows.reserveCapacity(values.count + 1)
    for value in values {
      // Knuth's exact sum of two numbers.
      let term = value - origin
      let sum = high + term
      let part = sum - high
      low += (high - (sum - part)) + (term - part)
      high = sum
      highs.append(high)
      lows.append(low)
    }
    self.origin = origin
    self.highs = highs
    self.lows = lows
  }

  /// Σ (value − y) over a range of places. O(1).
  func sum(of value: Double, minusValuesIn places: Range<Int>) -> Double {
    let sum =
      (highs[places.upperBound] - highs[places.lowerBound]) + (lows[places.upperBound] - lows[places.lowerBound])
    return Double(places.count) * (value - origin) - sum
  }
}
