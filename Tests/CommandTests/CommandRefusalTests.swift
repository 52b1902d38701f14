import Foundation
import Testing

/// Bad input: one sentence on standard error, the exit code of its kind, nothing on standard output, no file left behind.
struct CommandRefusalTests {
  /// A call and what it must end with; a sentence that begins with "…" is its end.
  struct Refusal: CustomTestStringConvertible, Sendable {
    let call: String
    let exitCode: Int32
    let sentence: String
    init(_ call: String, _ exitCode: Int32, _ sentence: String) {
      self.call = call
      self.exitCode = exitCode
      self.sentence = sentence
    }
    var testDescription: String { call }
  }

  private static let files: [(String, String)] = [
    ("ok.csv", "id,price,speed\n1,1,2\n2,2,3\n3,8,9\n4,9,9\n"), ("empty.csv", ""), ("blank.csv", "\n\n"),
    ("header.csv", "id,price,speed\n"), ("binary.csv", "id,price,speed\n1,2\0,3\n"),
    ("zip.csv", "PK\u{3}\u{4}\u{14}\0\u{6}\0\u{8}\0\0\0"), ("ragged.csv", "id,price,speed\n1,2,3\n2,3\n"),
    ("long.csv", "id,price,speed\n1,2,3\n2,3,4,5\n"), ("quote.csv", "id,price,speed\n1,2,3\n2,\"3,4\n"),
    (
      "stray.csv",
      "id,price,speed\n" + (1...12).map { "\($0),\($0 == 2 ? "12x" : "\($0 % 5)"),3" }.joined(separator: "\n")
    ),
    ("text.csv", "id,price,speed\n1,low,3\n2,high,4\n3,low,3\n"), ("same.csv", "id,price,speed\n1,5,3\n2,5,4\n3,5,5\n"),
    ("nothing.csv", "id,price,speed\n1,,3\n2,NA,4\n3,-,3\n"), ("holes.csv", "id,price,speed\n1,,3\n2,4,\n3,,3\n"),
    ("nan.csv", "id,price,speed\n1,1,3\n2,NaN,4\n3,2,3\n"), ("inf.csv", "id,price,speed\n1,1,3\n2,2,-Inf\n3,2,3\n"),
    ("twice.csv", "id,price,speed\n1,1,3\n2,2,4\n1,3,3\n"), ("unnamed.csv", "id,price,speed\n1,1,3\n,2,4\n3,3,3\n"),
    ("twins.csv", "id,price,price\n1,1,3\n2,2,4\n"), ("alike.csv", "id,price,speed\n1,1,3\n2,1,3\n3,2,3\n"),
    ("negative.csv", "id,price,speed\n1,1,3\n2,-4,4\n3,2,3\n"),
    ("other-table.csv", "criterion,s1,s2\nquality,1,2\nwarranty,3,4\n"),
    ("near-table.csv", "criterion,s1,s2\nprices,1,2\nspeed,3,4\n"),
    ("hole-table.csv", "criterion,s1,s2\nprice,1,2\nspeed,,4\n"),
    ("twice-table.csv", "criterion,s1,s2\nprice,1,2\nprice,3,4\nspeed,1,1\n"), ("object.json", "{\"a\": 1}"),
    ("words.json", "hello"), ("plain", "a file"),
  ]

  static let files65: [Refusal] = [
    Refusal("cluster empty.csv", 65, "empty.csv is empty; a header line and at least one row of data are needed."),
    Refusal("cluster blank.csv", 65, "blank.csv is empty; a header line and at least one row of data are needed."),
    Refusal(
      "cluster header.csv", 65, "header.csv holds a header line and no data; at least one row of data is needed."),
    Refusal("cluster binary.csv", 65, "binary.csv is not a text file; a CSV file is needed."),
    Refusal("cluster ragged.csv", 65, "ragged.csv, line 3: the row has 2 values where the header has 3."),
    Refusal("cluster long.csv", 65, "long.csv, line 3: the row has 4 values where the header has 3."),
    Refusal("cluster quote.csv", 65, "quote.csv, line 3, column 'price': a quote is opened here and never closed."),
    Refusal("cluster twins.csv", 65, "twins.csv, line 1: columns 2 and 3 are both named 'price'; names must differ."),
    Refusal(
      "explore ok.csv -c price,speed", 65,
      "ok.csv: exploring needs at least 10 accounts with all criteria and there are 4; samples of so few say nothing about "
        + "the market."),
    Refusal("inspect empty.csv", 65, "empty.csv is empty; a header line and at least one row of data are needed."),
    Refusal("inspect ragged.csv", 65, "ragged.csv, line 3: the row has 2 values where the header has 3."),
    Refusal(
      "cluster stray.csv -c price,speed -k 2", 65,
      "stray.csv, line 3, column 'price': '12x' is not a number; allowed are numbers such as 12.5 and the markers of a "
        + "missing value."),
    Refusal(
      "cluster text.csv -c price,speed -k 2", 65,
      "text.csv, line 2, column 'price': 'low' is not a number; allowed are numbers such as 12.5 and the markers of a "
        + "missing value."),
    Refusal(
      "cluster nan.csv -c price,speed -k 2", 65,
      "nan.csv, line 3, column 'price': 'NaN' is not a finite number; allowed are 0 and numbers from 1e-100 "
        + "to 1e100 and from -1e100 to -1e-100, and the markers of a missing value."),
    Refusal(
      "cluster inf.csv -c price,speed -k 2", 65,
      "inf.csv, line 3, column 'speed': '-Inf' is not a finite number; allowed are 0 and numbers from 1e-100 "
        + "to 1e100 and from -1e100 to -1e-100, and the markers of a missing value."),
    Refusal(
      "cluster nothing.csv -c price,speed -k 2", 65,
      "nothing.csv, column 'price': all values are missing; leave this criterion out."),
    Refusal(
      "cluster holes.csv -c price,speed -k 2 --incomplete listwise", 65,
      "holes.csv: none of the 3 accounts has a value for every criterion; choose fewer criteria."),
    Refusal(
      "cluster twice.csv --id id -k 2", 65,
      "twice.csv, line 4, column 'id': the identifier '1' already stands on line 2; each account must have its own."),
    Refusal(
      "cluster unnamed.csv --id id -k 2", 65,
      "unnamed.csv, line 3, column 'id': the identifier is missing; each account must have one."),
    Refusal(
      "cluster same.csv -c price,speed -k 2 --scaling standardize", 65,
      "same.csv, column 'price': every account has the value 5, so --scaling standardize has no spread to divide by; "
        + "leave this criterion out or use --scaling none."),
    Refusal(
      "cluster negative.csv -c price,speed -k 2 --transform log1p", 65,
      "negative.csv, line 3, column 'price': -4 has no logarithm ln(1 + x); --transform log1p needs values above -1."),
    Refusal(
      "cluster negative.csv -c speed -k 2 --weight price", 65,
      "negative.csv, line 3, column 'price': the weight is -4.0; it must be a number of at least 0."),
    Refusal(
      "cluster ok.csv -c price,speed -k 5", 65,
      "ok.csv: 5 segments were asked for and there are only 4 accounts with all criteria; the number of segments must be "
        + "in 1…4."),
    Refusal(
      "cluster alike.csv -c price,speed -k 3", 65,
      "alike.csv: the accounts hold only 2 different rating patterns, so 3 segments cannot be told apart; ask for at most "
        + "2."),
    Refusal(
      "cluster ok.csv -c price,speed", 65,
      "-k auto needs at least 10 accounts with all criteria and there are 4; give a number of segments."),
  ]

  static let files66: [Refusal] = [
    Refusal("cluster nosuch.csv", 66, "There is no file 'nosuch.csv'."),
    Refusal("cluster folder", 66, "'folder' is a directory; a CSV file is needed."),
    Refusal("inspect nosuch.csv", 66, "There is no file 'nosuch.csv'."),
    Refusal("inspect folder", 66, "'folder' is a directory; a CSV file is needed."),
    Refusal("compare ok.csv --with nosuch.csv", 66, "There is no file 'nosuch.csv'."),
    Refusal("compare ok.csv --with folder", 66, "'folder' is a directory; a CSV file is needed."),
    Refusal(
      "compare ok.csv --with-column speed --model nosuch.json", 66, "There is no file 'nosuch.json'."),
  ]

  static let usage: [Refusal] = [
    Refusal(
      "cluster ok.csv -c price,sped -k 2", 64,
      "ok.csv has no column 'sped'. Did you mean 'speed'? Its columns are id, price, speed."),
    Refusal(
      "cluster ok.csv --id identity -k 2", 64, "ok.csv has no column 'identity'. Its columns are id, price, speed."),
    Refusal(
      "cluster ok.csv -c 2-9 -k 2", 64, "'2-9' lies outside the columns of ok.csv, which are numbered 1 to 3."),
    Refusal(
      "cluster ok.csv -c z* -k 2", 64, "No column of ok.csv matches 'z*'. Its columns are id, price, speed."),
    Refusal(
      "cluster ok.csv -c price,,speed -k 2", 64,
      "The selection of columns 'price,,speed' cannot be read: a name is missing; write names, positions or patterns "
        + "between commas."),
    Refusal(
      "cluster ok.csv -k 0", 64,
      "The value '0' is invalid for '-k <n|auto>': it must be a whole number from 1 to 10,000, or auto. "
        + "See 'pondera cluster --help'."),
    Refusal(
      "cluster ok.csv -k -1", 64,
      "The value '-1' is invalid for '-k <n|auto>': it must be a whole number from 1 to 10,000, or auto. "
        + "See 'pondera cluster --help'."),
    Refusal(
      "cluster ok.csv -k abc", 64,
      "The value 'abc' is invalid for '-k <n|auto>': it must be a whole number from 1 to 10,000, or auto. "
        + "See 'pondera cluster --help'."),
    Refusal(
      "cluster ok.csv -k 2.5", 64,
      "The value '2.5' is invalid for '-k <n|auto>': it must be a whole number from 1 to 10,000, or auto. "
        + "See 'pondera cluster --help'."),
    Refusal(
      "cluster ok.csv -k 9223372036854775808", 64,
      "The value '9223372036854775808' is invalid for '-k <n|auto>': it must be a whole number from 1 to 10,000, or auto. "
        + "See 'pondera cluster --help'."),
    Refusal(
      "cluster ok.csv --threads 0", 64,
      "The value '0' is invalid for '--threads <n>': it must be a whole number from 1 to 1,024. See 'pondera cluster --help'."
    ),
    Refusal(
      "cluster ok.csv --threads -2", 64,
      "The value '-2' is invalid for '--threads <n>': it must be a whole number from 1 to 1,024. See 'pondera cluster --help'."
    ),
    Refusal(
      "cluster ok.csv --restarts 0", 64,
      "The value '0' is invalid for '--restarts <n>': it must be a whole number from 1 to 100,000. See 'pondera cluster --help'."
    ),
    Refusal(
      "cluster ok.csv --restarts 2305843009213693952", 64,
      "The value '2305843009213693952' is invalid for '--restarts <n>': it must be a whole number from 1 to 100,000. See 'pondera cluster --help'."
    ),
    Refusal(
      "compare ok.csv --with-column id --restarts 0", 64,
      "The value '0' is invalid for '--restarts <n>': it must be a whole number from 1 to 100,000. "
        + "See 'pondera compare --help'."),
    Refusal(
      "explore ok.csv --pairs 9223372036854775807", 64,
      "The value '9223372036854775807' is invalid for '--pairs <n>': it must be a whole number from 2 to 10,000. "
        + "See 'pondera explore --help'."),
    Refusal(
      "cluster ok.csv --seed -3", 64,
      "The value '-3' is invalid for '--seed <n>': it must be a whole number from 0 to 18,446,744,073,709,551,615. "
        + "See 'pondera cluster --help'."),
    Refusal("cluster ok.csv --frobnicate", 64, "Unknown option '--frobnicate'. See 'pondera cluster --help'."),
    Refusal("cluster", 64, "Missing expected argument '<file>'. See 'pondera cluster --help'."),
    Refusal(
      "frobnicate", 64,
      "There is no command 'frobnicate'. The commands are inspect, explore, cluster, compare, generate, weigh, rank, sort, "
        + "verify, benchmark. See 'pondera --help'."),
    Refusal(
      "cluster ok.csv --format xml", 64,
      "The value 'xml' is invalid for '--format <format>'. Please provide one of 'text', 'json', 'csv' or 'markdown'. "
        + "See 'pondera cluster --help'."),
    Refusal(
      "cluster ok.csv --encoding klingon", 64,
      "'klingon' is no encoding known here; use utf-8, utf-16, windows-1252 or latin-1. See 'pondera cluster --help'."),
    Refusal(
      "cluster ok.csv --delimiter xx", 64,
      "'xx' cannot separate values; allowed are comma, semicolon, tab, bar and other single signs."),
    Refusal(
      "compare ok.csv", 64,
      "Say what to compare with: --with FILE, --with-column NAME, or both. See 'pondera compare --help'."),
    Refusal(
      "compare ok.csv --with-column sped", 64,
      "ok.csv has no column 'sped'. Did you mean 'speed'? Its columns are id, price, speed."),
  ]

  static let comparison: [Refusal] = [
    Refusal(
      "compare ok.csv -c price,speed --with other-table.csv", 65,
      "other-table.csv: neither the rows nor the columns name the criteria ('price', 'speed'); it has "
        + "'quality', 'warranty'."),
    Refusal(
      "compare ok.csv --with near-table.csv", 65,
      "near-table.csv: the criterion 'prices' of this weighting table is no column of ok.csv. Did you mean 'price'?"),
    Refusal(
      "compare ok.csv -c price,speed --with near-table.csv", 65,
      "near-table.csv: the criterion 'price' is not in this weighting table. Did you mean 'prices'?"),
    Refusal(
      "compare ok.csv --with hole-table.csv", 65,
      "hole-table.csv, line 3, column 's1': the weight is missing; a weighting table needs every cell."),
    Refusal(
      "compare ok.csv --with twice-table.csv", 65,
      "twice-table.csv, line 3: 'price' stands in the table already; each name must be used once."),
    Refusal(
      "compare same.csv --with-column price -c speed -k 2", 65,
      "same.csv, column 'price': it holds only one segment; at least two are needed to compare."),
    Refusal(
      "compare ok.csv --with-column id --model object.json", 65,
      "object.json: this is not a segment model of Pondera: the key 'schema' is missing."),
    Refusal(
      "compare ok.csv --with-column id --model words.json", 65,
      "words.json: this is not a segment model of Pondera: its JSON cannot be understood."),
    Refusal(
      "compare ok.csv --with-column id --model folder", 66, "'folder' is a directory; a JSON file is needed."),
  ]

  static let unwritable: [Refusal] = [
    Refusal("inspect ok.csv -o none/out", 74, "Writing none/out failed: there is no folder 'none'."),
    Refusal("cluster ok.csv -k 2 -o folder", 74, "Writing folder failed: it is a directory."),
    Refusal("cluster ok.csv -k 2 -o plain/out", 74, "Writing plain/out failed: not a directory."),
    Refusal(
      "cluster ok.csv -k 2 --assignments none/who.csv --model model.json -o out.txt", 74,
      "Writing none/who.csv failed: there is no folder 'none'."),
    Refusal(
      "cluster ok.csv -k 2 --model none/model.json --assignments who.csv -o out.txt", 74,
      "Writing none/model.json failed: there is no folder 'none'."),
    Refusal(
      "cluster ok.csv -k 2 --model model.json --assignments who.csv -o none/out.txt", 74,
      "Writing none/out.txt failed: there is no folder 'none'."),
  ]

  @Test(arguments: files65 + commands + files66 + usage + comparison + unwritable)
  func oneSentenceAndNothingElse(_ refusal: Refusal) throws {
    let work = try Self.workspace()
    let before = try work.names
    var words = refusal.call.split(separator: " ").map(String.init)
    // Whatever else was asked for must not appear either.
    if words[0] == "cluster", refusal.exitCode != 74 {
      words += ["--assignments", "who.csv", "--model", "model.json", "--output", "out.txt"]
    }
    let run = try work.run(words)
    #expect(run.message == "pondera: \(refusal.sentence)\n")
    #expect(run.exitCode == refusal.exitCode)
    #expect(run.output.isEmpty)
    #expect(try work.names == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: work.folder.appending(path: "folder").path()).isEmpty)
  }

  /// A file of Excel is told by its first bytes.
  @Test func aWorkbookIsNamed() throws {
    let run = try Self.workspace().run(["cluster", "zip.csv"])
    #expect(run.exitCode == 65 && run.output.isEmpty)
    #expect(run.message.hasPrefix("pondera: zip.csv is not a text file; it looks like "))
    #expect(run.message.hasSuffix("; a CSV file is needed.\n"))
  }

  /// Standard input has no name of its own, and errors in it are placed all the same.
  @Test func standardInputIsNamed() throws {
    let run = try Workspace().run(["cluster", "-"], input: Data("a,b\n1,2\n3\n".utf8))
    #expect(run.exitCode == 65)
    #expect(run.message == "pondera: standard input, line 3: the row has 1 value where the header has 2.\n")
  }

  /// What stood there before stays when a run fails.
  @Test func anOldFileSurvivesAFailure() throws {
    let work = try Self.workspace()
    try work.write("old", to: "who.csv")
    let run = try work.run(["cluster", "ok.csv", "-k", "2", "--assignments", "who.csv", "-o", "none/out"])
    #expect(run.exitCode == 74)
    #expect(try work.read("who.csv") == "old")
  }

  private static func workspace() throws -> Workspace {
    let work = try Workspace()
    for (name, text) in files { try work.write(text, to: name) }
    try FileManager.default.createDirectory(
      at: work.folder.appending(path: "folder"), withIntermediateDirectories: false)
    return work
  }
}
