import Foundation
import Testing

/// Whatever is done to the program or asked of it, files are whole, old or new, and all of one kind.
struct FileSafetyLawTests {
  private let work: Workspace

  init() throws {
    work = try Workspace()
    let rows = (0..<30).map { "a\($0),\($0 % 3 * 3 + $0 % 2),\($0 % 3 * 2 + 1),\(["x", "y"][$0 % 2])" }
    try work.write((["id,a,b,s"] + rows).joined(separator: "\n") + "\n", to: "in.csv")
    try work.write("criterion,x,y\na,1,9\nb,9,1\n", to: "table.csv")
    try work.write("name,a,b\nbest,7,7\nworst,,\n", to: "profiles.csv")
    try work.write("c,a,b\na,1,2\nb,1/2,1\n", to: "judgments.csv")
    for name in ["in", "table", "profiles", "judgments"] {
      symlink("\(name).csv", work.folder.appending(path: "\(name)-link.csv").path())
      link(work.folder.appending(path: "\(name).csv").path(), work.folder.appending(path: "\(name)-hard.csv").path())
    }
  }

  /// Every option that reads with every option that writes.
  static let calls = [
    "inspect in.csv -o in", "explore in.csv -c a,b -o in", "cluster in.csv -c a,b -k 2 -o in",
    "cluster in.csv -c a,b -k 2 --assignments in", "cluster in.csv -c a,b -k 2 --model in",
    "compare in.csv --with table.csv -o table", "compare in.csv --with-column s -c a,b -o in",
    "compare in.csv -c a,b --with-column s --model table.csv -o table", "generate table.csv --accounts 3 -o table",
    "rank in.csv --weighting equal -o in", "rank in.csv --weights table.csv -o table",
    "rank in.csv --weights a=1,b=2 --sizes table.csv -o table",
    "rank in.csv --weights a=1,b=2 --sizes table.csv:x -o table",
    "rank --input-json table.csv -o table", "sort in.csv --profiles profiles.csv -o profiles",
    "sort in.csv --profiles table.csv --vetoes profiles.csv -o profiles", "verify table.csv -o table",
    "weigh in.csv --methods entropy --as in", "weigh in.csv --methods entropy -o in",
    "weigh --judgments judgments.csv -o judgments", "weigh --comparisons judgments.csv --as judgments",
    "weigh --best-worst judgments.csv --as judgments", "weigh --segments table.csv --as table",
    "weigh --judgments table.csv --within a=judgments.csv --as judgments", "weigh --input-json table.csv --as table",
  ]

  @Test(arguments: calls, [".csv", "-link.csv", "-hard.csv"]) func anInputIsNeverReplaced(_ call: String, _ end: String)
    throws
  {
    let before = try work.names.map { try work.read($0) }
    let run = try work.run((call + end).split(separator: " ").map(String.init))
    #expect(run.exitCode == 64 && run.text.isEmpty)
    #expect(run.message.hasPrefix("pondera: --") && run.message.contains(" would replace "))
    #expect(try work.names.map { try work.read($0) } == before)
  }

  @Test(arguments: [
    "cluster in.csv -c a,b -k 2 --assignments x --model x", "cluster in.csv -c a,b -k 2 --assignments x -o x",
    "cluster in.csv -c a,b -k 2 --assignments -", "cluster in.csv -c a,b -k 2 --model - -o -",
    "weigh in.csv --methods entropy --as x -o x", "weigh in.csv --methods entropy --as ./x -o x",
  ])
  func twoOutputsAreNeverOne(_ call: String) throws {
    let before = try work.names
    let run = try work.run(call.split(separator: " ").map(String.init))
    #expect(run.exitCode == 64 && run.text.isEmpty && run.message.contains(" would both go to "))
    #expect(try work.names == before)
  }

  /// A file at standard output or input counts like one that is named.
  @Test func redirectedStreamsCount() throws {
    for script in [
      "\"$PONDERA\" inspect - -o in.csv <in.csv", "\"$PONDERA\" inspect in.csv >>in.csv",
      "\"$PONDERA\" cluster in.csv -c a,b -k 2 --model out.json >>out.json",
    ] {
      let before = try work.read("in.csv")
      let run = try CommandRun.shell(script, in: work.folder)
      #expect(run.exitCode == 64, "\(script)")
      #expect(try work.read("in.csv") == before)
    }
  }

  @Test(arguments: [">&-", "2>&-", "<&-", ">&- 2>&-", ">&- 2>&- <&-", "2>&- <&-"], [1, 2])
  func closedStreamsCorruptNothing(_ closing: String, _ threads: Int) throws {
    let call = "cluster in.csv -c a,b -k 3 --id id --model m.json --assignments who.csv --threads \(threads)"
    _ = try work.succeed(call.split(separator: " ").map(String.init))
    let expected = (try work.read("m.json"), try work.read("who.csv"))
    let run = try CommandRun.shell("\"$PONDERA\" \(call) \(closing)", in: work.folder)
    #expect(run.exitCode == 0)
    #expect(try work.read("m.json") == expected.0 && work.read("who.csv") == expected.1)
  }

  @Test func allOrNone() throws {
    try work.write("old", to: "W.csv")
    let before = try work.names
    for (end, status) in [("-o no/R.txt", 74), (">/dev/full", 74)] as [(String, Int32)] {
      for call in [
        "weigh in.csv --methods entropy --as W.csv", "cluster in.csv -c a,b -k 2 --model W.csv --assignments new.csv",
      ] {
        let run = try CommandRun.shell("\"$PONDERA\" \(call) \(end)", in: work.folder)
        #expect(run.exitCode == status && run.message.hasPrefix("pondera: Writing "))
        #expect(try work.read("W.csv") == "old")
        #expect(try work.names == before)
      }
    }
  }

  /// A missing folder is told before the work: here the input is not even there.
  @Test func aMissingFolderIsToldFirst() throws {
    let run = try work.run(["cluster", "lost.csv", "--model", "none/m.json"])
    #expect(run.exitCode == 74 && run.message == "pondera: Writing none/m.json failed: there is no folder 'none'.\n")
  }

  @Test func namesThatAreNotUTF8() throws {
    let run = try CommandRun.shell(
      "n=$(printf 'b\\377.csv'); cp in.csv \"$n\"; \"$PONDERA\" cluster \"$n\" -c a,b -k 2 --format json -o \"$n.json\"; "
        + "test -f \"$n.json\" && cat \"$n.json\"; \"$PONDERA\" inspect \"x$n\"", in: work.folder)
    #expect(run.exitCode == 66)
    #expect(run.text.contains("\"file\" : \"b\\\\xFF.csv\""))
    #expect(run.message == "pondera: There is no file 'xb\\xFF.csv'.\n")
  }

  @Test func savedModelsComeFromPipes() throws {
    _ = try work.succeed(["cluster", "in.csv", "-c", "a,b", "-k", "2", "--model", "m.json"])
    let call = ["compare", "in.csv", "-c", "a,b", "--with-column", "s", "--model"]
    let expected = try work.succeed(call + ["m.json"]).text
    #expect(try work.succeed(call + ["-"], input: Data(work.read("m.json").utf8)).text == expected)
    // JSON is told by its first sign and not by its name.
    let ranking = ["rank", "in.csv", "--names", "id", "-c", "a,b", "--format", "csv", "--weights"]
    let ranked = try work.succeed(ranking + ["m.json"]).text
    try work.write(try work.read("m.json"), to: "model.dat")
    #expect(try work.succeed(ranking + ["model.dat"]).text == ranked)
  }

  @Test func verifyListsInPlainText() throws {
    try work.write(
      """
      {"schema": "pondera-decision-case/1", "id": "id\\u001b[2J", "method": "TOPSIS", "family": "ranking", "input": {}}
      """, to: "case.json")
    let run = try work.run(["verify", "--list", "case.json"])
    #expect(!run.text.unicodeScalars.contains("\u{1B}"))
    let full = try CommandRun.shell("\"$PONDERA\" verify --list >/dev/full", in: work.folder)
    #expect(full.exitCode == 74)
  }
}
