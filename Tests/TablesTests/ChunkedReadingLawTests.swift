import Provenance
import Testing

@testable import Tables

/// However the rows are cut into chunks and whoever reads them, the table is the same, and so is the error.
@Suite struct ChunkedReadingLawTests {
  @Test(arguments: 0..<8 as Range<UInt64>) func chunksAndThreadsDoNotMatter(part: UInt64) {
    for seed in (part * 60)..<(part * 60 + 60) {
      let rows = RandomRows(seed: seed)
      let whole = rows.read(chunkSize: 1 << 20, threads: 1)
      for chunkSize in [1, 2, 3, 4, 5, 7, 8, 11, 16, 23, 40, 64, 100] {
        for threads in [1, 2, 7] {
          let read = rows.read(chunkSize: chunkSize, threads: threads)
          if read != whole {
            Issue.record("seed \(seed), chunks of \(chunkSize), \(threads) threads: \(read) instead of \(whole)")
            return
          }
        }
      }
    }
  }

  /// Every place that a border of two chunks can have.
  @Test(arguments: [
    "1,\"a\nb\"\n2,\"c\"\"\r\n\"\"d\"\r\n3,e\n\n\n", "1,\"\"\"\"\n2,\"\"\r\n3,\"\n\n\n\"\n4,x",
    "1,a\n2,\"b\n3,c\n4,d\n",
    "1,a\n2,b\"\n3,\"c\"\n", "1,a\n\n2,b\n", "1,a\r\n\r\n\r\n2,b\r\n", "1,a\n2\n3,\"\n", "1,a\n2,b,c\n3,d\n",
    "1,a\n2,\0\n",
    "1,a\n2,é\n3,日本\n",
  ])
  func everyBorder(text: String) {
    let bytes = Array(text.utf8)
    let whole = ChunkedReading.of(bytes, kinds: "nt")
    for chunkSize in 1...bytes.count {
      #expect(ChunkedReading.of(bytes, kinds: "nt", chunkSize: chunkSize, threads: 2) == whole, "\(chunkSize)")
    }
  }

  @Test func everyBorderInOneColumn() {
    for text in ["1\n\n\n2\n\n", "\n\n1\n", "\r\n1\r\n\r\n\n2", "\n\n\n", "\"\n\"\n\n3"] {
      let bytes = Array(text.utf8)
      let whole = ChunkedReading.of(bytes, kinds: "t")
      for chunkSize in 1...bytes.count {
        #expect(ChunkedReading.of(bytes, kinds: "t", chunkSize: chunkSize, threads: 2) == whole, "\(text) \(chunkSize)")
      }
    }
  }

  /// A row is too long from the same byte on, and a quote that is to blame is named, wherever the chunks end.
  @Test func theLongestRow() throws {
    for (text, isTooLong) in [
      ("1,aaaaaaaaaaaaaaaa\n2,b\n", false), ("1,aaaaaaaaaaaaaaaaa\n2,b\n", true), ("1,aaaaaaaaaaaaaaaaaa", true),
      ("1,aaaaaaaaaaaaaaaaa", false), ("1,x\n2,aaaaaaaaaaaaaaaa日\n", true), ("1,x\n2,aaaaaaaaaaaaaaa日日日日日日日日\n", true),
    ] {
      for chunkSize in 1...19 {
        let read = ChunkedReading.of(
          Array(text.utf8), kinds: "-t", chunkSize: chunkSize, rowLimit: 19, threads: 1 + chunkSize % 3)
        let line = text.hasPrefix("1,x") ? 2 : 1
        switch read {
        case .success: #expect(!isTooLong, "\(text) \(chunkSize)")
        case .failure(let error):
          #expect(isTooLong && error == .rowTooLong(file: "f.csv", line: line), "\(text) \(chunkSize)")
        }
      }
    }
    let quoted = Array("1,a\n2,\"bbbbbbbbbbbbbbbbbbbbbbbbbbbb\n3,c\n4,d\n".utf8)
    for chunkSize in 1...19 {
      let read = ChunkedReading.of(quoted, kinds: "-t", chunkSize: chunkSize, rowLimit: 19, threads: 2)
      #expect(throws: TableError.self) { try read.get() }
      guard case .failure(.unclosedQuote(_, line: 2, _)) = read else {
        Issue.record("\(read)")
        return
      }
    }
  }

  /// The storage is the smallest that all values together allow.
  @Test(arguments: [
    ("1\n255\n", NumberColumn.Storage.bytes([1, 255])), ("1.0\n7.00\n", .bytes([1, 7])),
    ("1\n256\n", .decimals([1, 256], places: 0)), ("1\n-1\n", .decimals([1, -1], places: 0)),
    ("1\nNA\n2.5\n3.25\n", .decimals([100, Int32.min, 250, 325], places: 2)),
    ("1e2\n1e-2\n", .decimals([10000, 1], places: 2)),
    ("0.123456789\n2\n", .decimals([123_456_789, 2_000_000_000], places: 9)),
    ("0.123456789\n3\n", .doubles([0.123456789, 3])), ("0.1234567890\n", .decimals([123_456_789], places: 9)),
    ("0.1234567891\n", .doubles([0.1234567891])), ("2147483647\n", .decimals([2_147_483_647], places: 0)),
    ("-2147483647\n", .decimals([-2_147_483_647], places: 0)), ("-2147483648\n", .doubles([-2_147_483_648])),
    ("2147483647\n0.5\n", .doubles([2_147_483_647, 0.5])), ("1000000000.00\n0.5\n", .doubles([1e9, 0.5])),
    ("100000000.00\n0.5\n", .decimals([1_000_000_000, 5], places: 1)), ("NA\nNA\n", .bytes([0, 0])),
    ("1e90\n1\n", .doubles([1e90, 1])), ("-0\n-0.00\n", .bytes([0, 0])), ("5.\n.5\n", .decimals([50, 5], places: 1)),
  ])
  func smallestStorage(text: String, storage: NumberColumn.Storage) throws {
    for chunkSize in [1, 4, 100] {
      for ending in ["\n", "\r\n"] {
        let bytes = Array(text.replacing("\n", with: ending).utf8)
        let read = try ChunkedReading.of(bytes, kinds: "n", chunkSize: chunkSize, threads: 2).get()
        #expect(read.numbers == ["\(storage)"])
      }
    }
  }

  /// Columns of one kind of value in a file of many chunks, joined by several threads.
  @Test(arguments: ["7", "7.25", "12.5000", "-3", "123456789.125", "1e-20", "NA", "\"7\""]) func manyChunks(
    value: String
  ) throws {
    let count = 60_000
    var text = String(repeating: "\(value),\"a\nb\"\n", count: count)
    text += "0.5,z\n"
    let bytes = Array(text.utf8)
    let one = try ChunkedReading.of(bytes, kinds: "nt").get()
    let many = try ChunkedReading.of(bytes, kinds: "nt", chunkSize: 5_000, threads: 3).get()
    #expect(one == many)
    #expect(one.rowCount == count + 1 && one.lines.last == 2 * count + 1)
  }
}
