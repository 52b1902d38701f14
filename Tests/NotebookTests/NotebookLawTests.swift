import Foundation
import Testing

/// The runner of notebooks itself: it must notice what has changed.
@Suite struct NotebookLawTests {
  private static let text = """
    # Title
    ```console
    $ pondera one 'a b' \\
        --two "c"
    first
    second
    $ pondera three
    begins
    …
    ```
    ```sh
    $ pondera not run
    ```
    """

  private var notebook: Notebook {
    Notebook(name: "example.md", url: URL(filePath: "/nowhere/example.md"), text: Self.text)
  }

  @Test func findsCommandsAndTheirOutput() throws {
    let commands = notebook.commands
    #expect(commands.map(\.line) == [3, 7])
    #expect(commands.map(\.words) == [["pondera", "one", "a b", "--two", "c"], ["pondera", "three"]])
    #expect(commands.map(\.shown) == [["first", "second"], ["begins"]])
    #expect(commands.map(\.isCut) == [false, true])
  }

  @Test func acceptsOnlyTheOutputThatIsShown() throws {
    let commands = notebook.commands
    #expect(commands[0].flaw(of: ["first", "second"]) == nil)
    for wrong in [["first"], ["first", "second", "third"], ["first", "Second"], ["first", "second "], []] {
      #expect(commands[0].flaw(of: wrong) != nil, "\(wrong)")
    }
    #expect(commands[1].flaw(of: ["begins", "goes on"]) == nil)
    for wrong in [["begins"], ["Begins", "goes on"], []] { #expect(commands[1].flaw(of: wrong) != nil, "\(wrong)") }
  }

  @Test func recordsInPlace() throws {
    let recorded = notebook.recorded([["new"], ["other", "and", "more"]])
    #expect(
      recorded
        == Self.text.replacing("first\nsecond", with: "new").replacing("begins\n…", with: "other\n…"))
    #expect(notebook.recorded(notebook.commands.map { $0.isCut ? $0.shown + ["more"] : $0.shown }) == Self.text)
  }

  /// After an opening `…` the output is shown from the line that stands there.
  @Test func aBeginningMayBeLeftOut() throws {
    let text = "```console\n$ pondera one\n…\nTable\n1\n…\n```"
    let notebook = Notebook(name: "x", url: URL(filePath: "/x"), text: text)
    let command = try #require(notebook.commands.first)
    #expect(command.startsLater && command.isCut && command.shown == ["Table", "1"])
    #expect(command.flaw(of: ["Title", "Table", "1", "2"]) == nil)
    for wrong in [["Title", "Table", "2", "3"], ["Title", "1", "2"], ["Title", "Table", "1"], []] {
      #expect(command.flaw(of: wrong) != nil, "\(wrong)")
    }
    #expect(notebook.recorded([["Title", "Table", "7", "8"]]) == text.replacing("\n1\n", with: "\n7\n"))
  }

  @Test func anOpenQuoteIsNoCommand() throws {
    let broken = Notebook(name: "x", url: URL(filePath: "/x"), text: "```console\n$ pondera 'one\n```")
    #expect(broken.commands.map(\.words) == [nil])
  }
}
