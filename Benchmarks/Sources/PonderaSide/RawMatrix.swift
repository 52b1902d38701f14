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
      try Observations(rowMajor: values, featureCount: columnCount, workers: workers)
    case .bytes(let values):
      try Observations(rowMajor: values, featureCount: columnCount, workers: workers)
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
}
