import Parallelism

/// What the members of an ensemble say of each observation, once their labels mean the same.
///
/// The consensus M, which holds for each observation the share of the members for each label, is the mean of the members
/// H and so lies nearest to them: Σ_b Σᵢ ωᵢ |Hᵢ − Mᵢ|² is least. What the members are renamed to makes it less still.
/// One member after the other gets the names that agree best with the votes of the others, which never raises it: over M
/// it is a constant less Σᵢ ωᵢ Σ votes² / B. To rename for the mean of all members, itself included, as is published,
/// stops earlier, since a member always agrees with itself.
///
/// Sources: Dimitriadou, Weingessel & Hornik (2002), doi:10.1142/S0218001402002052; Hornik (2005),
/// doi:10.18637/jss.v014.i12.
struct MemberVotes: Sendable {
  /// A label in 0 ..< k of every observation, in each member.
  let members: [[UInt16]]
  /// The weight of each observation; `nil` counts each as 1.
  let weights: [Double]?
  let clusterCount: Int
  let workers: Workers
  /// What each member's labels are renamed to: permutations of 0 ..< k.
  private(set) var names: [[Int]]
  /// How many members give observation i the label c, at `[i * k + c]`.
  private(set) var votes: [UInt16] = []
  /// Σ_b Σᵢ ωᵢ |Hᵢ − Mᵢ|² / (B Σ ωᵢ) for B members, at the start and after every round: the weighted mean of 1 − Σ M², which is
  /// the chance that two members, drawn with replacement, give one observation different labels. It never rises.
  private(set) var losses: [Double] = []
  /// Whether the last round renamed nothing.
  private(set) var isConverged = false

  /// Starts from names.
  init(members: [[UInt16]], weights: [Double]?, clusterCount: Int, names: [[Int]], workers: Workers) {
    self.members = members
    self.weights = weights
    self.clusterCount = clusterCount
    self.workers = workers
    self.names = names
    count()
    measure()
  }

  /// Starts from the names that come closest to those of one member.
  init(members: [[UInt16]], weights: [Double]?, clusterCount: Int, likeMember reference: Int, workers: Workers) {
    let names = workers.map(members.count) { member in
      var costs = [[Double]](repeating: [Double](repeating: 0, count: clusterCount), count: clusterCount)
      for (row, label) in members[member].enumerated() {
        costs[Int(label)][Int(members[reference][row])] -= weights?[row] ?? 1
      }
      return Self.names(costs, present: Array(0..<clusterCount))
    }
    self.init(members: members, weights: weights, clusterCount: clusterCount, names: names, workers: workers)
  }

  /// Renames one member after the other until nothing is renamed. Time is O(B n k) a round for B members.
  mutating func settle(roundLimit: Int) {
    for _ in 0..<roundLimit {
      var hasChanged = false
      for member in members.indices {
        let better = Self.names(costs(ofRenaming: member), present: names[member])
        guard better != names[member] else { continue }
        rename(member, to: better)
        hasChanged = true
      }
      guard hasChanged else {
        isConverged = true
        return
      }
      measure()
    }
  }

  private var chunkCount: Int { (members[0].count + Observations.chunkRows - 1) / Observations.chunkRows }

  private static func rows(ofChunk chunk: Int, of count: Int) -> Range<Int> {
    chunk * Observations.chunkRows..<min(count, (chunk + 1) * Observations.chunkRows)
  }

  /// What each name of each label of a member costs: less for more votes of the other members.
  private func costs(ofRenaming member: Int) -> [[Double]] {
    let (labels, own, clusterCount) = (members[member], names[member], clusterCount)
    let parts = workers.map(chunkCount) { [votes, weights] chunk in
      var sums = [Double](repeating: 0, count: clusterCount * clusterCount)
      sums.withUnsafeMutableBufferPointer { sums in
        votes.withUnsafeBufferPointer { votes in
          for row in Self.rows(ofChunk: chunk, of: labels.count) {
            let (weight, label) = (weights?[row] ?? 1, Int(labels[row]))
            for cluster in 0..<clusterCount {
              sums[label * clusterCount + cluster] -= weight * Double(votes[row * clusterCount + cluster])
            }
            sums[label * clusterCount + own[label]] += weight
          }
        }
      }
      return sums
    }
    return (0..<clusterCount).map { label in
      (0..<clusterCount).map { name in parts.reduce(0) { $0 + $1[label * clusterCount + name] } }
    }
  }

  private mutating func rename(_ member: Int, to better: [Int]) {
    let (labels, own, clusterCount, count) = (members[member], names[member], clusterCount, chunkCount)
    names[member] = better
    votes.withUnsafeMutableBufferPointer { [workers] votes in
      let place = RowPointer(votes.baseAddress!)
      workers.forEach(count) { chunk in
        for row in Self.rows(ofChunk: chunk, of: labels.count) {
          place.base[row * clusterCount + own[Int(labels[row])]] -= 1
          place.base[row * clusterCount + better[Int(labels[row])]] += 1
        }
      }
    }
  }

  private static func names(_ costs: [[Double]], present: [Int]) -> [Int] {
    let found = LinearAssignment(trusted: costs)
    // Differences of rounding are none.
    let cost = present.enumerated().reduce(0) { $0 + costs[$1.offset][$1.element] }
    guard found.totalCost < cost - 1e-12 * abs(cost) else { return present }
    return found.columnOfRow.map { $0! }
  }

  /// Counts the votes.
  private mutating func count() {
    let (rowCount, clusterCount, chunkCount) = (members[0].count, clusterCount, chunkCount)
    let (members, names, workers) = (members, names, workers)
    votes = [UInt16](unsafeUninitializedCapacity: rowCount * clusterCount) { buffer, filled in
      buffer.initialize(repeating: 0)
      let place = RowPointer(buffer.baseAddress!)
      workers.forEach(chunkCount) { chunk in
        let rows = Self.rows(ofChunk: chunk, of: rowCount)
        for (member, labels) in members.enumerated() {
          let names = names[member]
          for row in rows { place.base[row * clusterCount + names[Int(labels[row])]] += 1 }
        }
      }
      filled = rowCount * clusterCount
    }
  }

  /// Notes what disagreement the votes leave.
  private mutating func measure() {
    let (rowCount, clusterCount) = (members[0].count, clusterCount)
    let all = Double(members.count) * Double(members.count)
    let parts = workers.map(chunkCount) { [votes, weights] chunk in
      Self.rows(ofChunk: chunk, of: rowCount).reduce(0.0) { sum, row in
        var squares = 0
        for cluster in 0..<clusterCount {
          let votes = Int(votes[row * clusterCount + cluster])
          squares += votes * votes
        }
        return sum + (weights?[row] ?? 1) * (1 - Double(squares) / all)
      }
    }
    losses.append(parts.reduce(0, +) / (weights?.reduce(0, +) ?? Double(rowCount)))
  }

  /// The label with most votes for each observation. Ties go to the label that has more votes in all.
  func labels() -> [Int] {
    var totals = [Double](repeating: 0, count: clusterCount)
    for index in votes.indices {
      totals[index % clusterCount] += (weights?[index / clusterCount] ?? 1) * Double(votes[index])
    }
    let order = totals.indices.sorted { totals[$0] == totals[$1] ? $0 < $1 : totals[$0] > totals[$1] }
    return workers.map((members[0].count + Observations.chunkRows - 1) / Observations.chunkRows) { chunk in
      let start = chunk * Observations.chunkRows
      return (start..<min(members[0].count, start + Observations.chunkRows)).map { row in
        var best = order[0]
        for cluster in order.dropFirst() where votes[row * clusterCount + cluster] > votes[row * clusterCount + best] {
          best = cluster
        }
        return best
      }
    }.flatMap { $0 }
  }
}
