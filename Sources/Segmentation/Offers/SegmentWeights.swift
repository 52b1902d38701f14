public import Criteria
public import DecisionAnalysis
public import Tables

/// How much each criterion weighs for each segment that is to choose, and how much each segment counts.
public struct SegmentWeights: Sendable, Hashable {
  /// The segments, at least one.
  public let segments: [PreferenceShares.Segment]
  /// Where the weights come from, for people.
  public let origin: String
  /// What the segments weigh as well and nobody asked for; empty where the weights are all there is.
  public let unusedCriteria: [String]

  /// The weights of a table of segments and criteria: one that `cluster` wrote, or one that was believed in.
  ///
  /// Negative weights, as centred means have them, are refused. Every segment counts 1.
  ///
  /// - Throws: ``SegmentationError`` when the table lacks a criterion, ``CriteriaError`` for weights that are none.
  ///
  /// - Parameter criteria: What the table must have; `nil` takes what stands in its rows.
  public init(_ file: CSVFile, criteria: [String]? = nil) throws {
    let predefined = try PredefinedTable(file, criteria: criteria)
    let table = predefined.table
    segments = try table.segments.enumerated().map { index, name in
      .init(name: name, weights: try Weights(table, segment: index), size: 1)
    }
    origin = file.name
    unusedCriteria = predefined.otherCriteria
  }

  /// The weights and sizes of saved segments.
  ///
  /// - Throws: ``SegmentationError`` when the model lacks a criterion, ``CriteriaError`` for weights that are none.
  public init(_ model: SegmentModel, path: String, criteria: [String]) throws {
    let known = Dictionary(model.criteria.enumerated().map { ($1, $0) }) { first, _ in first }
    for name in criteria where known[name] == nil {
      throw SegmentationError.criterionNotInTable(name, file: path, available: model.criteria)
    }
    let places = criteria.map { known[$0] ?? 0 }
    let wanted = Set(criteria)
    segments = try model.segments.map { segment in
      .init(
        name: segment.name, weights: try Weights(criteria: criteria, values: places.map { segment.means[$0] }),
        size: Double(segment.size))
    }
    origin = path
    unusedCriteria = model.criteria.filter { !wanted.contains($0) }
  }

  /// The weights of a file: saved segments when it is JSON, which its first sign tells, else a weighting table.
  ///
  /// - Parameters:
  ///   - criteria: What the file must have; `nil` takes what it has.
  ///   - options: How a table is read.
  /// - Throws: ``TableError``, and as for tables and saved segments.
  public init(path: String, criteria: [String]? = nil, options: CSVOptions = .detect) throws {
    switch try FileContent(path: path, options: options) {
    case .table(let file): try self.init(file, criteria: criteria)
    case .json(let bytes, let name):
      let model = try SegmentModel(json: bytes, name: name)
      try self.init(model, path: name, criteria: criteria ?? model.criteria)
    }
  }

  /// The same weights with other sizes.
  ///
  /// - Throws: ``SegmentationError`` when names do not fit.
  public init(_ weights: SegmentWeights, sizes: SegmentSizes) throws(SegmentationError) {
    segments = zip(weights.segments, try sizes.sizes(of: weights.segments.map(\.name))).map {
      .init(name: $0.name, weights: $0.weights, size: $1)
    }
    origin = "\(weights.origin); sizes from \(sizes.origin)"
    unusedCriteria = weights.unusedCriteria
  }

  /// One set of weights for all.
  public init(_ weights: Weights, name: String, origin: String) {
    segments = [.init(name: name, weights: weights, size: 1)]
    self.origin = origin
    unusedCriteria = []
  }

  /// The weights that a method reads out of the alternatives themselves.
  ///
  /// - Throws: ``DecisionError``.
  public init(from matrix: DecisionMatrix, by method: String) throws {
    let entry = try WeightingCatalogue.entry(named: method)
    let result = try entry.make().result(of: matrix)
    self.init(result.weights, name: "all", origin: "\(method) of the alternatives")
  }
}
