import Tables

/// Which accounts take part in something, and how much each counts.
struct FittedAccounts: Sendable {
  /// Their numbers, in rising order; `nil` when it is all of them.
  let accounts: [Int]?
  /// How many there are.
  let count: Int
  /// Their weights, in that order; `nil` counts each as 1.
  let weights: [Double]?

  /// All but some.
  ///
  /// - Parameter excluded: In rising order.
  init(_ data: AccountData, without excluded: [Int]) {
    if excluded.isEmpty {
      self.init(accounts: nil, count: data.accountCount, weights: data.weights)
    } else {
      let excluded = Set(excluded)
      let accounts = (0..<data.accountCount).filter { !excluded.contains($0) }
      self.init(
        accounts: accounts, count: accounts.count, weights: data.weights.map { all in accounts.map { all[$0] } })
    }
  }

  private init(accounts: [Int]?, count: Int, weights: [Double]?) {
    self.accounts = accounts
    self.count = count
    self.weights = weights
  }

  /// The account behind the i-th.
  func account(_ index: Int) -> Int { accounts?[index] ?? index }

  /// How much the i-th counts.
  func weight(_ index: Int) -> Double { weights?[index] ?? 1 }

  /// Some of them, by their places here.
  func selecting(_ places: [Int]) -> FittedAccounts {
    FittedAccounts(
      accounts: places.map { account($0) }, count: places.count,
      weights: weights.map { all in places.map { all[$0] } })
  }

  /// Where some accounts are here; those that take no part have no entry.
  func observations(of wanted: [Int]) -> [Int: Int] {
    guard let accounts else { return Dictionary(uniqueKeysWithValues: wanted.map { ($0, $0) }) }
    var places: [Int: Int] = [:]
    let wanted = Set(wanted)
    for (place, account) in accounts.enumerated() where wanted.contains(account) { places[account] = place }
    return places
  }
}

extension AccountData {
  /// The accounts that miss at least one rating, in rising order.
  var incompleteAccounts: [Int] { Set(ratings.flatMap(\.missingRows)).sorted() }
}
