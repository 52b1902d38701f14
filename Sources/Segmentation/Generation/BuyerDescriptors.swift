/// What is known of a synthetic account besides its ratings.
public struct BuyerDescriptors: Hashable, Sendable {
  /// The country of the account.
  public let country: String
  /// What the account does.
  public let sector: String
  /// What was sold to the account in a year, in thousand euros; at least 1.
  public let revenue: Int
  /// The gross margin on these sales, in percent with one decimal.
  public let margin: Double

  /// The names of the columns that hold them in a file.
  static let columnNames = ["country", "sector", "revenue_keur", "margin_percent"]
}
