import Foundation
import Pondera

/// What the driver asks of one repeat; what a job does not need is left out.
struct Request: Decodable {
  /// The threads to use.
  let threads: Int
  /// Where random numbers start.
  let seed: UInt64?
  /// Lloyd's steps to take.
  let steps: Int?
  /// How many of the rows to use.
  let rows: Int?
  /// The ranking method.
  let method: String?
  /// The preference function of outranking methods.
  let preference: String?

  var workers: Workers { Workers(count: threads) }
}

/// What one repeat gave.
struct Answer: Encodable {
  /// The wall-clock seconds of the call, packing of the rows into columns included.
  var seconds: Double
  /// The seconds of that packing.
  var packingSeconds: Double?
  /// What the job computes: the inertia, the silhouette.
  var objective: Double?
  /// Steps taken.
  var steps: Int?
  /// The median adjusted Rand index for each number of clusters.
  var medians: [Double]?
  /// Scores of evenly spaced alternatives, by which sides are held to each other.
  var scores: [Double]?
  /// The centroids found.
  var centroids: [[Double]]?
  /// A number that differs when a bit of the result differs.
  var digest: String
  /// The peak memory of this process so far.
  var peakBytes: Int?
}

/// `key=value` arguments of a job.
struct Settings {
  private let values: [String: String]

  init(_ arguments: some Sequence<String>) throws {
    var values: [String: String] = [:]
    for argument in arguments {
      let parts = argument.split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else { throw SideError("'\(argument)' is not key=value") }
      values[String(parts[0])] = String(parts[1])
    }
    self.values = values
  }

  func text(_ key: String) throws -> String {
    guard let value = values[key] else { throw SideError("\(key)=… is missing") }
    return value
  }

  func number(_ key: String) throws -> Int {
    guard let number = Int(try text(key)) else { throw SideError("\(key) is '\(try text(key))', not a whole number") }
    return number
  }
}
