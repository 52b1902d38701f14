/// A reproducible generator of random numbers: xoshiro256++ with independent streams.
///
/// The same seed and stream give the same numbers on every machine and for every version of the standard library, because
/// the conversions to uniform, bounded and normal numbers are defined here and not borrowed.
///
/// Streams let parallel work draw without sharing: restart 7 draws from `stream: 7` whatever thread runs it.
///
/// Source: Blackman, D.; Vigna, S. (2021), Scrambled linear pseudorandom number generators, ACM TOMS 47(4),
/// doi:10.1145/3460772; seeded by SplitMix64, Steele, Lea, Flood (2014), doi:10.1145/2660193.2660195.
public struct SeededGenerator: RandomNumberGenerator, Sendable, Hashable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// Makes a generator.
  ///
  /// - Parameters:
  ///   - seed: Any number.
  ///   - stream: Which of the independent sequences of this seed.
  public init(seed: UInt64, stream: UInt64 = 0) {
    // Two rounds of SplitMix64 decorrelate neighbouring seeds and streams before the state is filled.
    var mixer = SplitMix64(state: seed)
    var streamMixer = SplitMix64(state: mixer.next() ^ (stream &* 0xD1B5_4A32_D192_ED03))
    state = (streamMixer.next(), streamMixer.next(), streamMixer.next(), streamMixer.next())
  }

  /// Makes a generator in a given internal state, of which at least one word must not be zero.
  package init(state: (UInt64, UInt64, UInt64, UInt64)) {
    precondition(state.0 | state.1 | state.2 | state.3 != 0, "the state of xoshiro256++ must not be all zero")
    self.state = state
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    let result = rotated(state.0 &+ state.3, by: 23) &+ state.0
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = rotated(state.3, by: 45)
    return result
  }

  /// A number uniform in 0 ..< 1, a multiple of 2⁻⁵³.
  public mutating func nextUniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A whole number uniform in 0 ..< `bound`.
  ///
  /// Source: Lemire, D. (2019), Fast random integer generation in an interval, doi:10.1145/3230636.
  public mutating func nextIndex(below bound: Int) -> Int {
    precondition(bound > 0, "the bound of a random index must be positive")
    let range = UInt64(bound)
    var (high, low) = next().multipliedFullWidth(by: range)
    if low < range {
      let threshold = (0 &- range) % range
      while low < threshold { (high, low) = next().multipliedFullWidth(by: range) }
    }
    return Int(high)
  }

  /// Compares the internal states.
  public static func == (left: SeededGenerator, right: SeededGenerator) -> Bool { left.state == right.state }

  /// Feeds the internal state.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(state.0)
    hasher.combine(state.1)
    hasher.combine(state.2)
    hasher.combine(state.3)
  }

  private func rotated(_ value: UInt64, by count: UInt64) -> UInt64 {
    (value << count) | (value >> (64 - count))
  }
}

/// SplitMix64, which turns one word into well-mixed words; used only to seed.
package struct SplitMix64 {
  package var state: UInt64

  package init(state: UInt64) { self.state = state }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
