/// The median and the quartiles of some numbers.
public struct Quartiles: Hashable, Sendable {
  /// A quarter of the numbers lies below.
  public let lower: Double
  /// Half of the numbers lie below.
  public let median: Double
  /// Three quarters of the numbers lie below.
  public let upper: Double

  /// Orders at least one number.
  ///
  /// Between two numbers the quartile is interpolated: type 7 of Hyndman & Fan (1996), doi:10.1080/00031305.1996.10473566, the
  /// usual one of R and NumPy. Time is O(n log n).
  public init(_ values: [Double]) {
    let sorted = values.sorted()
    func quantile(_ share: Double) -> Double {
      let place = share * Double(sorted.count - 1)
      let below = Int(place)
      let above = min(below + 1, sorted.count - 1)
      return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
    }
    lower = quantile(0.25)
    median = quantile(0.5)
    upper = quantile(0.75)
  }
}
