#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How time grows with size: the b of time = a nᵇ.
package enum GrowthExponent {
  /// The slope of the least-squares line of log time on log n: 1 is linear growth, 2 quadratic.
  ///
  /// - Parameters:
  ///   - counts: The sizes n, positive.
  ///   - seconds: The times, one a size; pairs with a time of 0 say nothing and are left out.
  /// - Returns: `nil` when fewer than two sizes differ.
  package static func of(counts: [Int], seconds: [Double]) -> Double? {
    let pairs = zip(counts, seconds).filter { $0 > 0 && $1 > 0 }.map { (x: log(Double($0)), y: log($1)) }
    guard Set(pairs.map(\.x)).count >= 2 else { return nil }
    let meanX = pairs.reduce(0) { $0 + $1.x } / Double(pairs.count)
    let meanY = pairs.reduce(0) { $0 + $1.y } / Double(pairs.count)
    let cross = pairs.reduce(0) { $0 + ($1.x - meanX) * ($1.y - meanY) }
    let square = pairs.reduce(0) { $0 + ($1.x - meanX) * ($1.x - meanX) }
    return cross / square
  }
}
