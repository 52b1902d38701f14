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

  @Test func anOpenQuoteIsNoCommand() throws {
    let broken = Notebook(name: "x", url: URL(filePath: "/x"), text: "```console\n$ pondera 'one\n```")
    #expect(broken.commands.map(\.words) == [nil])
  }
}
