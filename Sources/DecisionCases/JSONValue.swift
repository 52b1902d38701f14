import Foundation
import Provenance

/// Any JSON value: the keys of case files differ from method to method.
enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  /// What the value is, for errors.
  var kind: String {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .text: "a text"
    case .list: "a list"
    case .object: "an object"
    }
  }
}

extension JSONValue {
  /// The most bytes that a file may have.
  static let byteLimit = 16 * 1024 * 1024
  /// How deep lists and objects may be nested.
  static let depthLimit = 32

  /// Reads a file.
  ///
  /// - Throws: `tooLarge`, `tooDeep`, `notJSON`.
  init(_ bytes: some Collection<UInt8>, file: String) throws(DecisionCaseError) {
    guard bytes.count <= Self.byteLimit else {
      throw .tooLarge(file: file, bytes: bytes.count, limit: Self.byteLimit)
    }
    let data = Data(bytes)
    // Before anything recursive sees it.
    guard Self.depth(data) <= Self.depthLimit else { throw .tooDeep(file: file, limit: Self.depthLimit) }
    do {
      self = try JSONDecoder().decode(JSONValue.self, from: data)
    } catch {
      throw .notJSON(file: file, reason: Self.reason(error, in: data))
    }
  }

  /// How deep brackets are nested outside of texts.
  private static func depth(_ data: Data) -> Int {
    var (depth, deepest) = (0, 0)
    var (isText, isEscaped) = (false, false)
    for byte in data {
      if isText {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isText = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isText = true
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        deepest = max(deepest, depth)
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      default: break
      }
    }
    return deepest
  }

  /// What is wrong, without a full stop, and in which line where that is known.
  private static func reason(_ error: any Error, in data: Data) -> String {
    var sentence = "\(error)"
    if case .dataCorrupted(let context)? = error as? DecodingError { sentence = context.debugDescription }
    do {
      // The decoder does not tell where; this reader does.
      _ = try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)
    } catch {
      sentence = (error as NSError).userInfo[NSDebugDescriptionErrorKey] as? String ?? sentence
    }
    if sentence.hasSuffix(".") { sentence.removeLast() }
    let words = sentence.split(separator: " ")
    guard let last = words.last, words.dropLast().last == "character", let offset = Int(last) else { return sentence }
    let line = 1 + data.prefix(max(0, offset)).count { $0 == UInt8(ascii: "\n") }
    return "\(sentence), in line \(line)"
  }
}

extension JSONValue: Decodable {
  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  private static func path(_ keys: [any CodingKey]) -> String {
    keys.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
  }

  init(from decoder: any Decoder) throws {
    // Containers first: an error within one must not look like another kind of value.
    if var list = try? decoder.unkeyedContainer() {
      var values: [JSONValue] = []
      while !list.isAtEnd { values.append(try list.decode(JSONValue.self)) }
      self = .list(values)
    } else if let object = try? decoder.container(keyedBy: Key.self) {
      var entries: [String: JSONValue] = [:]
      for key in object.allKeys { entries[key.stringValue] = try object.decode(JSONValue.self, forKey: key) }
      self = .object(entries)
    } else {
      let single = try decoder.singleValueContainer()
      if single.decodeNil() {
        self = .null
      } else if let value = try? single.decode(Double.self) {
        guard NumberRange.contains(value) else {
          throw DecodingError.dataCorruptedError(
            in: single,
            debugDescription:
              "The number at \(Self.path(single.codingPath)) is \(value), which cannot be computed with; "
              + "allowed are \(NumberRange.allowed)")
        }
        self = .number(value)
      } else if let value = try? single.decode(String.self) {
        self = .text(value)
      } else if let value = try? single.decode(Bool.self) {
        self = .bool(value)
      } else {
        throw DecodingError.dataCorruptedError(
          in: single, debugDescription: "The number at \(Self.path(single.codingPath)) is beyond those that can be held"
        )
      }
    }
  }
}
