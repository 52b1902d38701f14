/// `--mix 40,30,20,10`.
struct MixArgument {
  /// One number a segment.
  let shares: [Double]

  @Sendable
  init(argument: String) throws {
    shares = try argument.split(separator: ",", omittingEmptySubsequences: false).map {
      try OptionBounds.mix.read(String($0), or: ", one for each segment with commas between")
    }
  }
}
