import Foundation

/// Seconds of a piece of work.
func timed<Value>(_ work: () throws -> Value) rethrows -> (seconds: Double, value: Value) {
  let start = ContinuousClock.now
  let value = try work()
  let parts = (ContinuousClock.now - start).components
  return (Double(parts.seconds) + Double(parts.attoseconds) * 1e-18, value)
}

/// What this process has used.
enum Usage {
  /// The largest memory at once, in bytes; `nil` where the system does not tell.
  static var peakBytes: Int? {
    var usage = rusage()
    // 0 is RUSAGE_SELF everywhere; the constant's type differs between C libraries.
    guard getrusage(0, &usage) == 0, usage.ru_maxrss > 0 else { return nil }
    #if canImport(Darwin)
      return Int(usage.ru_maxrss)
    #else
      return Int(usage.ru_maxrss) * 1024
    #endif
  }
}

/// A fingerprint of results: FNV-1a over 64-bit words.
struct Digest {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ word: UInt64) { state = (state ^ word) &* 0x0000_0100_0000_01B3 }
  mutating func add(_ numbers: [Double]) { for number in numbers { add(number.bitPattern) } }
  mutating func add(_ numbers: [Int]) { for number in numbers { add(UInt64(bitPattern: Int64(number))) } }

  var text: String { String(state, radix: 16) }
}
