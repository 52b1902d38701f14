import Reporting
import Testing

@Suite struct TerminalEnvironmentDegenerateTests {
  private func usesColor(_ variables: [String: String], isTerminal: Bool) -> Bool {
    TerminalEnvironment(variables: variables, isTerminal: isTerminal, columns: 100).usesColor
  }

  @Test func coloursAreForTerminalsThatWantThem() {
    #expect(usesColor(["TERM": "xterm"], isTerminal: true))
    #expect(usesColor([:], isTerminal: true))
    #expect(!usesColor(["TERM": "xterm"], isTerminal: false))
    #expect(!usesColor(["TERM": "dumb"], isTerminal: true))
    #expect(!usesColor(["TERM": "xterm", "NO_COLOR": "1"], isTerminal: true))
    #expect(!usesColor(["TERM": "xterm", "NO_COLOR": "0"], isTerminal: true))
    // https://no-color.org: "when present and not an empty string".
    #expect(usesColor(["TERM": "xterm", "NO_COLOR": ""], isTerminal: true))
    #expect(usesColor(["FORCE_COLOR": "1"], isTerminal: false))
    #expect(usesColor(["CLICOLOR_FORCE": "1"], isTerminal: false))
    #expect(!usesColor(["FORCE_COLOR": "0"], isTerminal: false))
    #expect(!usesColor(["FORCE_COLOR": "1", "NO_COLOR": "1"], isTerminal: true))
  }

  @Test func theWidthIsThatOfTheVariableThenTheTerminalThenEighty() {
    func width(_ variables: [String: String], _ columns: Int?) -> Int {
      TerminalEnvironment(variables: variables, isTerminal: true, columns: columns).width
    }
    #expect(width(["COLUMNS": "132"], 90) == 132)
    #expect(width([:], 90) == 90)
    #expect(width([:], nil) == 80)
    #expect(width([:], 0) == 80)
    #expect(width(["COLUMNS": "wide"], nil) == 80)
    #expect(width(["COLUMNS": "-5"], 90) == 90)
    #expect(width(["COLUMNS": "0"], 90) == 90)
    #expect(width(["COLUMNS": "10"], nil) == 40)
  }
}
