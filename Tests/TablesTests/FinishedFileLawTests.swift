import Foundation
import Testing

@testable import Tables

/// Several files appear together or not at all.
@Suite struct FinishedFileLawTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func file(_ name: String, _ text: String) throws -> FinishedFile {
    let file = try AtomicFile(path: directory.path(name))
    try file.write(text)
    return try file.finished()
  }

  private func text(_ name: String) throws -> String { String(decoding: try directory.read(name), as: UTF8.self) }

  @Test func allAppear() throws {
    _ = try directory.write(Array("old".utf8), "a")
    try FinishedFile.commit([try file("a", "new a"), try file("b", "new b")])
    #expect(try directory.names == ["a", "b"])
    #expect(try text("a") == "new a" && text("b") == "new b")
  }

  @Test func nothingAppearsBeforeTheCommit() throws {
    do { _ = try (file("a", "x"), file("b", "y")) }
    #expect(try directory.names.isEmpty)
  }

  /// The last cannot be put in its place: what the others replaced is back, and what was new is gone.
  @Test func oneThatFailsTakesAllBack() throws {
    _ = try directory.write(Array("old".utf8), "a")
    let files = [try file("a", "new a"), try file("b", "new b"), try file("c", "new c")]
    // A folder has come into the place of the third.
    try FileManager.default.createDirectory(at: directory.url.appending(path: "c/d"), withIntermediateDirectories: true)
    #expect(throws: TableError.writeFailure(file: directory.path("c"), reason: "is a directory")) {
      try FinishedFile.commit(files)
    }
    #expect(try text("a") == "old")
    #expect(try directory.names.filter { !$0.hasPrefix(".") } == ["a", "c"])
  }

  /// The folder of one has gone: nothing changes in the other.
  @Test func aFolderThatWentAway() throws {
    let folder = directory.url.appending(path: "sub")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let files = [try file("a", "new a"), try file("sub/b", "new b")]
    try FileManager.default.removeItem(at: folder)
    #expect(throws: TableError.writeFailure(file: directory.path("sub/b"), reason: "no such file or directory")) {
      try FinishedFile.commit(files)
    }
    #expect(try directory.names.filter { !$0.hasPrefix(".") }.isEmpty)
  }

  /// What killed processes left is removed when the same output is written again, and nothing else is.
  @Test func staleFilesGo() throws {
    let mine = StaleFiles.path(beside: directory.path("a"), 3, .new)
    let living = open(mine, O_CREAT | O_RDWR, 0o600)
    #expect(living >= 0 && flock(living, LOCK_EX | LOCK_NB) == 0)
    defer { close(living) }
    for name in [
      ".a.999999999-0.tmp", ".a.999999998-1.old", ".a.x-0.tmp", ".a.12.tmp", ".ab.999999999-0.tmp", "a.999999999-0.tmp",
    ] { _ = try directory.write([1], name) }
    try file("a", "new").commit()
    let left = try directory.names
    #expect(!left.contains(".a.999999999-0.tmp") && !left.contains(".a.999999998-1.old"))
    #expect(left.count == 6 && left.contains((mine as NSString).lastPathComponent))
    #expect(try text("a") == "new")
  }

  /// Killed between two steps on a disk without second names, a process leaves the old file aside: it comes back.
  @Test func anOldFileAloneComesBack() throws {
    _ = try directory.write(Array("old".utf8), ".a.999999999-0.old")
    do { _ = try file("a", "never committed") }
    #expect(try directory.names == ["a"])
    #expect(try text("a") == "old")
  }

  @Test func temporaryFilesGoWithTheirValue() throws {
    do {
      let temporary = try TemporaryFile(in: directory.url.path, name: "t.csv")
      try temporary.file.write("abc")
      #expect(temporary.byteCount == 3)
      #expect(try directory.names.count == 1)
    }
    #expect(try directory.names.isEmpty)
  }
}
