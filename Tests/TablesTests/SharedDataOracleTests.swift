import TestSupport
import Testing

@testable import Tables

/// Rows and columns as the card of the data sets states them.
@Suite(.enabled(if: SharedFiles.exist)) struct SharedDataOracleTests {
  @Test(arguments: [
    ("a1/a1.csv", 3000, 3), ("b2b_deals/b2b_deals.csv", 448, 24), ("crm_opportunities/opportunities.csv", 8800, 8),
    ("crm_opportunities/accounts.csv", 85, 7), ("crm_opportunities/sales_teams.csv", 35, 3),
    ("hatco/hatco.csv", 100, 15),
    ("hbat_missing/hbat_missing.csv", 70, 15), ("heavy_equipment_benefits/heavy_equipment_benefits.csv", 9, 6),
    ("iris/iris.csv", 150, 5), ("nutrient/nutrient.csv", 27, 6), ("office_star/office_star.csv", 200, 10),
    ("online_retail_invoices/online_retail_invoices.csv", 22190, 9), ("receivables/receivables.csv", 1564, 11),
    ("ruspini/ruspini.csv", 75, 2), ("s1/s1.csv", 5000, 3), ("shopping_attitudes/shopping_attitudes.csv", 20, 7),
    ("vacation_motives/vacation_motives.csv", 1000, 22),
    ("vacation_motives/vacation_motives_descriptors.csv", 1000, 13),
    ("wholesale_customers/wholesale_customers.csv", 440, 9), ("wine/wine.csv", 178, 14),
    ("yellow_pages_satisfaction/yellow_pages_satisfaction.csv", 1811, 11),
  ])
  func rowsAndColumns(name: String, rows: Int, columns: Int) throws {
    let file = try CSVFile(path: SharedFiles.data(name))
    #expect(file.columnNames.count == columns)
    #expect(file.dialect == .standard)
    let requests = zip(file.columnNames, file.columnKinds).map {
      ColumnRequest($0, as: $1 == .number ? .number : .text)
    }
    #expect(try file.read(columns: requests).rowCount == rows)
    let profile = try file.profile()
    #expect(profile.rowCount == rows)
    #expect(profile.columns.map(\.name) == file.columnNames)
  }

  /// The rating table of the seed document.
  @Test func ratingsAreBytes() throws {
    let file = try CSVFile(path: SharedFiles.data("heavy_equipment_benefits/heavy_equipment_benefits.csv"))
    let table = try file.read(columns: [.number("mining_operators"), .text("benefit_fr")])
    guard case .bytes(let values) = try #require(table.numbers("mining_operators")).storage else {
      Issue.record("whole numbers in 0...255 are kept as bytes")
      return
    }
    #expect(values.prefix(2) == [10, 6])
    #expect(table.texts("benefit_fr")?[1] == "Image d'expertise du fournisseur")
  }

  @Test func inspectionOfAnOpinionFile() throws {
    let columns = try CSVFile(path: SharedFiles.data("office_star/office_star.csv")).profile().columns
    #expect(columns[0].isLikelyID && !columns[0].isLikelyRating)
    #expect(columns[1...6].allSatisfy { $0.isLikelyRating && !$0.isLikelyID })
    #expect(columns[7].kind == .text && columns[7].distinctCount == 2)
    let hbat = try CSVFile(path: SharedFiles.data("hbat_missing/hbat_missing.csv")).profile().columns
    #expect(hbat.contains { $0.missingCount > 0 })
  }
}
