import Provenance
import Testing

@testable import Reporting

@Suite struct JSONTextRefusalTests {
  private struct Result: Encodable {
    var segments: [[String: Double]]
    var name = "a/b \u{1B}é"
  }

  @Test func resultsAreWrittenTheSameWayEachTime() throws {
    let expected = """
      {
        "name" : "a/b \\u001bé",
        "segments" : [
          {
            "mean" : 2.5,
            "share" : 1
          }
        ]
      }

      """
    #expect(try JSONText.of(Result(segments: [["share": 1, "mean": 2.5]])) == expected)
  }

  @Test(arguments: [(Double.nan, "nan"), (.infinity, "inf"), (-.infinity, "-inf")])
  func numbersThatJSONCannotSayAreADefect(value: Double, text: String) {
    let error = #expect(throws: ReportingError.self) {
      try JSONText.of(Result(segments: [["share": 1], ["mean": value]]))
    }
    #expect(error == .notEncodable(path: "segments.Index 1.mean", value: text))
    #expect(error?.category == .defect)
    #expect(
      error?.description
        == "The result cannot be written as JSON, since 'segments.Index 1.mean' is \(text); this is a defect of Pondera."
    )
  }

  @Test func aLoneNumberIsNamedByItsValue() {
    let error = #expect(throws: ReportingError.self) { try JSONText.of(Double.nan) }
    #expect(
      error?.description
        == "The result cannot be written as JSON, since the result is nan; this is a defect of Pondera.")
  }
}
