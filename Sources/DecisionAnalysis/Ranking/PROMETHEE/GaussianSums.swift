import Parallelism

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Sums of the Gaussian preference 1 − exp(−d² / 2s²) over sorted values, to the last digits but not pair by pair.
///
/// The values are cut into boxes of width s. For sources y in a box with centre c and a target x in another box,
///
///     exp(−(x − y)² / 2s²) = exp(−u² / 2) Σ_m He_m(u) vᵐ / m!        u = (x − c) / s,  v = (y − c) / s, |v| ≤ ½
///
/// so that a box is up to 21 moments Σ vᵐ / m!, however many values it holds; boxes more than nine away add nothing.
/// Within a box the same is done between the halves of its values, again and again, down to a few values that are
/// paired. The cut after 21 terms leaves less than 2⁻⁵³ for each source.
///
/// Time is O(n log n), space O(n).
///
/// Source: the fast Gauss transform, Greengard, Strain (1991), doi:10.1137/0912004; the one-sided sums by halving are
/// ours.
struct GaussianSums: Sendable {
  private static let terms = 21
  private static let pairLimit = 24
  /// Beyond this many s, exp(−u² / 2) is below 2⁻⁶⁰.
  private static let reach = 9.2

  private let below: [Double]
  private let above: [Double]

  /// The sums of a place in the order of the values: over those below it and over those above it.
  subscript(place: Int) -> (below: Double, above: Double) { (below[place], above[place]) }

  /// Adds up.
  ///
  /// - Parameters:
  ///   - values: Sorted, ascending.
  ///   - inflection: s > 0.
  ///   - workers: The threads to use; the result does not depend on them.
  init(_ values: [Double], inflection: Double, _ workers: Workers) {
    // In units of s, so that the kernel is exp(−d² / 2).
    let scaled = values.map { ($0 - values[0]) / inflection }
    let boxes = Self.boxes(scaled)
    let moments = workers.map(boxes.count) { Moments(scaled, boxes[$0]) }
    let parts = workers.map(boxes.count) { index in Self.sums(scaled, boxes, moments, at: index) }
    below = parts.flatMap(\.below)
    above = parts.flatMap(\.above)
  }

  /// Ranges of values that fit into a width of 1.
  private static func boxes(_ values: [Double]) -> [Range<Int>] {
    var boxes: [Range<Int>] = []
    var start = 0
    while start < values.count {
      let limit = values[start] + 1
      let end = max(
        start + 1, values.withUnsafeBufferPointer { values in values.partitionPoint { !($0 <= limit) } })
      boxes.append(start..<end)
      start = end
    }
    return boxes
  }

  /// Both sums for the values of a box.
  private static func sums(
    _ values: [Double], _ boxes: [Range<Int>], _ moments: [Moments], at index: Int
  ) -> (below: [Double], above: [Double]) {
    let box = boxes[index]
    // Kernel sums first; each is taken from the count of the values on its side in the end.
    var (below, above) = ([Double](repeating: 0, count: box.count), [Double](repeating: 0, count: box.count))
    var other = index - 1
    while other >= 0, values[box.lowerBound] - values[boxes[other].upperBound - 1] < reach {
      for (place, value) in values[box].enumerated() { below[place] += moments[other].kernelSum(at: value) }
      other -= 1
    }
    other = index + 1
    while other < boxes.count, values[boxes[other].lowerBound] - values[box.upperBound - 1] < reach {
      for (place, value) in values[box].enumerated() { above[place] += moments[other].kernelSum(at: value) }
      other += 1
    }
    halve(values, box, box.lowerBound, &below, &above)
    for (place, row) in box.enumerated() {
      below[place] = Double(row) - below[place]
      above[place] = Double(values.count - 1 - row) - above[place]
    }
    // Equal values have one and the same sum: rounding must not tell them apart.
    for place in below.indices.dropFirst() where values[box.lowerBound + place] == values[box.lowerBound + place - 1] {
      (below[place], above[place]) = (below[place - 1], above[place - 1])
    }
    return (below, above)
  }

  /// Adds the kernel between all values of a range.
  private static func halve(
    _ values: [Double], _ range: Range<Int>, _ origin: Int, _ below: inout [Double], _ above: inout [Double]
  ) {
    guard range.count > pairLimit, values[range.lowerBound] < values[range.upperBound - 1] else {
      for row in range {
        for other in range.lowerBound..<row {
          let difference = values[row] - values[other]
          let kernel = exp(-difference * difference / 2)
          below[row - origin] += kernel
          above[other - origin] += kernel
        }
      }
      return
    }
    let middle = (range.lowerBound + range.upperBound) / 2
    let (left, right) = (range.lowerBound..<middle, middle..<range.upperBound)
    let (leftMoments, rightMoments) = (Moments(values, left), Moments(values, right))
    for row in right { below[row - origin] += leftMoments.kernelSum(at: values[row]) }
    for row in left { above[row - origin] += rightMoments.kernelSum(at: values[row]) }
    halve(values, left, origin, &below, &above)
    halve(values, right, origin, &below, &above)
  }

  /// What values that lie close together look like from anywhere.
  private struct Moments: Sendable {
    private let centre: Double
    /// Σ vᵐ / m!.
    private let moments: [Double]

    init(_ values: [Double], _ range: Range<Int>) {
      let centre = values[range.lowerBound] / 2 + values[range.upperBound - 1] / 2
      let terms = Self.terms(forRadius: values[range.upperBound - 1] - centre)
      var moments = [Double](repeating: 0, count: terms)
      for value in values[range] {
        var power = 1.0
        for m in 0..<terms {
          moments[m] += power
          power *= (value - centre) / Double(m + 1)
        }
      }
      self.centre = centre
      self.moments = moments
    }

    /// How many terms values this far from the centre take: |He_m(u)| exp(−u² / 2) is at most 1.09 √(m!), so that the
    /// first term left out is below 1.09 rᵐ / √(m!).
    private static func terms(forRadius radius: Double) -> Int {
      var (bound, count) = (1.09, 0)
      while bound > 0x1p-55, count < GaussianSums.terms {
        count += 1
        bound *= radius / Double(count).squareRoot()
      }
      return max(1, count)
    }

    /// Σ exp(−(x − y)² / 2) over the values y.
    func kernelSum(at x: Double) -> Double {
      let u = x - centre
      // He_{m+1} = u He_m − m He_{m−1}.
      var (previous, polynomial, sum) = (0.0, 1.0, 0.0)
      for m in moments.indices {
        sum += polynomial * moments[m]
        (previous, polynomial) = (polynomial, u * polynomial - Double(m) * previous)
      }
      return exp(-u * u / 2) * sum
    }
  }
}
