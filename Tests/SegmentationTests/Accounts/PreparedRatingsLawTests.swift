import Clustering
import Foundation
import Provenance
import Testing

@testable import Segmentation

@Suite struct PreparedRatingsLawTests {
  private let data = AccountData(
    criteria: ["a", "b", "c"], ratings: [[1, nil, 9, 4], [3, 2, 0, 5], [8, 7, 6, nil]], weights: [1, 2, 3, 4])

  private func rows(_ prepared: PreparedRatings) -> [[Double]] {
    (0..<prepared.observations.observationCount).map { row in (0..<3).map { prepared.observations[row, $0] } }
  }

  @Test func incompleteAccountsAreSetApart() throws {
    let prepared = try PreparedRatings(data, transform: .none, response: .raw)
    #expect(rows(prepared) == [[1, 3, 8], [9, 0, 6]])
    #expect(prepared.incompleteAccounts == [1, 3])
    #expect((0..<2).map { prepared.account($0) } == [0, 2])
    #expect(prepared.weights?.values == [1, 3])
  }

  @Test func logarithmsAndCentring() throws {
    let logs = rows(try PreparedRatings(data, transform: .log1p, response: .raw))
    let expected: [[Double]] = [[1, 3, 8], [9, 0, 6]].map { row in row.map { log1p($0) } }
    #expect(logs == expected)
    #expect(rows(try PreparedRatings(data, transform: .none, response: .center)) == [[-3, -1, 4], [4, -5, 1]])
    let both = rows(try PreparedRatings(data, transform: .log1p, response: .center))
    for (row, log) in zip(both, logs) {
      for j in 0..<3 { #expect(abs(row[j] - (log[j] - (log[0] + log[1] + log[2]) / 3)) < 1e-15) }
    }
  }

  @Test func oneAccountIsPreparedAsManyAre() throws {
    for transform in RatingTransform.allCases {
      for response in ResponseTreatment.allCases {
        let all = rows(try PreparedRatings(data, transform: transform, response: response))
        let one = PreparedRatings.features([9, 0, 6], transform: transform, response: response).map { $0! }
        #expect(zip(one, all[1]).allSatisfy { abs($0 - $1) < 1e-15 })
      }
    }
    #expect(PreparedRatings.features([2, nil, 4], transform: .none, response: .center) == [-1, nil, 1])
    #expect(PreparedRatings.features([nil, nil], transform: .log1p, response: .center) == [nil, nil])
  }

  @Test func refusesWhatCannotBePrepared() {
    let error = SegmentationError.belowLogarithm(file: "accounts", column: "c1", line: 3, value: -1)
    #expect(throws: error) {
      try PreparedRatings(AccountData(columns: [[1, -1]]), transform: .log1p, response: .raw)
    }
    // Also in an account that misses another rating and so takes no part in the fit.
    #expect(throws: SegmentationError.belowLogarithm(file: "accounts", column: "a", line: 3, value: -2)) {
      try PreparedRatings(
        AccountData(criteria: ["a", "b"], ratings: [[1, -2], [1, nil]]), transform: .log1p, response: .raw)
    }
    #expect(throws: SegmentationError.noCompleteAccount(file: "accounts", accounts: 2)) {
      try PreparedRatings(
        AccountData(criteria: ["a", "b"], ratings: [[1, nil], [nil, 1]]), transform: .none, response: .raw)
    }
    #expect(throws: SegmentationError.allWeightsZero(file: "accounts", column: "weight")) {
      try PreparedRatings(
        AccountData(criteria: ["a"], ratings: [[1, nil]], weights: [0, 1]), transform: .none, response: .raw)
    }
  }
}
