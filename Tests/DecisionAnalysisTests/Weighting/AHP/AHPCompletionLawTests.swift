import Foundation
import LinearAlgebra
import Parallelism
import Provenance
import Testing

@testable import DecisionAnalysis

/// Missing judgments: the values that make the largest eigenvalue least, found fast and found right.
struct AHPCompletionLawTests {
  /// Judgments around random weights, some of them missing; a chain through all criteria stays.
  private func judgments(
    _ count: Int, missing share: Double, wildness: Double, _ generator: inout SeededGenerator
  ) throws -> PairwiseComparisons {
    let names = (0..<count).map { "c\($0)" }
    let weights = names.map { _ in exp(2 * generator.nextUniform()) }
    var judged: [(first: String, second: String, value: Double)] = []
    for i in 0..<count {
      for j in (i + 1)..<max(i + 1, count) where j == i + 1 || generator.nextUniform() >= share {
        let error = exp(wildness * (generator.nextUniform() - 0.5))
        judged.append((names[i], names[j], weights[i] / weights[j] * error))
      }
    }
    return try PairwiseComparisons(criteria: names, judgments: judged)
  }

  /// The way of the paper: one missing judgment after the other is moved to its best value, in turns, until none moves.
  private func inTurns(_ comparisons: PairwiseComparisons) throws -> PositiveMatrix {
    var completion = try PairwiseCompletion(comparisons)
    let pairs = comparisons.missingPairs
    for _ in 0..<5_000 {
      var largest = 0.0
      for pair in pairs {
        let before = log(completion.matrix[pair.first, pair.second])
        let after = completion.leastEigenvalueLogarithm(pair.first, pair.second)
        largest = max(largest, abs(after - before))
        completion.set(pair.first, pair.second, logarithm: after)
      }
      if largest < 1e-13 { break }
    }
    return completion.matrix
  }

  @Test func theSameAsOneJudgmentAfterTheOther() throws {
    var generator = SeededGenerator(seed: 12)
    for (count, share, wildness) in [
      (3, 0.9, 1.0), (5, 0.5, 4.0), (6, 0.8, 1.0), (8, 0.3, 6.0), (10, 0.5, 2.0), (13, 0.3, 1.0),
    ] {
      let comparisons = try judgments(count, missing: share, wildness: wildness, &generator)
      try #require(!comparisons.missingPairs.isEmpty)
      let expected = try inTurns(comparisons)
      var found = try PairwiseCompletion(comparisons)
      let isAtRest = found.minimiseEigenvalue(over: comparisons.missingPairs)
      #expect(isAtRest)
      for pair in comparisons.missingPairs {
        let (a, b) = (found.matrix[pair.first, pair.second], expected[pair.first, pair.second])
        #expect(abs(log(a / b)) <= 1e-9)
        #expect(abs(log(found.matrix[pair.second, pair.first] * a)) <= 1e-12)
      }
    }
  }

  /// At the least eigenvalue no missing judgment can do better: yᵢ aᵢⱼ xⱼ = yⱼ aⱼᵢ xᵢ for right and left eigenvectors x, y.
  @Test(arguments: [20, 40, 100]) func nothingIsLeftToGain(count: Int) throws {
    var generator = SeededGenerator(seed: UInt64(count))
    for wildness in [0.5, 4] {
      let comparisons = try judgments(count, missing: 0.35, wildness: wildness, &generator)
      var found = try PairwiseCompletion(comparisons)
      var shares: [Double] = []
      let isAtRest = found.minimiseEigenvalue(over: comparisons.missingPairs) { shares.append($0) }
      #expect(isAtRest)
      #expect(!shares.isEmpty && shares == shares.sorted() && shares.allSatisfy { 0...1 ~= $0 })
      let right = found.matrix.principalEigenpair().vector
      let left = found.matrix.transposed.principalEigenpair().vector
      for (i, j) in comparisons.missingPairs {
        let up = left[i] * found.matrix[i, j] * right[j]
        let down = left[j] * found.matrix[j, i] * right[i]
        #expect(abs(up / down - 1) <= 1e-9)
      }
    }
  }

  @Test func hardlyMoreThanATree() throws {
    // A chain and one judgment that contradicts it: nearly everything is missing.
    let count = 30
    let names = (0..<count).map { "c\($0)" }
    var judged = (1..<count).map { (first: names[$0 - 1], second: names[$0], value: 2.0) }
    judged.append((names[0], names[count - 1], 9))
    let comparisons = try PairwiseComparisons(criteria: names, judgments: judged)
    let found = try AHP().weigh(comparisons)
    #expect(!found.diagnostics.map(\.code).contains("completion-not-converged"))
    // All links of the circle bear the contradiction alike, and so weights fall by one ratio.
    let ratios = zip(found.values, found.values.dropFirst()).map { $0 / $1 }
    #expect(ratios.allSatisfy { abs($0 / ratios[0] - 1) <= 1e-9 } && ratios[0] > 1 && ratios[0] < 2)
  }

  @Test func fortyAndAHundredTakeNoTime() throws {
    var generator = SeededGenerator(seed: 40)
    for (count, seconds) in [(40, 5.0), (100, 20.0)] {
      let comparisons = try judgments(count, missing: 0.33, wildness: 2, &generator)
      let start = ContinuousClock.now
      let found = try AHP().weigh(comparisons)
      #expect(ContinuousClock.now - start < .seconds(seconds))
      #expect(!found.diagnostics.map(\.code).contains("completion-not-converged"))
      #expect(found.detail.filled.count == comparisons.missingPairs.count)
    }
  }

  /// Judgments that no weights can follow are answered with numbers or with an error, and never without end.
  @Test func wildJudgmentsEnd() throws {
    var generator = SeededGenerator(seed: 77)
    for wildness in [50.0, 200, 440] {
      for count in [4, 12, 30] {
        let comparisons = try judgments(count, missing: 0.5, wildness: wildness, &generator)
        do {
          let found = try AHP().weigh(comparisons)
          #expect(found.values.allSatisfy(\.isFinite) && found.detail.lambdaMax.isFinite)
        } catch {
          #expect(error == .valuesTooLarge(method: "ahp"))
        }
      }
    }
  }

  @Test func progressIsTold() throws {
    var generator = SeededGenerator(seed: 5)
    let comparisons = try judgments(12, missing: 0.4, wildness: 2, &generator)
    let told = ToldShares()
    let loud = try AHP().weigh(comparisons) { told.add($0.fraction) }
    #expect(try AHP().weigh(comparisons) == loud)
    #expect(told.shares.count > 3 && told.shares == told.shares.sorted())
  }

  @Test func tooManyToJudge() throws {
    let names = (0..<501).map { "c\($0)" }
    let judged = (1..<501).map { (first: names[$0 - 1], second: names[$0], value: 2.0) }
    let refused = DecisionError.weighting(.tooManyPairs(criteria: 501, limit: 500, method: "judgments of pairs"))
    #expect(throws: refused) { try PairwiseComparisons(criteria: names, judgments: judged) }
    #expect(throws: refused) {
      try RankComparisons(criteria: names, values: Matrix(rowCount: 501, columnCount: 501, repeating: 0.5))
    }
  }

  /// Judgments are powers of one number along chains: what cannot be multiplied is refused where it is stated.
  @Test(arguments: [1e101, 1e-101, 1e300, Double.leastNonzeroMagnitude, -1, 0, .infinity])
  func judgmentsBeyondReason(value: Double) throws {
    #expect(throws: DecisionError.self) {
      try PairwiseComparisons(criteria: ["a", "b"], judgments: [("a", "b", value)])
    }
  }
}

/// Shares of work that were told, from any thread.
private final class ToldShares: @unchecked Sendable {
  private let lock = NSLock()
  private var all: [Double] = []
  func add(_ share: Double) { lock.withLock { all.append(share) } }
  var shares: [Double] { lock.withLock { all } }
}
