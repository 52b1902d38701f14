import Provenance
import Reporting
import Testing

@Suite struct JSONTextLawTests {
  private struct Inner: Encodable { let share: Double }
  private struct Value: Encodable {
    let name: String
    let inner: [Inner]
    let weights: [String: Double]
  }

  @Test func theSameValueIsTheSameBytes() throws {
    let names = (0..<50).map { "criterion \($0)" }
    let forward = Dictionary(uniqueKeysWithValues: names.map { ($0, 0.1) })
    var backward: [String: Double] = [:]
    backward.reserveCapacity(1_000)
    for name in names.reversed() { backward[name] = 0.1 }
    let first = try JSONText.of(Value(name: "a/b é 市", inner: [Inner(share: 0.5)], weights: forward))
    let second = try JSONText.of(Value(name: "a/b é 市", inner: [Inner(share: 0.5)], weights: backward))
    #expect(first == second)
    #expect(first.hasSuffix("}\n"))
    #expect(first.contains("\"a/b é 市\""))
  }

  @Test(arguments: [(Double.nan, "nan"), (.infinity, "inf"), (-.infinity, "-inf")])
  func refusesWhatJSONCannotSay(number: Double, text: String) {
    let value = Value(name: "", inner: [Inner(share: 1), Inner(share: number)], weights: [:])
    let error = #expect(throws: ReportingError.self) { try JSONText.of(value) }
    #expect(error?.category == .defect)
    #expect(error?.description.contains("share is \(text)") == true)
  }
}
