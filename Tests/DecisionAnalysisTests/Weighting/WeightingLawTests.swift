import Criteria
import DecisionAnalysis
import LinearAlgebra
import Provenance
import Testing

/// What every method of the catalogue promises.
@Suite struct WeightingLawTests {
  private static let seeds: [UInt64] = [1, 2, 3, 4, 5, 6]

  @Test(arguments: WeightingCase.all) func weightsAreSharesOfTheCriteria(_ method: WeightingCase) throws {
    for seed in Self.seeds {
      let sample = WeightingSample(criteria: 6, noise: 1, seed: seed)
      let result = try method.method().result(of: sample.input(method.entry, [0, 1, 2, 3, 4, 5]))
      #expect(
        Set(result.criteria) == Set(sample.names([0, 1, 2, 3, 4, 5])) && result.method == method.entry.identifier)
      #expect(abs(result.values.reduce(0, +) - 1) <= 1e-14 && result.values.allSatisfy { $0 >= 0 })
      #expect(result.conventions == (try method.method().conventions))
      let places = result.criteria.indices
      for a in places {
        let above = places.count { result.values[$0] > result.values[a] * (1 + 1e-12) }
        #expect(result.ranks[a] == above + 1)
      }
    }
  }

  @Test(arguments: WeightingCase.all) func theOrderOfCriteriaDoesNotMatter(_ method: WeightingCase) throws {
    for seed in Self.seeds {
      let sample = WeightingSample(criteria: 6, noise: 1, seed: seed)
      let difference = distance(try method.weights(sample), try method.weights(sample, [4, 2, 5, 0, 3, 1]))
      #expect(difference <= 1e-11)
    }
  }

  @Test(arguments: WeightingCase.all) func sameInputSameBits(_ method: WeightingCase) throws {
    let sample = WeightingSample(criteria: 6, noise: 1, seed: 7)
    #expect(try method.weights(sample) == method.weights(sample))
  }

  @Test(arguments: WeightingCase.taking(.matrix, .outcome)) func theOrderOfRowsDoesNotMatter(
    _ method: WeightingCase
  ) throws {
    for seed in Self.seeds {
      let sample = WeightingSample(criteria: 5, noise: 0, seed: seed)
      let turned = WeightingSample(reversing: sample)
      #expect(distance(try method.weights(sample), try method.weights(turned)) <= 1e-11)
    }
  }

  /// A law that is promised holds for all samples; one that is not fails for at least one.
  private func expect(
    _ law: WeightingLaws, _ method: WeightingCase, keeps: (WeightingSample) throws -> WeightingSample
  ) throws {
    var worst = 0.0
    for seed in Self.seeds {
      let sample = WeightingSample(criteria: 5, noise: 0, seed: seed)
      worst = max(worst, distance(try method.weights(sample), try method.weights(keeps(sample))))
    }
    let isPromised = try method.method().laws.contains(law)
    #expect(isPromised ? worst <= 1e-10 : worst > 1e-6, "\(law.names): \(worst)")
  }

  @Test(arguments: WeightingCase.taking(.matrix, .outcome)) func units(_ method: WeightingCase) throws {
    try expect(.unitInvariance, method) { $0.changing(1) { $0 * 1000 } }
  }

  @Test(arguments: WeightingCase.taking(.matrix, .outcome)) func zeros(_ method: WeightingCase) throws {
    try expect(.zeroInvariance, method) { $0.changing(1) { $0 + 30 } }
  }

  @Test(arguments: WeightingCase.taking(.matrix)) func directions(_ method: WeightingCase) throws {
    try expect(.directionInvariance, method) { sample in
      var other = sample
      other.directions[2] = sample.directions[2].reversed
      return other
    }
  }

  @Test(arguments: WeightingCase.taking(.matrix, .outcome)) func constants(_ method: WeightingCase) throws {
    for seed in Self.seeds {
      let weights = try method.weights(WeightingSample(criteria: 5, noise: 0, seed: seed).changing(3) { _ in 4 })
      #expect((weights[3] == 0) == (try method.method().laws.contains(.constantWeighsNothing)))
    }
  }

  @Test(arguments: WeightingCase.all.filter { (try? $0.method().laws.contains(.recovery)) ?? true })
  func weightsBehindJudgmentsAreFound(_ method: WeightingCase) throws {
    for seed in Self.seeds {
      let sample = WeightingSample(criteria: 6, noise: 0, seed: seed)
      let result = try method.method().result(of: sample.input(method.entry, [0, 1, 2, 3, 4, 5]))
      #expect(distance(try method.weights(sample), sample.truth) <= 1e-13)
      if let consistency = result.consistency {
        #expect(consistency.index == 0 && consistency.ratio == 0, "\(seed) \(consistency)")
      }
      #expect(result.diagnostics.allSatisfy { $0.severity == .note })
    }
  }

  @Test func everyEntryIsDescribed() throws {
    #expect(Set(WeightingCatalogue.identifiers).count == WeightingCatalogue.entries.count)
    for entry in WeightingCatalogue.entries {
      #expect(!entry.citations.isEmpty && !entry.summary.isEmpty && !entry.inputKind.summary.isEmpty)
      #expect(entry.summary.last != "." && entry.identifier == entry.identifier.lowercased())
      #expect(try WeightingCatalogue.entry(named: entry.identifier).identifier == entry.identifier)
      for setting in entry.settings {
        guard case .name(let value, let names) = setting.kind else { continue }
        let plain = try entry.make().conventions
        for name in names where name != value {
          #expect(try entry.make([setting.name: .name(name)]).conventions != plain)
        }
      }
    }
    #expect(Set(WeightingCatalogue.entries.map(\.inputKind)) == Set(WeightingInputKind.allCases))
  }

  @Test(arguments: WeightingCatalogue.entries.map { WeightingCase(entry: $0) })
  func anotherKindOfInputIsRefused(_ method: WeightingCase) throws {
    let sample = WeightingSample(criteria: 3, noise: 0, seed: 1)
    for other in WeightingCatalogue.entries where other.inputKind != method.entry.inputKind {
      let error = DecisionError.weighting(
        .wrongInput(method: method.entry.identifier, needed: method.entry.inputKind, given: other.inputKind))
      #expect(throws: error) { try method.method().result(of: sample.input(other, [0, 1, 2])) }
    }
  }
}
