import Foundation
import Pondera

/// Rows as other tools hold them: row after row in one block, little-endian single precision or bytes.
struct RawMatrix: Sendable {
  enum Values: Sendable {
    case floats([Float])
    case bytes([UInt8])
  }

  let rowCount: Int
  let columnCount: Int
  let values: Values

  /// Reads `file=…`, whose name ends in `.f32` or `.u8`, with `columns=…` numbers a row.
  init(_ settings: Settings) throws {
    let path = try settings.text("file")
    let data = try Data(contentsOf: URL(filePath: path), options: .alwaysMapped)
    columnCount = try settings.number("columns")
    let values: Values
    let count: Int
    if path.hasSuffix(".f32") {
      let floats = data.withUnsafeBytes { bytes in
        [Float](unsafeUninitializedCapacity: bytes.count / 4) { floats, initialized in
          UnsafeMutableRawBufferPointer(floats).copyMemory(
            from: UnsafeRawBufferPointer(rebasing: bytes[..<(bytes.count / 4 * 4)]))
          initialized = bytes.count / 4
        }
      }
      (values, count) = (.floats(floats), floats.count)
    } else if path.hasSuffix(".u8") {
      (values, count) = (.bytes([UInt8](data)), data.count)
    } else {
      throw SideError("\(path) ends neither in .f32 nor in .u8")
    }
    guard columnCount > 0, count > 0, count.isMultiple(of: columnCount) else {
      throw SideError("\(path) holds \(count) numbers, not whole rows of \(columnCount)")
    }
    self.values = values
    rowCount = count / columnCount
  }

  /// The observations: what Pondera has to do before its first step when it is given rows. Part of every call that is timed,
  /// as the peers' calls contain their checks and copies.
  func observations(_ workers: Workers) throws -> Observations {
    switch values {
    case .floats(let values):
      try Observations(floatColumns: Self.columns(values, columnCount, workers) { $0 })
    case .bytes(let values):
      try Observations(byteColumns: Self.columns(values, columnCount, workers) { $0 })
    }
  }

  /// The first rows as points.
  func firstRows(_ count: Int) -> [[Double]] {
    (0..<count).map { row in
      (0..<columnCount).map { column in
        switch values {
        case .floats(let values): Double(values[row * columnCount + column])
        case .bytes(let values): Double(values[row * columnCount + column])
        }
      }
    }
  }

  private static let chunkRows = 1 << 14
  private static let blockRows = 1 << 9

  /// Transposes, each chunk of rows by one thread, in blocks that stay in the first-level cache.
  private static func columns<From: Sendable, To: Sendable>(
    _ values: [From], _ columnCount: Int, _ workers: Workers, _ convert: @Sendable (From) -> To
  ) -> [[To]] {
    let rowCount = values.count / columnCount
    var result = [[To]](repeating: [], count: columnCount)
    // Each level makes one column; the innermost one has the places of all of them and fills them together.
    func make(_ column: Int, _ places: [Place<To>]) {
      result[column] = [To](unsafeUninitializedCapacity: rowCount) { buffer, count in
        let all = places + [Place(base: buffer.baseAddress!)]
        if all.count < columnCount {
          make(column + 1, all)
        } else {
          fill(all, values, workers, convert)
        }
        count = rowCount
      }
    }
    make(0, [])
    return result
  }

  private static func fill<From: Sendable, To: Sendable>(
    _ places: [Place<To>], _ values: [From], _ workers: Workers, _ convert: @Sendable (From) -> To
  ) {
    let columnCount = places.count
    let rowCount = values.count / columnCount
    workers.forEach((rowCount + chunkRows - 1) / chunkRows) { chunk in
      values.withUnsafeBufferPointer { source in
        let end = min(rowCount, (chunk + 1) * chunkRows)
        for block in stride(from: chunk * chunkRows, to: end, by: blockRows) {
          for column in 0..<columnCount {
            let place = places[column].base
            for row in block..<min(end, block + blockRows) {
              (place + row).initialize(to: convert(source[row &* columnCount &+ column]))
            }
          }
        }
      }
    }
  }
}

/// Where a column goes; chunks write rows of their own.
private struct Place<Value>: @unchecked Sendable {
  let base: UnsafeMutablePointer<Value>
}
