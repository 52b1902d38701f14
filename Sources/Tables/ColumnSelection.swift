/// Which columns a person means by `a,b,c`, `x1_*`, `3-11` or a mixture.
///
/// The parts are separated by commas; a part in quotes (`"a,b"`) may hold commas and is taken as a name and nothing else.
/// Each part means, in this order: the column of exactly this name; the position `7` or the positions `3-11`, counted from
/// 1; the columns that match a pattern in which `*` stands for any characters and `?` for one. Columns come in the order of
/// the parts, inside a range or pattern in the order of the file, and each only once.
public struct ColumnSelection: Hashable, Sendable {
  private struct Part: Hashable {
    let text: String
    let isQuoted: Bool
  }

  private let parts: [Part]
  private let text: String

  /// Reads a selection.
  ///
  /// - Throws: `malformedSelection` when it is empty, a part is empty, or a quote is not closed.
  public init(_ text: String) throws(TableError) {
    self.text = text
    parts = try Self.split(text)
  }

  /// The names of the chosen columns.
  ///
  /// - Parameters:
  ///   - names: The names of all columns, in the order of the file.
  ///   - fileName: The name of the file, for errors.
  /// - Throws: `unknownColumn`, `noColumnMatches`, `positionOutOfRange`, `malformedSelection` for a range such as `9-3`.
  public func names(among names: [String], fileName: String) throws(TableError) -> [String] {
    let known = Set(names)
    var seen: Set<String> = []
    var chosen: [String] = []
    for part in parts {
      for name in try columns(of: part, names: names, known: known, fileName: fileName)
      where seen.insert(name).inserted {
        chosen.append(name)
      }
    }
    return chosen
  }

  private func columns(
    of part: Part, names: [String], known: Set<String>, fileName: String
  ) throws(TableError) -> [String] {
    if known.contains(part.text) { return [part.text] }
    guard !part.isQuoted else { throw .unknownColumn(part.text, file: fileName, available: names) }
    if let (first, last) = Self.positions(part.text) {
      guard first <= last else {
        throw .malformedSelection(text, reason: "the range '\(part.text)' ends before it begins")
      }
      guard first >= 1, last <= names.count else {
        throw .positionOutOfRange(part.text, file: fileName, columnCount: names.count)
      }
      return Array(names[first - 1..<last])
    }
    guard part.text.contains(where: { $0 == "*" || $0 == "?" }) else {
      throw .unknownColumn(part.text, file: fileName, available: names)
    }
    let pattern = Array(part.text)
    let matching = names.filter { Self.matches(Array($0), pattern) }
    guard !matching.isEmpty else {
      throw .noColumnMatches(pattern: part.text, file: fileName, available: names)
    }
    return matching
  }

  /// `7` or `3-11`; numbers too long for an `Int` are no positions.
  private static func positions(_ text: String) -> (Int, Int)? {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { end in
      end.filter { $0 != " " }
    }
    guard (1...2).contains(ends.count), ends.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }),
      let first = Int(ends[0]), let last = Int(ends[ends.count - 1])
    else { return nil }
    return (first, last)
  }

  /// Walks name and pattern together and, after a mismatch, lets the last `*` swallow one more character: O(m n) at worst.
  private static func matches(_ name: [Character], _ pattern: [Character]) -> Bool {
    var index = 0
    var place = 0
    var star: (place: Int, index: Int)?
    while index < name.count {
      if place < pattern.count, pattern[place] == "*" {
        star = (place, index)
        place += 1
      } else if place < pattern.count, pattern[place] == "?" || pattern[place] == name[index] {
        index += 1
        place += 1
      } else if let last = star {
        star = (last.place, last.index + 1)
        (place, index) = (last.place + 1, last.index + 1)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == "*" }
  }

  private static func split(_ text: String) throws(TableError) -> [Part] {
    var parts: [Part] = []
    var rest = text[...]
    while true {
      rest = rest.drop { $0 == " " }
      let part = try rest.first == "\"" ? quotedPart(&rest, in: text) : plainPart(&rest)
      guard !part.text.isEmpty else {
        throw .malformedSelection(text, reason: "a name is missing; write names, positions or patterns between commas")
      }
      parts.append(part)
      if rest.isEmpty { return parts }
      rest.removeFirst()
    }
  }

  /// Leaves `rest` at a comma or at the end.
  private static func plainPart(_ rest: inout Substring) -> Part {
    var name = rest.prefix { $0 != "," }
    rest = rest[name.endIndex...]
    while name.last == " " { name.removeLast() }
    return Part(text: String(name), isQuoted: false)
  }

  private static func quotedPart(_ rest: inout Substring, in text: String) throws(TableError) -> Part {
    var name = ""
    rest.removeFirst()
    while let character = rest.popFirst() {
      if character != "\"" {
        name.append(character)
      } else if rest.first == "\"" {
        name.append("\"")
        rest.removeFirst()
      } else {
        rest = rest.drop { $0 == " " }
        guard rest.isEmpty || rest.first == "," else {
          throw .malformedSelection(text, reason: "a comma must follow a closing quote")
        }
        return Part(text: name, isQuoted: true)
      }
    }
    throw .malformedSelection(text, reason: "a quote is not closed")
  }
}
