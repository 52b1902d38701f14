import Foundation
import Provenance
import Testing

@testable import Tables

/// What goes on without an end is refused in bounded memory, and what is no text at once.
@Suite struct ByteSourceRefusalTests {
  /// A pipe that a thread feeds until nobody reads.
  private func pipe(_ piece: String) throws -> (path: String, TemporaryDirectory) {
    let directory = try TemporaryDirectory()
    let path = directory.path("pipe")
    try #require(mkfifo(path, 0o600) == 0)
    Thread.detachNewThread {
      let descriptor = open(path, O_WRONLY)
      let text = String(repeating: piece, count: 4_096)
      signal(SIGPIPE, SIG_IGN)
      while descriptor >= 0, text.utf8CString.withUnsafeBytes({ write(descriptor, $0.baseAddress!, $0.count - 1) }) > 0
      {}
      close(descriptor)
    }
    return (path, directory)
  }

  @Test(.timeLimit(.minutes(1))) func aPipeWithoutAnEnd() throws {
    let (path, directory) = try pipe("1,2\n")
    #expect(throws: TableError.tooLong(file: path, limit: 1 << 20)) { try ByteSource(path: path, holding: 1 << 20) }
    _ = directory
  }

  @Test(.timeLimit(.minutes(1)), arguments: ["/dev/zero", "/dev/urandom"]) func devices(_ path: String) {
    #expect(throws: TableError.binaryFile(file: path, looksLike: nil)) { try CSVFile(path: path) }
    #expect(throws: TableError.noJSON(file: path, isDirectory: false)) { try WholeFile.bytes(path: path) }
  }

  @Test func aModelIsRefusedByItsSize() throws {
    let directory = try TemporaryDirectory()
    let path = directory.path("sparse.json")
    _ = try directory.write([], "sparse.json")
    try #require(truncate(path, 5 << 30) == 0)
    let error = #expect(throws: TableError.self) { try WholeFile.bytes(path: path) }
    #expect(error == .tooLong(file: path, limit: WholeFile.limit) && error?.category == .data)
  }

  /// Text in UTF-16 has bytes of 0; told so, or by its pattern, it is read from where it cannot be read twice too.
  @Test func sixteenBitsAreText() throws {
    let text = "a,b\n" + String(repeating: "1,2\n", count: 20_000)
    let bytes = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    #expect(!EncodingDetector.isNoText(bytes, nil))
    let cyrillic = String(repeating: "цена;7\n", count: 20_000).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(!EncodingDetector.isNoText(cyrillic, .utf16LittleEndian))
    #expect(EncodingDetector.isNoText([0x61, 0, 0, 0, 0x62, 0], nil))
  }

  @Test func jsonIsToldByItsFirstSign() throws {
    let directory = try TemporaryDirectory()
    let model = try directory.write(Array("\u{FEFF}\n {\"a\": 1}".utf8), "model.csv")
    guard case .json(let bytes, let name) = try FileContent(path: model, options: .detect) else {
      Issue.record("a table")
      return
    }
    #expect(bytes.last == UInt8(ascii: "}") && name == model)
    let table = try directory.write(Array("a,b\n1,2\n".utf8), "table.json")
    guard case .table(let file) = try FileContent(path: table, options: .detect) else {
      Issue.record("JSON")
      return
    }
    #expect(file.columnNames == ["a", "b"])
  }
}
