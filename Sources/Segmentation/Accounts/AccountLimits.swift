import Tables

/// Columns beside the ratings that decide which accounts form a segment.
struct AccountLimits: Sendable {
  /// An amount of each account, at least 0, such as its revenue.
  var amounts: [Double]?
  /// The name of that column.
  var amountColumn: String?
  /// The group of each account: accounts of one group are kept in one segment.
  var together: Categories?
  /// The name of that column.
  var togetherColumn: String?
  /// The group of each account: accounts of one group are kept in different segments.
  var apart: Categories?
  /// The name of that column.
  var apartColumn: String?

  /// Columns of texts that count beside the criteria, by name.
  var categories: [(name: String, values: Categories)] = []

  /// Nothing.
  init() {}

  /// Reads the columns, which must have a value for every account.
  init(_ table: Table, amount: String?, together: String?, apart: String?, categories: [String])
    throws(SegmentationError)
  {
    self.categories = categories.map { ($0, table.texts($0)!.categories()) }
    amountColumn = amount
    togetherColumn = together
    apartColumn = apart
    if let amount { amounts = try Self.amounts(table, amount) }
    if let together { self.together = try Self.groups(table, together) }
    if let apart { self.apart = try Self.groups(table, apart) }
  }

  private static func amounts(_ table: Table, _ name: String) throws(SegmentationError) -> [Double] {
    let column = table.numbers(name)!
    var values: [Double] = []
    values.reserveCapacity(column.count)
    for row in 0..<column.count {
      guard let value = column[row], value >= 0 else {
        throw .badAmount(
          file: table.fileName, column: name, line: table.line(ofRow: row),
          value: column[row].map { "\($0)" } ?? "missing")
      }
      values.append(value)
    }
    return values
  }

  private static func groups(_ table: Table, _ name: String) throws(SegmentationError) -> Categories {
    let column = table.texts(name)!
    if let row = column.missingRows.first {
      throw .missingGroup(
        file: table.fileName, column: name, line: table.line(ofRow: row), count: column.missingRows.count)
    }
    return column.categories()
  }
}
