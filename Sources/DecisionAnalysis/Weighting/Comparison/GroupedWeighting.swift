public import Criteria
import LinearAlgebra

/// One method applied to each of several groups: the importance of the criteria for every segment.
public struct GroupedWeighting: Hashable, Sendable {
  /// The names of the groups.
  public let groups: [String]
  /// One result for each group, of the same criteria.
  public let results: [WeightingResult]

  /// Weighs the criteria of each group.
  ///
  /// - Parameters:
  ///   - groups: At least one, with different names; the inputs have the same criteria in any order.
  /// - Throws: `noCriteria` when there is none, `repeatedName`, `weightsMismatch`, and what the method throws for a group.
  public init<M: WeightingMethod>(
    _ method: M, groups: [(name: String, input: M.Input)]
  ) throws(DecisionError) {
    guard let names = groups.first?.input.criterionNames else { throw .weighting(.noCriteria) }
    var seen: Set<String> = []
    var results: [WeightingResult] = []
    for (name, input) in groups {
      guard seen.insert(name).inserted else { throw .repeatedName(name, kind: "groups") }
      let missing = names.filter { !input.criterionNames.contains($0) }
      let unknown = input.criterionNames.filter { !names.contains($0) }
      guard missing.isEmpty, unknown.isEmpty else {
        throw .weightsMismatch(unweighted: missing, unknown: unknown, criteria: names)
      }
      results.append(try method.weigh(input).result)
    }
    self.groups = groups.map(\.name)
    self.results = results
  }

  /// The weights as a weighting table: one row a group, each with the sum 1.
  ///
  /// - Throws: Nothing that results of a method could cause.
  public func table() throws(DecisionError) -> WeightingTable {
    let criteria = results[0].criteria
    var means = Matrix(rowCount: groups.count, columnCount: criteria.count)
    for (row, result) in results.enumerated() {
      for (column, name) in criteria.enumerated() { means[row, column] = result.weights[name] ?? 0 }
    }
    do throws(CriteriaError) { return try WeightingTable(segments: groups, criteria: criteria, means: means) } catch {
      throw .weighting(.criteria(error))
    }
  }
}
