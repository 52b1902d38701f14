/// What an assignment moves: single observations, and all of a group that is kept together as one.
///
/// Blocks are numbered in the order of their first observations.
struct Blocks: Sendable {
  /// The number of blocks, m.
  let count: Int
  /// The block of each observation; `nil` when each is a block of its own.
  let blockOfObservation: [Int32]?
  /// How many observations each block has.
  let sizes: [Int]
  /// The sum of the amounts of each block; 0 each without amounts. Sums of them in any order are exact.
  let amounts: [Double]
  /// How much rounding may have changed the sum of all amounts.
  let amountError: Double
  /// The sets of blocks that must all be in different clusters, of at least two blocks each.
  let cliques: [[Int32]]
  /// The first observation of each clique.
  let cliqueFirsts: [Int]
  /// The cliques of each block lie in ``cliqueList`` from here to where those of the next begin; empty without cliques.
  private let cliqueStarts: [Int32]
  private let cliqueList: [Int32]

  /// Joins what is kept together; trusts that the lists have the right length.
  ///
  /// - Throws: `infeasible` for two observations that are to be both together and apart. Time is O(n).
  init(_ constraints: ClusterConstraints, observationCount: Int) throws(ClusteringError) {
    let joined = constraints.together.flatMap { Self.joined($0) }
    blockOfObservation = joined?.blocks
    count = joined?.count ?? observationCount
    var sizes = [Int](repeating: joined == nil ? 1 : 0, count: count)
    let grid = Self.onGrid(constraints.amounts ?? [])
    var amounts = joined == nil ? grid.values : [Double](repeating: 0, count: count)
    if let joined {
      for (observation, block) in joined.blocks.enumerated() {
        sizes[Int(block)] += 1
        if !grid.values.isEmpty { amounts[Int(block)] += grid.values[observation] }
      }
    }
    self.sizes = sizes
    self.amounts = amounts.isEmpty ? [Double](repeating: 0, count: count) : amounts
    amountError = grid.error
    let found = try Self.cliques(constraints, blocks: joined?.blocks)
    cliques = found.map(\.members)
    cliqueFirsts = found.map(\.first)
    (cliqueStarts, cliqueList) = Self.index(cliques, count: count)
  }

  /// The block of an observation.
  @inline(__always)
  func block(of observation: Int) -> Int { blockOfObservation.map { Int($0[observation]) } ?? observation }

  /// Whether the cliques share no block.
  var cliquesAreDisjoint: Bool {
    cliqueStarts.isEmpty || zip(cliqueStarts, cliqueStarts.dropFirst()).allSatisfy { $1 - $0 <= 1 }
  }

  /// How many blocks of the same clique, other than `except`, are labelled with a cluster.
  @inline(__always)
  func mateCount(of block: Int, in cluster: Int, except: Int = -1, labels: [Int32]) -> Int {
    if cliqueStarts.isEmpty { return 0 }
    var found = 0
    forEachMate(of: block) { mate in if mate != except, Int(labels[mate]) == cluster { found += 1 } }
    return found
  }

  /// Calls `body` with every block of a clique of this one; with one that shares two cliques twice.
  @inline(__always)
  func forEachMate(of block: Int, _ body: (Int) -> Void) {
    if cliqueStarts.isEmpty { return }
    for place in Int(cliqueStarts[block])..<Int(cliqueStarts[block + 1]) {
      for mate in cliques[Int(cliqueList[place])] where Int(mate) != block { body(Int(mate)) }
    }
  }

  /// The number of the block of each observation; `nil` when no group has two members.
  private static func joined(_ groups: [Int]) -> (blocks: [Int32], count: Int)? {
    var blockOfGroup: [Int: Int32] = [:]
    var count: Int32 = 0
    let blocks = groups.map { group -> Int32 in
      if group >= 0, let known = blockOfGroup[group] { return known }
      if group >= 0 { blockOfGroup[group] = count }
      count += 1
      return count - 1
    }
    return Int(count) < groups.count ? (blocks, Int(count)) : nil
  }

  /// Amounts as multiples of a power of two, so small that it rounds in the sixteenth digit of their sum and so large that
  /// sums have no more digits than a `Double`. Whole numbers stay as they are.
  private static func onGrid(_ amounts: [Double]) -> (values: [Double], error: Double) {
    let total = amounts.reduce(0, +)
    guard total > 0 else { return (amounts, 0) }
    let unit = Double(sign: .plus, exponent: total.exponent - 51, significand: 1)
    guard unit > 0 else { return (amounts, 0) }
    var error = 0.0
    let values = amounts.map { amount in
      let rounded = (amount / unit).rounded() * unit
      error += abs(rounded - amount)
      return rounded
    }
    return (values, error)
  }

  /// Blocks that must be apart, and the first observation of each set.
  private struct Clique {
    let first: Int
    var members: [Int32] = []
  }

  private static func cliques(
    _ constraints: ClusterConstraints, blocks: [Int32]?
  ) throws(ClusteringError) -> [Clique] {
    guard let apart = constraints.apart else { return [] }
    var cliqueOfGroup: [Int: Int] = [:]
    var cliques: [Clique] = []
    // Who brought a block into a clique; a second member of a block cannot be apart from the first.
    var firsts: [[Int32]: Int] = [:]
    for (observation, group) in apart.enumerated() where group >= 0 {
      let block = blocks?[observation] ?? Int32(observation)
      let clique = cliqueOfGroup[group] ?? cliques.count
      if clique == cliques.count {
        cliqueOfGroup[group] = clique
        cliques.append(Clique(first: observation))
      }
      if blocks != nil, let first = firsts.updateValue(observation, forKey: [Int32(clique), block]) {
        throw .infeasible(
          .togetherAndApart(
            first: first, second: observation, together: constraints.together?[observation] ?? -1, apart: group))
      }
      cliques[clique].members.append(block)
    }
    return cliques.filter { $0.members.count > 1 }
  }

  private static func index(_ cliques: [[Int32]], count: Int) -> (starts: [Int32], list: [Int32]) {
    guard !cliques.isEmpty else { return ([], []) }
    var starts = [Int32](repeating: 0, count: count + 1)
    for block in cliques.joined() { starts[Int(block) + 1] += 1 }
    for block in 0..<count { starts[block + 1] += starts[block] }
    var places = starts
    var list = [Int32](repeating: 0, count: Int(starts[count]))
    for (clique, members) in cliques.enumerated() {
      for block in members {
        list[Int(places[Int(block)])] = Int32(clique)
        places[Int(block)] += 1
      }
    }
    return (starts, list)
  }
}
