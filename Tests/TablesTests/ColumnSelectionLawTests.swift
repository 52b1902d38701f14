import Foundation
import Provenance
import Testing

@testable import Tables

@Suite struct ColumnSelectionLawTests {
  private let names = ["id", "x1_price", "x1_speed", "x2_image", "3-11", "a,b", "y*", "yes", "7", "Ünï code"]

  private func select(_ text: String) throws -> [String] {
    try ColumnSelection(text).names(among: names, fileName: "f.csv")
  }

  /// A selection and the columns it means, in one line each.
  @Test(arguments: [
    "id = id", "x1_* = x1_price|x1_speed", "2-4 = x1_price|x1_speed|x2_image", "3-11 = 3-11", "7 = 7", "6 = a,b",
    "\"a,b\", id = a,b|id", "y* = y*", "y?* = y*|yes", "x?_image,x* = x2_image|x1_price|x1_speed",
    "id,1-2,id = id|x1_price", " 2 - 3  = x1_price|x1_speed", "Ü* * = Ünï code", "*e = x1_price|x2_image|Ünï code",
    "*_*e* = x1_price|x1_speed|x2_image", "* = id|x1_price|x1_speed|x2_image|3-11|a,b|y*|yes|7|Ünï code",
  ])
  func means(line: String) throws {
    let sides = line.components(separatedBy: " = ")
    #expect(try select(sides[0]).joined(separator: "|") == sides[1])
  }

  @Test func refusals() {
    func sentence(_ text: String) -> String {
      do throws(TableError) {
        _ = try ColumnSelection(text).names(among: Array(names.prefix(4)), fileName: "f.csv")
        return "no error"
      } catch {
        #expect(error.category == .usage)
        return error.description
      }
    }
    let columns = " Its columns are id, x1_price, x1_speed, x2_image."
    #expect(sentence("x1_prise") == "f.csv has no column 'x1_prise'. Did you mean 'x1_price'?" + columns)
    #expect(sentence("\"x1*\"") == "f.csv has no column 'x1*'." + columns)
    #expect(sentence("z*") == "No column of f.csv matches 'z*'." + columns)
    #expect(sentence("3-11") == "'3-11' lies outside the columns of f.csv, which are numbered 1 to 4.")
    #expect(sentence("0") == "'0' lies outside the columns of f.csv, which are numbered 1 to 4.")
    let prefix = "The selection of columns "
    #expect(sentence("3-2") == prefix + "'3-2' cannot be read: the range '3-2' ends before it begins.")
    let missing = " cannot be read: a name is missing; write names, positions or patterns between commas."
    #expect(sentence("") == prefix + "''" + missing)
    #expect(sentence("id,,x1_price") == prefix + "'id,,x1_price'" + missing)
    #expect(sentence("id,") == prefix + "'id,'" + missing)
    #expect(sentence("\"id") == prefix + "'\"id' cannot be read: a quote is not closed.")
    #expect(sentence("\"id\"x") == prefix + "'\"id\"x' cannot be read: a comma must follow a closing quote.")
    #expect(sentence("99999999999999999999") == "f.csv has no column '99999999999999999999'." + columns)
  }

  @Test func longListsAreCut() {
    let error = TableError.unknownColumn("q", file: "f.csv", available: (1...20).map { "c\($0)" })
    #expect(
      error.description == "f.csv has no column 'q'. Its columns are c1, c2, c3, c4, c5, c6, c7, c8 and 12 more.")
  }
}
