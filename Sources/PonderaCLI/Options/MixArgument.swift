import ArgumentParser

/// `--mix 40,30,20,10`.
struct MixArgument: ExpressibleByArgument {
  /// One number a segment.
  let shares: [Double]

  init?(argument: String) {
    var shares: [Double] = []
    for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
      guard let share = Double(part) else { return nil }
      shares.append(share)
    }
    self.shares = shares
  }
}
