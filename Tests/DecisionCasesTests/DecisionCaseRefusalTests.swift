import Criteria
import DecisionAnalysis
import Foundation
import Provenance
import TestSupport
import Testing

@testable import DecisionCases

@Suite struct DecisionCaseRefusalTests {
  private let head = #""schema": "mcda-oracle/1", "id": "x", "method": "TOPSIS", "family": "ranking""#

  private func read(_ text: String) throws -> DecisionCase { try DecisionCase(json: Array(text.utf8), name: "x.json") }

  /// A case with an input.
  private func with(_ input: String, _ rest: String = "") throws -> DecisionCase {
    try read("{\(head), \"input\": {\(input)}\(rest.isEmpty ? "" : ", " + rest)}")
  }

  private func expectRefusal<T>(
    _ error: DecisionCaseError, _ sentence: String, _ category: ErrorCategory = .data,
    location: SourceLocation = #_sourceLocation, _ body: () throws -> T
  ) {
    #expect(throws: error, sourceLocation: location) { try body() }
    #expect(error.description == sentence, sourceLocation: location)
    #expect(error.category == category, sourceLocation: location)
  }

  @Test func filesThatAreNoJSON() {
    for text in ["", "{", "nul", "[1, 2", "{\"a\": 1e999}", "{\"a\": \"\u{1}\"}", "{} {}"] {
      #expect {
        try read(text)
      } throws: { error in
        guard case .notJSON(file: "x.json", let reason)? = error as? DecisionCaseError else { return false }
        return !reason.isEmpty && !reason.hasSuffix(".")
      }
    }
    #expect(throws: DecisionCaseError.self) { try DecisionCase(json: [0xFF, 0xFE, 0x7B], name: "x.json") }
    let error = DecisionCaseError.notJSON(file: "x.json", reason: "a colon is missing")
    #expect(error.description == "x.json: this is no JSON: a colon is missing.")
  }

  @Test func theLineOfWhatIsNoJSON() {
    #expect {
      try read("{\n\"id\": 1,\n\"x\": !\n}")
    } throws: { "\($0)".hasPrefix("x.json: this is no JSON: ") && "\($0)".hasSuffix("line 3.") }
  }

  @Test func filesThatAreTooLargeOrTooDeep() {
    let bytes = 16 * 1024 * 1024 + 1
    expectRefusal(
      .tooLarge(file: "x.json", bytes: bytes, limit: bytes - 1),
      "x.json: 16777217 bytes are more than the 16777216 that a case may have."
    ) { try DecisionCase(json: repeatElement(UInt8(ascii: " "), count: bytes), name: "x.json") }
    for count in [33, 1_000_000] {
      expectRefusal(
        .tooDeep(file: "x.json", limit: 32), "x.json: lists and objects are nested deeper than 32 levels."
      ) { try read(String(repeating: "[", count: count)) }
    }
    // Brackets within a text are none.
    #expect(throws: Never.self) { try with("\"note\": \"\(String(repeating: "[\\\"", count: 50))\"") }
  }

  @Test func keysThatAreMissingOrOfAnotherKind() throws {
    expectRefusal(
      .wrongKind(file: "x.json", key: "the file", needed: "an object", found: "a list"),
      "x.json: 'the file' is a list; it must be an object."
    ) { try read("[]") }
    expectRefusal(
      .schema(file: "x.json", found: "mcda-oracle/2", known: "mcda-oracle/1"),
      "x.json: the schema is 'mcda-oracle/2'; 'mcda-oracle/1' is the one that is read."
    ) { try read("{\"schema\": \"mcda-oracle/2\"}") }
    let keys = ["family", "id", "imput", "method", "schema"]
    expectRefusal(
      .missing(file: "x.json", key: "input", available: keys),
      "x.json: there is no 'input'. Did you mean 'imput'?"
    ) { try read("{\(head), \"imput\": {}}") }
    expectRefusal(
      .wrongKind(file: "x.json", key: "expected", needed: "an object", found: "a list"),
      "x.json: 'expected' is a list; it must be an object."
    ) { try with("", "\"expected\": []") }
    expectRefusal(
      .missing(file: "x.json", key: "input.matrix", available: ["weights"]), "x.json: there is no 'input.matrix'."
    ) { try with("\"weights\": [1]").decisionMatrix() }
  }

  @Test func matricesThatAreNone() throws {
    expectRefusal(
      .rowLength(file: "x.json", key: "input.matrix", row: 2, count: 1, expected: 2),
      "x.json: row 2 of 'input.matrix' has 1 values and the first row has 2."
    ) { try with("\"matrix\": [[1, 2], [3]]").decisionMatrix() }
    expectRefusal(
      .wrongKind(file: "x.json", key: "input.matrix[1][0]", needed: "a number", found: "a text"),
      "x.json: 'input.matrix[1][0]' is a text; it must be a number."
    ) { try with("\"matrix\": [[1, 2], [\"3\", 4]]").decisionMatrix() }
    expectRefusal(
      .wrongKind(file: "x.json", key: "input.matrix[0][0]", needed: "a number", found: "true or false"),
      "x.json: 'input.matrix[0][0]' is true or false; it must be a number."
    ) { try with("\"matrix\": [[true]]").decisionMatrix() }
    expectRefusal(
      .decision(file: "x.json", .criteria(.emptyDecisionMatrix)),
      "x.json: There is nothing to decide: at least one alternative and one criterion are needed."
    ) { try with("\"matrix\": []").decisionMatrix() }
    expectRefusal(
      .decision(file: "x.json", .criteria(.missingValue(alternative: "2", criterion: "c1"))),
      "x.json: The value of '2' in 'c1' is missing. Give it, or state a rule for missing values: "
        + "omit-alternative, mean, median, worst."
    ) { try with("\"matrix\": [[1], [null]]").decisionMatrix() }
  }

  @Test func countsThatDoNotFit() throws {
    let matrix = "\"matrix\": [[1, 2], [3, 4]]"
    for (entry, key, count, what) in [
      ("\"directions\": [\"max\"]", "directions", 1, "criteria"),
      ("\"criteria\": [\"a\", \"b\", \"c\"]", "criteria", 3, "criteria"),
      ("\"alternatives\": [\"a\"]", "alternatives", 1, "rows of the matrix"),
    ] {
      expectRefusal(
        .count(file: "x.json", key: "input.\(key)", count: count, expected: 2, what: what),
        "x.json: 'input.\(key)' has \(count) entries for 2 \(what)."
      ) { try with("\(matrix), \(entry)").decisionMatrix() }
    }
    expectRefusal(
      .count(file: "x.json", key: "input.weights", count: 1, expected: 2, what: "criteria"),
      "x.json: 'input.weights' has 1 entries for 2 criteria."
    ) { try with("\(matrix), \"weights\": [1]").weights() }
    expectRefusal(
      .count(file: "x.json", key: "parameters.q", count: 1, expected: 2, what: "criteria"),
      "x.json: 'parameters.q' has 1 entries for 2 criteria."
    ) { try with(matrix, "\"parameters\": {\"q\": [1]}").decisionMatrix() }
    expectRefusal(
      .count(file: "x.json", key: "parameters.bounds[0]", count: 1, expected: 2, what: "ends"),
      "x.json: 'parameters.bounds[0]' has 1 entries for 2 ends."
    ) { try with(matrix, "\"parameters\": {\"bounds\": [[1], [2, 3]]}").decisionMatrix() }
  }

  @Test func wordsThatAreNotKnown() throws {
    let matrix = "\"matrix\": [[1, 2], [3, 4]]"
    expectRefusal(
      .unknownWord(file: "x.json", key: "input.directions[1]", word: "mx", allowed: ["max", "min"]),
      "x.json: 'input.directions[1]' is 'mx'; it must be one of: max, min. Did you mean 'max'?"
    ) { try with("\(matrix), \"directions\": [\"min\", \"mx\"]").decisionMatrix() }
    expectRefusal(
      .unknownWord(
        file: "x.json", key: "parameters.preferenceFunctions[0].type", word: "gauss",
        allowed: ["usual", "ushape", "vshape", "level", "linear", "gaussian"]),
      "x.json: 'parameters.preferenceFunctions[0].type' is 'gauss'; it must be one of: usual, ushape, vshape, level, "
        + "linear, gaussian. Did you mean 'gaussian'?"
    ) { try with(matrix, "\"parameters\": {\"preferenceFunctions\": [{\"type\": \"gauss\"}, null]}").decisionMatrix() }
    let error = DecisionCaseError.unknownWord(
      file: "x.json", key: "parameters.normalisation", word: "vectr", allowed: Normalisation.allCases.map(\.rawValue))
    #expect(throws: error) {
      try with(matrix, "\"parameters\": {\"normalisation\": \"vectr\"}").rankingMethod()
    }
    #expect(error.description.hasSuffix("Did you mean 'vector'?"))
  }

  @Test func methodsThatDoSomethingElse() throws {
    let weights = try CaseFile.read("entropy-with-zero", in: CaseFile.shipped)
    expectRefusal(
      .noMethod(file: weights.name, method: "Shannon entropy weights", task: "ranks nothing"),
      "entropy-with-zero.json: the method 'Shannon entropy weights' ranks nothing; name one that does."
    ) { try weights.rankingMethod() }
    #expect(throws: DecisionCaseError.noMethod(file: weights.name, method: weights.method, task: "sorts nothing")) {
      try weights.sortingMethod()
    }
    let ranking = try CaseFile.read("topsis-jmcdm-3x4", in: CaseFile.shipped)
    #expect(throws: DecisionCaseError.noMethod(file: ranking.name, method: "TOPSIS", task: "weighs nothing")) {
      try ranking.weightingMethod()
    }
    expectRefusal(
      .noInput(file: ranking.name, needed: .judgments),
      "topsis-jmcdm-3x4.json: the case has nothing that is pairwise judgments."
    ) { try ranking.weightingInput(for: .judgments) }
    // What was asked wrongly has nothing to do with the file.
    let error = DecisionError.unknownMethod("vikr", available: RankingCatalogue.identifiers)
    expectRefusal(.decision(file: ranking.name, error), error.description, .usage) {
      try ranking.rankingMethod("vikr")
    }
  }

  @Test func checksThatCannotBeMade() throws {
    #expect(
      throws: DecisionCaseError.missing(
        file: "x.json", key: "expected",
        available: [
          "family", "id", "input", "method", "schema",
        ])
    ) { try CaseCheck(with("\"matrix\": [[1], [2]]")) }
    #expect(throws: DecisionCaseError.missing(file: "x.json", key: "tolerance.all", available: [])) {
      try CaseCheck(with("\"matrix\": [[1], [2]]", "\"expected\": {\"scores\": [0, 1]}"))
    }
    #expect(
      throws: DecisionCaseError.wrongKind(
        file: "x.json", key: "expected.scores[0]", needed: "a number", found: "a text")
    ) {
      try CaseCheck(
        with("\"matrix\": [[1], [2]]", "\"expected\": {\"scores\": [\"0\", 1]}, \"tolerance\": {\"all\": 1}"))
    }
    #expect {
      try CaseCheck(
        read(
          "{\"schema\": \"mcda-oracle/1\", \"id\": \"x\", \"method\": \"TOPSIZ\", \"family\": \"ranking\", "
            + "\"input\": {}, \"expected\": {}}"))
    } throws: { "\($0)".hasSuffix("Did you mean 'topsis'?") }
  }
}
