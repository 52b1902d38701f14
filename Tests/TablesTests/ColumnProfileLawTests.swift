import Testing

@testable import Tables

@Suite struct ColumnProfileLawTests {
  private func profile(_ text: String) throws -> [ColumnProfile] { try CSVFile.of(text).profile().columns }

  @Test func factsOfASmallFile() throws {
    let columns = try profile(
      """
      account,price,half,copy,same,flag,note,none,amount
      A1,7,2.5,7,5,0,x,,1
      A2,9,3,9,5,1,y,NA,-20.5
      A3,,4.5,,5,0,x,-,400
      A4,10,1,10,5,1,,,1
      """)
    #expect(columns[0].kind == .text && columns[0].isLikelyID && columns[0].distinctCount == 4)
    let price = columns[1]
    #expect(price.kind == .number && price.missingCount == 1 && price.missingShare == 0.25)
    #expect(price.minimum == 7 && price.maximum == 10 && price.mean == 26.0 / 3)
    #expect(price.areAllIntegers && price.isLikelyRating && !price.isLikelyID && price.examples == ["7", "9", "10"])
    #expect(columns[2].isLikelyRating && !columns[2].areAllIntegers)
    #expect(columns[3].duplicateOf == "price" && price.duplicateOf == nil)
    #expect(columns[4].isConstant && !columns[4].isLikelyRating && !price.isConstant)
    #expect(!columns[5].isLikelyRating)
    #expect(columns[6].kind == .text && columns[6].distinctCount == 2 && columns[6].mean == nil)
    #expect(columns[7].kind == .empty && columns[7].missingCount == 4 && columns[7].duplicateOf == nil)
    #expect(columns[8].minimum == -20.5 && !columns[8].isLikelyRating && columns[8].distinctCount == 3)
  }

  @Test func textsAmongNumbersAreCounted() throws {
    let rows = (0..<40).map { "\"n\n\",\($0 == 20 || $0 == 30 ? "oops" : String($0))" }.joined(separator: "\n")
    let column = try profile("a,b\n" + rows)[1]
    #expect(column.kind == .number && column.strayCount == 2)
    #expect(column.firstStray == .init(line: 42, value: "oops"))
    #expect(!column.isLikelyID && !column.isConstant)
  }

  @Test func distinctValuesBeyondTheLimit() throws {
    let rows = (0..<12_000).map { "\($0 + 300),t\($0 % 11_000),\($0 % 10_000 + 300)" }.joined(separator: "\n")
    let columns = try profile("n,t,m\n" + rows)
    #expect(columns.map(\.distinctCount) == [10_000, 10_000, 10_000])
    #expect(columns.map(\.hasMoreDistinct) == [true, true, false])
    #expect(columns[0].isLikelyID)
  }

  @Test(arguments: [
    "id", "Customer_ID", "respondent", "account", "client", "code_insee", "dealId", "N° client", "order-no",
  ])
  func namesOfIdentifiers(name: String) { #expect(ColumnProfileBuilder.isNameOfID(name)) }

  @Test(arguments: ["price", "customer_name", "idea", "paid", "coder", ""])
  func otherNames(name: String) { #expect(!ColumnProfileBuilder.isNameOfID(name)) }
}
