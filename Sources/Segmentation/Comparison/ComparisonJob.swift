import Criteria
public import Parallelism
public import Tables

/// A comparison from files to result: which criteria both sides share, how many segments to look for, and then the two runs.
public struct ComparisonJob: Sendable {
  /// The accounts.
  public let accounts: CSVFile
  /// Which of their columns are what.
  public let columns: AccountColumns
  /// The believed weighting table.
  public let predefined: CSVFile?
  /// Segments found before, instead of clustering.
  public let model: SegmentModel?
  /// How many segments to find; `nil` takes as many as are believed in.
  public let segmentCount: SegmentCount?
  /// How to cluster.
  public let options: SegmentationOptions
  /// The threads to use.
  public let workers: Workers

  /// Makes a job.
  public init(
    accounts: CSVFile, columns: AccountColumns, predefined: CSVFile?, model: SegmentModel? = nil,
    segmentCount: SegmentCount? = nil, options: SegmentationOptions = SegmentationOptions(),
    workers: Workers = .automatic
  ) {
    self.accounts = accounts
    self.columns = columns
    self.predefined = predefined
    self.model = model
    self.segmentCount = segmentCount
    self.options = options
    self.workers = workers
  }

  /// Runs it.
  ///
  /// Without named criteria, those of the model or of the weighting table that the accounts have are taken.
  ///
  /// - Throws: ``TableError``, ``SegmentationError`` and errors of the core rooms.
  public func run(progress: ProgressHandler? = nil) throws -> SegmentComparison {
    let data = try AccountData(
      accounts, columns: columns, preferredCriteria: try preferredCriteria(), workers: workers)
    let table = try predefined.map { try PredefinedTable($0, criteria: data.criteria).table }
    var options = options
    let segmentation: MarketSegmentation
    if let model {
      segmentation = try SegmentationRunner(options, workers: workers).apply(model, to: data)
    } else {
      let believed = table?.segments.count ?? data.labels?.names.count ?? 2
      options.segmentCount = segmentCount ?? .fixed(believed)
      segmentation = try SegmentationRunner(options, workers: workers, progress: progress).run(data)
    }
    return try ComparisonRunner(workers: workers).run(segmentation, data, predefined: table)
  }

  /// The criteria to take when none are named: the model's; else the side of the table whose names the accounts have most.
  private func preferredCriteria() throws -> [String]? {
    if let model { return model.criteria }
    guard columns.criteria == nil, let predefined else { return nil }
    let known = Set(accounts.columnNames)
    let sides = try PredefinedTable.possibleCriteria(predefined)
    guard let best = sides.max(by: { $0.count { known.contains($0) } < $1.count { known.contains($0) } }) else {
      return nil
    }
    guard best.contains(where: { known.contains($0) }) else {
      throw SegmentationError.noCommonCriteria(
        file: predefined.name, wanted: accounts.columnNames, found: sides.first ?? [])
    }
    if let missing = best.first(where: { !known.contains($0) }) {
      throw SegmentationError.criterionNotInAccounts(
        missing, file: predefined.name, accounts: accounts.name, available: accounts.columnNames)
    }
    return best
  }
}
