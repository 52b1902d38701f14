import Foundation
import Parallelism
import Provenance
import Testing

@testable import Tables

@Suite struct CSVWriterLawTests {
  private func written(
    _ dialect: CSVDialect = .standard, guardsFormulas: Bool = false, _ body: (inout CSVWriter) throws -> Void
  ) throws -> String {
    let directory = try TemporaryDirectory()
    var writer = try CSVWriter(path: directory.path("o.csv"), dialect: dialect, guardsFormulas: guardsFormulas)
    try body(&writer)
    try writer.finish()
    #expect(try directory.names == ["o.csv"])
    return String(decoding: try Data(contentsOf: directory.url.appending(path: "o.csv")), as: UTF8.self)
  }

  @Test func numbersAreShort() throws {
    let values: [Double?] = [3, -0.5, 0.1, 1e16, 1e-5, -7, 1e300, nil, .nan, .infinity, 0, 123456.75, -0.0]
    let text = try written { writer in
      for value in values { try writer.number(value) }
      try writer.number(Int.min)
      try writer.endRow()
    }
    #expect(text == "3,-0.5,0.1,1e+16,1e-05,-7,1e+300,,,,0,123456.75,-0,-9223372036854775808\n")
  }

  @Test func dialectOfEuropeanExcel() throws {
    let text = try written(.europeanExcel) { writer in
      try writer.writeRow(["a;b", "c,d"])
      try writer.number(1.5)
      try writer.text("x\ny")
      try writer.endRow()
    }
    #expect(text == "\u{FEFF}\"a;b\";c,d\r\n1,5;\"x\ny\"\r\n")
  }

  private static let formulas = ["=1+1", "+x", "-x", "@x", "\tx", "\rx", "-5", "+3.5", "a=1", "-", "'=x", "'-y", "'x"]

  @Test func formulasAreGuardedForSpreadsheetsOnly() throws {
    let body: (inout CSVWriter) throws -> Void = { try $0.writeRow(Self.formulas) }
    #expect(
      try written(.standard, guardsFormulas: true, body)
        == "'=1+1,'+x,'-x,'@x,'\tx,\"'\rx\",-5,+3.5,a=1,'-,''=x,''-y,'x\n")
    #expect(try written(.standard, body) == "=1+1,+x,-x,@x,\tx,\"\rx\",-5,+3.5,a=1,-,'=x,'-y,'x\n")
  }

  /// Taking the guard off gives the text back, whatever it was; without a guard there is nothing to take off.
  @Test func theGuardComesOff() throws {
    for text in Self.formulas {
      let lines = try written(.englishExcel, guardsFormulas: true) { try $0.writeRow(["x", text]) }
      let cell = lines.dropFirst(3).dropLast().filter { $0 != "\"" }
      #expect(FormulaGuard.removed(from: String(cell), in: .englishExcel) == text)
      #expect(FormulaGuard.removed(from: text, in: .standard) == text)
    }
  }

  @Test func formulasAreCounted() throws {
    let directory = try TemporaryDirectory()
    var writer = try CSVWriter(path: directory.path("o.csv"))
    let cell = writer.cell("@y")
    try writer.writeRow(["a", "=b"])
    try writer.writeRows(20_000, workers: Workers(count: 3)) { row, rows in
      rows.text(row == 17 ? "-x" : "x")
      rows.text(cell)
      rows.endRow()
    }
    let file = try writer.closed()
    #expect(file.formulas.count == 20_002 && file.formulas.first == "=b")
    let finding = try #require(file.formulas.finding(in: "o.csv"))
    #expect(finding.code == "formula-like-values" && finding.message.hasPrefix("20002 values of o.csv begin like"))
    #expect(FormulaCells().finding(in: "o.csv") == nil)
  }

  @Test func rowsThatWouldLookLikeSomethingElse() throws {
    #expect(try written { try $0.writeRow(["sep=;"]) } == "\"sep=;\"\n")
    let lone = try written { writer in
      try writer.missing()
      try writer.endRow()
      try writer.text("")
      try writer.endRow()
    }
    #expect(lone == "\"\"\n\"\"\n")
  }

  @Test func commaTwice() throws {
    let dialect = CSVDialect(decimalMark: .comma)
    let text = try written(dialect) { writer in
      try writer.number(1.5)
      try writer.number(2)
      try writer.endRow()
    }
    #expect(text == "\"1,5\",2\n")
  }

  @Test func nothingIsLeftWithoutACommit() throws {
    let directory = try TemporaryDirectory()
    let path = try directory.write(Array("old".utf8), "o.csv")
    do {
      var writer = try CSVWriter(path: path)
      try writer.writeRow(["new"])
      try writer.flush()
      // Without a name where the system can, else with one that is removed.
      #expect(try directory.names.allSatisfy { $0 == "o.csv" || $0.hasPrefix(".o.csv.") })
    }
    #expect(try directory.names == ["o.csv"])
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
  }

  @Test func theOldFileLendsItsPermissionsAndLinksStay() throws {
    let directory = try TemporaryDirectory()
    let path = try directory.write(Array("old".utf8), "o.csv")
    chmod(path, 0o640)
    symlink(path, directory.path("link.csv"))
    let file = try AtomicFile(path: directory.path("link.csv"))
    try file.write("new")
    try file.commit()
    var status = stat()
    #expect(lstat(directory.path("link.csv"), &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o640)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
    #expect(try directory.names == ["link.csv", "o.csv"])
  }

  @Test func refusals() throws {
    let directory = try TemporaryDirectory()
    func sentence(_ path: String) -> String {
      do throws(TableError) {
        let file = try AtomicFile(path: path)
        try file.write(String(repeating: "x", count: 1 << 16))
        try file.commit()
        return "no error"
      } catch {
        #expect(error.category == .inputOutput)
        return error.description
      }
    }
    #expect(sentence(directory.url.path) == "Writing \(directory.url.path) failed: it is a directory.")
    let lost = directory.path("no/o.csv")
    #expect(sentence(lost) == "Writing \(lost) failed: there is no folder '\(directory.path("no"))'.")
    symlink("not-there", directory.path("dangling"))
    symlink("loop", directory.path("loop"))
    let (dangling, loop) = (directory.path("dangling"), directory.path("loop"))
    #expect(sentence(dangling) == "Writing \(dangling) failed: it is a link to something that is not there.")
    #expect(sentence(loop) == "Writing \(loop) failed: it is a link that leads to itself.")
    #expect(try directory.names == ["dangling", "loop"])
    #expect(sentence("") == "Writing '' failed: a file needs a name.")
    #expect(sentence("/dev/null") == "no error")
    #expect(sentence("/dev/full") == "Writing /dev/full failed: no space left on device.")
  }

  @Test func aBrokenPipeIsToldApart() throws {
    var ends: [Int32] = [0, 0]
    _ = pipe(&ends)
    close(ends[0])
    let file = AtomicFile(descriptor: ends[1], name: "standard output", closes: true)
    var caught: TableError?
    do throws(TableError) { try file.write("x") } catch { caught = error }
    #expect(caught == .brokenPipe && caught?.category == .inputOutput)
    #expect(caught?.description == "Whoever read the output stopped reading.")
  }
}
