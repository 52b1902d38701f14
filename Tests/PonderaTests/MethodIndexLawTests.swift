import Pondera
import Testing

/// The article that helps to choose a decision method says what the code promises.
@Suite struct MethodIndexLawTests {
  private static let index = "Sources/Pondera/Pondera.docc/Articles/DecisionMethods.md"

  /// Every page is a topic, once.
  @Test func topicsAreThePages() throws {
    let lines = try MethodPage.lines(of: Self.index)
    let topics = lines.drop { $0 != "## Topics" }.filter { $0.hasPrefix("- ") }
    #expect(topics.sorted() == (MethodPage.all + MethodPage.analyses).map { "- <doc:\($0.name)>" }.sorted())
    #expect(try MethodPage.lines(of: "Sources/Pondera/Pondera.docc/Pondera.md").contains("- <doc:DecisionMethods>"))
    #expect(lines.filter { $0.count > 130 } == [])
  }

  /// The columns of rank reversal and of sizes are the laws and limits of the default settings.
  @Test(arguments: RankingCatalogue.identifiers)
  func rankingTableIsTrue(_ identifier: String) throws {
    let entry = try RankingCatalogue.entry(named: identifier)
    let method = try entry.make()
    let cells = try #require(MethodPage.cells(of: identifier, in: MethodPage.lines(of: Self.index)))
    #expect(cells.count == 7)
    #expect((cells[5] == "never") == method.laws.contains(.rankReversalFreedom))
    #expect(cells[6].filter { $0 != "," } == entry.alternativeLimit.map { "\($0)" } ?? "any")
    #expect(method.laws.contains(.dominance) == (identifier != "codas"))
  }

  /// The column of values says what the methods take and what they refuse.
  @Test(arguments: RankingCatalogue.identifiers)
  func valuesOfRankingTableAreTrue(_ identifier: String) throws {
    let cells = try #require(MethodPage.cells(of: identifier, in: MethodPage.lines(of: Self.index)))
    let method = try RankingCatalogue.entry(named: identifier).make()
    /// Whether the method takes values, of which more is better in the first column and less in the second.
    func takes(_ rows: [[Double]], bounds: CriterionBounds? = nil) throws -> Bool {
      let criteria = [try Criterion("a", bounds: bounds), try Criterion("b", .minimize, bounds: bounds)]
      let matrix = try DecisionMatrix(criteria: criteria, values: Matrix(rows: rows))
      do {
        _ = try method.outcome(matrix, weights: Weights(criteria: ["a", "b"], values: [1, 2]))
        return true
      } catch let error as DecisionError {
        #expect(error.category == .data)
        return false
      }
    }
    let negative: [[Double]] = [[-1, 2], [3, -1], [2, 4]]
    let negativeSums: [[Double]] = [[-9, 2], [3, -9], [2, 4]]
    let zeroGood: [[Double]] = [[0, 2], [3, 1], [2, 4]]
    let zeroBad: [[Double]] = [[1, 0], [3, 1], [2, 4]]
    #expect(try takes([[1, 2], [3, 1], [2, 4]], bounds: CriterionBounds(0, 9)))
    switch cells[4] {
    case "any":
      #expect(try takes(negativeSums))
    case "x > 0":
      #expect(try !takes(zeroGood) && !takes(zeroBad))
    case "x ≥ 0, minimised > 0":
      #expect(try takes(zeroGood) && !takes(zeroBad) && !takes(negative))
    case "positive sums", "positive means":
      #expect(try takes(negative) && !takes(negativeSums))
    case "within bounds":
      #expect(try !takes([[1, 2], [3, 1]]) && !takes(negative, bounds: CriterionBounds(0, 9)))
    default:
      Issue.record("unknown values: \(cells[4])")
    }
  }

  /// The column of inputs is the kind that the method takes.
  @Test(arguments: WeightingCatalogue.identifiers)
  func weightingTableIsTrue(_ identifier: String) throws {
    let cells = try #require(MethodPage.cells(of: identifier, in: MethodPage.lines(of: Self.index)))
    #expect(cells[1] == "`\(try WeightingCatalogue.entry(named: identifier).inputKind.rawValue)`")
  }
}
