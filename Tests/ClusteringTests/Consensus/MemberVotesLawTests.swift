import Parallelism
import Provenance
import Testing

@testable import Clustering

/// Names that minimise the disagreement of the members.
@Suite struct MemberVotesLawTests {
  private static let permutations = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]

  /// Members that are one partition, with some labels wrong and every label renamed.
  private func members(
    _ memberCount: Int, _ rowCount: Int, wrong: Double, using generator: inout SeededGenerator
  ) -> [[UInt16]] {
    let truth = (0..<rowCount).map { $0 % 3 }
    return (0..<memberCount).map { _ in
      let names = Self.permutations[generator.nextIndex(below: 6)]
      return truth.map { UInt16(names[generator.nextUniform() < wrong ? generator.nextIndex(below: 3) : $0]) }
    }
  }

  /// Σ_b Σᵢ ωᵢ |Hᵢ − Mᵢ|² / (B Σ ωᵢ), term by term.
  private func loss(_ members: [[UInt16]], _ names: [[Int]], _ weights: [Double]) -> Double {
    var sum = 0.0
    for row in weights.indices {
      let shares = (0..<3).map { label in
        Double(members.indices.count { names[$0][Int(members[$0][row])] == label }) / Double(members.count)
      }
      for member in members.indices {
        for label in 0..<3 {
          let own = names[member][Int(members[member][row])] == label ? 1.0 : 0
          sum += weights[row] * (own - shares[label]) * (own - shares[label])
        }
      }
    }
    return sum / Double(members.count) / weights.reduce(0, +)
  }

  /// All names of all members, one by one.
  @Test(arguments: [false, true]) func bestOfAllNames(isWeighted: Bool) {
    for seed in 1...12 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let members = members(4, 9, wrong: 0.3, using: &generator)
      let weights = (0..<9).map { isWeighted ? Double(1 + $0 % 4) / 2 : 1 }
      var least = Double.infinity
      for second in Self.permutations {
        for third in Self.permutations {
          for fourth in Self.permutations {
            least = min(least, loss(members, [[0, 1, 2], second, third, fourth], weights))
          }
        }
      }
      let found = (0..<4).map { reference in
        var votes = MemberVotes(
          members: members, weights: isWeighted ? weights : nil, clusterCount: 3, likeMember: reference, workers: .one)
        votes.settle(roundLimit: 50)
        #expect(abs(votes.losses.last! - loss(members, votes.names, weights)) <= 1e-12)
        return votes.losses.last!
      }
      #expect(abs(found.min()! - least) <= 1e-12, "seed \(seed)")
    }
  }

  @Test func theObjectiveNeverRises() {
    for seed in 1...10 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let members = members(15, 300, wrong: 0.85, using: &generator)
      let weights = (0..<300).map { Double($0 * 7 % 5) / 2 }
      let names = (0..<15).map { _ in Self.permutations[generator.nextIndex(below: 6)] }
      var votes = MemberVotes(
        members: members, weights: weights, clusterCount: 3, names: names, workers: Workers(count: 2))
      votes.settle(roundLimit: 1)
      #expect(!votes.isConverged && votes.losses.count == 2)
      votes.settle(roundLimit: 100)
      #expect(votes.isConverged && zip(votes.losses, votes.losses.dropFirst()).allSatisfy { $1 < $0 })
      #expect(abs(votes.losses.last! - loss(members, votes.names, weights)) <= 1e-12)
      // Every vote is counted, and no other names of one member are better.
      for row in 0..<300 {
        for label in 0..<3 {
          let count = (0..<15).count { votes.names[$0][Int(members[$0][row])] == label }
          #expect(Int(votes.votes[3 * row + label]) == count)
        }
      }
      for member in 0..<15 {
        // With the votes of the others.
        func agreement(_ names: [Int]) -> Double {
          (0..<300).reduce(0) { sum, row in
            let label = Int(members[member][row])
            let own = votes.names[member][label] == names[label] ? 1.0 : 0
            return sum + weights[row] * (Double(votes.votes[3 * row + names[label]]) - own)
          }
        }
        let own = agreement(votes.names[member])
        for names in Self.permutations { #expect(agreement(names) <= own + 1e-9) }
      }
    }
  }

  /// Ties go to the label with more votes in all.
  @Test func labelsAreThoseOfMostVotes() {
    let votes = MemberVotes(
      members: [[0, 1, 1, 0, 1], [1, 1, 1, 0, 1]], weights: nil, clusterCount: 2, names: [[0, 1], [0, 1]], workers: .one
    )
    #expect(votes.votes == [1, 1, 0, 2, 0, 2, 2, 0, 0, 2] && votes.labels() == [1, 1, 1, 0, 1])
    let weighted = MemberVotes(
      members: [[0, 1, 1, 0, 1], [1, 1, 1, 0, 1]], weights: [1, 1, 1, 9, 1], clusterCount: 2,
      names: [[0, 1], [0, 1]],
      workers: .one)
    #expect(weighted.labels() == [0, 1, 1, 0, 1] && abs(weighted.losses[0] - 0.5 / 13) <= 1e-15)
  }

  @Test func agreementIsTheIndexOfPairs() {
    var generator = SeededGenerator(seed: 3)
    for labelCount in [1, 2, 4] {
      let left = (0..<60).map { _ in UInt16(generator.nextIndex(below: labelCount)) }
      let right = left.map { generator.nextIndex(below: 3) == 0 ? generator.nextIndex(below: labelCount) : Int($0) }
      let weights = (0..<60).map { Double($0 % 4) }
      let rows = (0..<60).filter { weights[$0] > 0 }
      var (together, inLeft, inRight, total) = (0.0, 0.0, 0.0, 0.0)
      for (place, row) in rows.enumerated() {
        for other in rows.dropFirst(place + 1) {
          total += 1
          if left[row] == left[other] { inLeft += 1 }
          if right[row] == right[other] { inRight += 1 }
          if left[row] == left[other], right[row] == right[other] { together += 1 }
        }
      }
      let expected = inLeft * inRight / total
      let index = labelCount == 1 ? 1 : (together - expected) / ((inLeft + inRight) / 2 - expected)
      let found = LabelAgreement.adjustedRandIndex(left, right, weights: weights, labelCount: labelCount)
      #expect(abs(found - index) <= 1e-14)
    }
  }
}
