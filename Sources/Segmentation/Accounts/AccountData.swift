public import Tables

/// The accounts of a market as loaded: their ratings, and what else is known of them.
public struct AccountData: Sendable {
  /// Where the accounts come from, for people.
  public let fileName: String
  /// The names of the criteria.
  public let criteria: [String]
  /// The ratings of each criterion, one an account.
  public let ratings: [NumberColumn]
  /// The identifier of each account, when there is a column of them.
  public let ids: TextColumn?
  /// The name of the column of identifiers.
  public let idColumn: String?
  /// How much each account counts.
  public let weights: [Double]?
  /// The name of the column of weights.
  public let weightColumn: String?
  /// The believed segment of each account, when asked for.
  public let labels: Categories?
  /// The name of the column of believed segments.
  public let labelColumn: String?
  /// What limits segments beside the ratings, when asked for.
  let limits: AccountLimits
  /// Columns that look like identifiers and were left out of the criteria by themselves.
  public var omittedColumns: [String] { identifiers.leftOut }
  let identifiers: GuessedIdentifiers
  /// How the file was written; outputs follow it.
  public let dialect: CSVDialect
  private let lineOfRow: @Sendable (Int) -> Int

  /// The number of accounts.
  public var accountCount: Int { ratings[0].count }

  /// The line of the file on which an account begins, counted from 1.
  public func line(of account: Int) -> Int { lineOfRow(account) }

  /// The identifier of an account, or its number counted from 1.
  public func id(of account: Int) -> String { ids?[account] ?? "\(account + 1)" }

  /// Makes data from values in memory; a missing rating is `nil`.
  public init(criteria: [String], ratings: [[Double?]], ids: [String]? = nil, weights: [Double]? = nil) {
    precondition(!criteria.isEmpty && criteria.count == ratings.count, "one column of ratings a criterion is needed")
    precondition(ratings.allSatisfy { $0.count == ratings[0].count }, "columns of ratings must be equally long")
    self.init(
      fileName: "accounts", criteria: criteria, ratings: ratings.map { NumberColumn($0) },
      ids: ids.map { TextColumn($0) }, idColumn: nil, weights: weights, weightColumn: nil, labels: nil,
      labelColumn: nil, limits: AccountLimits(), identifiers: GuessedIdentifiers(), dialect: .standard,
      lineOfRow: { $0 + 2 })
  }

  init(
    fileName: String, criteria: [String], ratings: [NumberColumn], ids: TextColumn?, idColumn: String?,
    weights: [Double]?, weightColumn: String?, labels: Categories?, labelColumn: String?, limits: AccountLimits,
    identifiers: GuessedIdentifiers, dialect: CSVDialect, lineOfRow: @escaping @Sendable (Int) -> Int
  ) {
    self.fileName = fileName
    self.criteria = criteria
    self.ratings = ratings
    self.ids = ids
    self.idColumn = idColumn
    self.weights = weights
    self.weightColumn = weightColumn
    self.labels = labels
    self.labelColumn = labelColumn
    self.limits = limits
    self.identifiers = identifiers
    self.dialect = dialect
    self.lineOfRow = lineOfRow
  }
}
