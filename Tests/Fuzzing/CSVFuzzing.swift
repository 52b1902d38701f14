import Foundation
import Parallelism

@testable import Tables

/// The first four bytes say how the others are read.
func fuzzCSV(_ input: [UInt8]) {
  guard input.count > 4 else { return }
  input.withUnsafeBufferPointer { input in
    let bytes = Array(input[4...])
    if input[0] & 1 == 0 { compareRows(bytes, input) } else { compareFiles(bytes, input) }
  }
}

private let kinds = ["n", "b", "bt", "nbn", "b-b", "tn-b"]

/// Rows without a header, at the level of chunks.
private func compareRows(_ bytes: [UInt8], _ input: UnsafeBufferPointer<UInt8>) {
  let kinds = kinds[Int(input[1]) % kinds.count]
  let rowEnd: LineEnd = input[1] & 0x80 == 0 ? .lineFeed : .carriageReturn
  let rowLimit = input[2] & 0x80 == 0 ? 1 << 20 : 64
  let whole = ChunkedReading.of(bytes, kinds: kinds, rowEnd: rowEnd, chunkSize: rowLimit, rowLimit: rowLimit)
  for chunkSize in [1 + Int(input[2] & 0x1F), 1 + Int(input[3] & 0x3F)] {
    let chunked = ChunkedReading.of(
      bytes, kinds: kinds, rowEnd: rowEnd, chunkSize: chunkSize, rowLimit: rowLimit, threads: 1 + Int(input[3] >> 6))
    guard chunked == whole else {
      fatalError(
        "chunks of \(chunkSize) make \(chunked) of \(bytes), which is \(whole) (\(kinds), \(rowEnd), \(rowLimit))")
    }
  }
  guard case .success(let table) = whole else { return }
  for (number, text) in zip(pairs(kinds, "n"), pairs(kinds, "t")) {
    for (value, written) in zip(table.values[number], table.texts[text]) { check(value, written) }
  }
}

/// The positions, among the columns asked for as `kind`, of those that are asked for as numbers and as texts.
private func pairs(_ kinds: String, _ kind: Character) -> [Int] {
  let asked = kinds.filter { $0 == "b" || $0 == kind }
  return zip(asked.indices, 0...).filter { asked[$0.0] == "b" }.map(\.1)
}

/// A number is what the C library reads, but for the sign of zero.
private func check(_ value: Double?, _ text: String?) {
  guard let value, let text else {
    if value == nil, text == nil { return }
    fatalError("'\(text ?? "missing")' became \(value.map { "\($0)" } ?? "missing")")
  }
  let expected = strtod(text, nil)
  guard value == expected else { fatalError("'\(text)' became \(value) and is \(expected)") }
}

/// A file with everything that is found out about it.
private func compareFiles(_ bytes: [UInt8], _ input: UnsafeBufferPointer<UInt8>) {
  func table(chunkSize: Int, threads: Int) -> Result<Table, TableError> {
    Result { () throws(TableError) in
      let file = try CSVFile(
        source: ByteSource(name: "f.csv", memory: bytes, chunkSize: chunkSize),
        options: CSVOptions(encoding: input[1] & 1 == 0 ? .utf8 : nil, hasHeader: input[1] & 2 == 0 ? true : nil))
      _ = try file.profile()
      let requests = zip(file.columnNames, file.columnKinds).map { name, kind in
        kind == .number ? ColumnRequest.number(name) : .text(name)
      }
      return try file.read(columns: requests, workers: Workers(count: threads))
    }
  }
  let whole = table(chunkSize: 1 << 20, threads: 1)
  let chunked = table(chunkSize: 1 + Int(input[2]), threads: 1 + Int(input[3] & 3))
  guard whole == chunked else { fatalError("chunks of \(1 + Int(input[2])) make \(chunked), which is \(whole)") }
}
