import Testing

@testable import Reporting

@Suite struct TerminalEnvironmentLawTests {
  @Test(
    arguments: [
      ("100", 60, 100), ("0", 60, 60), ("-5", 60, 60), ("wide", 60, 60), ("", 60, 60), ("12", 60, 40),
      ("wide", nil, 80),
      (nil, 132, 132), (nil, 0, 80), (nil, 10, 40), (nil, nil, 80),
    ] as [(String?, Int?, Int)])
  func widthIsStatedOrMeasured(stated: String?, measured: Int?, width: Int) {
    let variables = stated.map { ["COLUMNS": $0] } ?? [:]
    #expect(TerminalEnvironment(variables: variables, isTerminal: true, columns: measured).width == width)
  }

  @Test(
    arguments: [
      ([:], true, true), ([:], false, false), (["TERM": "dumb"], true, false), (["TERM": "xterm"], false, false),
      (["NO_COLOR": "1"], true, false), (["NO_COLOR": "0"], true, false), (["NO_COLOR": ""], true, true),
      (["FORCE_COLOR": "1"], false, true), (["CLICOLOR_FORCE": "1"], false, true), (["FORCE_COLOR": "0"], false, false),
      (["FORCE_COLOR": "0"], true, true), (["FORCE_COLOR": "", "CLICOLOR_FORCE": "1"], false, true),
      (["FORCE_COLOR": "1", "TERM": "dumb"], false, true), (["FORCE_COLOR": "1", "NO_COLOR": "1"], true, false),
    ] as [([String: String], Bool, Bool)])
  func colorsAreForTerminals(variables: [String: String], isTerminal: Bool, usesColor: Bool) {
    #expect(TerminalEnvironment(variables: variables, isTerminal: isTerminal, columns: nil).usesColor == usesColor)
  }
}
