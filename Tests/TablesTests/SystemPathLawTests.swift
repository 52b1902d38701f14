import Foundation
import Provenance
import Testing

@testable import Tables

/// A name that goes in as bytes comes out as the same bytes.
@Suite struct SystemPathLawTests {
  private static func carried(_ bytes: [UInt8]) -> [UInt8] {
    SystemPath.bytes(of: SystemPath.text(of: bytes)).map { UInt8(bitPattern: $0) }
  }

  @Test func everyNameComesBack() {
    var generator = SeededGenerator(seed: 13)
    // Whole sequences, parts of them, and those of the scalars that carry bytes.
    let pieces: [[UInt8]] = [
      [0x61], [0x2F], [0xFF], [0x80], [0xC3], [0xC3, 0xA9], [0xE2, 0x82], [0xE2, 0x82, 0xAC], [0xF4, 0x8F, 0xBF, 0xBF],
      [0xF4, 0x8F, 0xBE, 0x80], [0xF4, 0x8F], [0xED, 0xA0, 0x80], [0x0A], [0x1B],
    ]
    for _ in 0..<3_000 {
      let name = (0..<generator.nextIndex(below: 8)).flatMap { _ in pieces[generator.nextIndex(below: pieces.count)] }
      #expect(Self.carried(name) == name + [0])
    }
  }

  @Test func ordinaryNamesAreThemselves() {
    for name in ["buyers.csv", "Achats d’été.csv", "市场/a b", ""] {
      #expect(SystemPath.text(of: Array(name.utf8)) == name && SystemPath.shown(name) == name)
    }
    #expect(SystemPath.shown(SystemPath.text(of: [0x61, 0xFF, 0xC3])) == "a\\xFF\\xC3")
  }

  @Test func filesOfSuchNamesAreReadAndWritten() throws {
    let directory = try TemporaryDirectory()
    let path = directory.path("") + "/" + SystemPath.text(of: [0x62, 0xFF, 0x2E, 0x63])
    var writer = try CSVWriter(path: path)
    try writer.writeRow(["a", "b"])
    try writer.writeRow(["1", "2"])
    try writer.finish()
    #expect(SystemPath.names(in: directory.url.path) == [SystemPath.text(of: [0x62, 0xFF, 0x2E, 0x63])])
    let file = try CSVFile(path: path)
    #expect(file.name.hasSuffix("/b\\xFF.c") && file.columnNames == ["a", "b"])
    #expect(throws: TableError.missingFile(file: file.name + "x")) { try CSVFile(path: path + "x") }
  }

  @Test func partsOfAPath() {
    #expect(SystemPath.parts(of: "a/b/c") == ("a/b/", "c"))
    #expect(SystemPath.parts(of: "c") == ("", "c"))
    #expect(OutputPlace.folder(of: "/c") == "/" && OutputPlace.folder(of: "a/b/c") == "a/b")
    #expect(OutputPlace.folder(of: "c") == ".")
  }
}
