import ArgumentParser

/// `1e3,1e4,250000`: numbers of accounts.
struct AccountCountsArgument: ExpressibleByArgument {
  let counts: [Int]

  init?(argument: String) {
    let counts = argument.split(separator: ",").map { Double($0).flatMap { Int(exactly: $0) } }
    guard !counts.isEmpty, counts.allSatisfy({ $0 != nil }) else { return nil }
    self.counts = counts.compactMap { $0 }
  }
}
