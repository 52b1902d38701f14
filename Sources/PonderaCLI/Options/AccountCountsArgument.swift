/// `1e3,1e4,250000`: numbers of accounts.
struct AccountCountsArgument {
  let counts: [Int]

  /// Reads numbers with commas between, each within a bound.
  static func reader(_ bound: Bound<Int>) -> @Sendable (String) throws -> AccountCountsArgument {
    { text in
      AccountCountsArgument(
        counts: try text.split(separator: ",", omittingEmptySubsequences: false).map {
          try bound.read(String($0), or: ", or several with commas between")
        })
    }
  }
}
