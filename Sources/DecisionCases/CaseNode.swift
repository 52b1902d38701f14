import LinearAlgebra

/// A place in a case file: what stands there and the path of keys to it, so that errors can name it.
struct CaseNode: Hashable, Sendable {
  let file: String
  /// Keys joined by points, places in lists in brackets and counted from 0: `input.matrix[2]`.
  let path: String
  /// What stands there; nothing and null are the same.
  let value: JSONValue?
  /// The keys beside it, for errors.
  private let siblings: [String]

  init(file: String, path: String, value: JSONValue?, siblings: [String] = []) {
    self.file = file
    self.path = path
    self.value = value == .null ? nil : value
    self.siblings = siblings
  }

  /// Whether something stands there.
  var exists: Bool { value != nil }

  /// The keys of an object in alphabetical order; none of anything else.
  var keys: [String] {
    guard case .object(let entries)? = value else { return [] }
    return entries.keys.sorted()
  }

  /// The place under a key; empty when this is no object.
  subscript(key: String) -> CaseNode {
    var found: JSONValue?
    if case .object(let entries)? = value { found = entries[key] }
    return CaseNode(file: file, path: path.isEmpty ? key : "\(path).\(key)", value: found, siblings: keys)
  }

  /// The error for something else than is needed.
  func failure(_ needed: String) -> DecisionCaseError {
    guard let value else { return .missing(file: file, key: path, available: siblings) }
    return .wrongKind(file: file, key: path, needed: needed, found: value.kind)
  }

  /// The error for a word that is not among those it may be.
  func unknown(_ word: String, _ allowed: [String]) -> DecisionCaseError {
    .unknownWord(file: file, key: path, word: word, allowed: allowed)
  }

  /// Checks how many entries there are.
  func requireCount(_ count: Int, _ expected: Int, _ what: String) throws(DecisionCaseError) {
    guard count == expected else {
      throw .count(file: file, key: path, count: count, expected: expected, what: what)
    }
  }
}

extension CaseNode {
  func object() throws(DecisionCaseError) -> CaseNode {
    guard case .object? = value else { throw failure("an object") }
    return self
  }

  func text() throws(DecisionCaseError) -> String {
    guard case .text(let text)? = value else { throw failure("a text") }
    return text
  }

  func number() throws(DecisionCaseError) -> Double {
    guard case .number(let number)? = value else { throw failure("a number") }
    return number
  }

  func bool() throws(DecisionCaseError) -> Bool {
    guard case .bool(let bool)? = value else { throw failure("true or false") }
    return bool
  }

  func whole(_ range: ClosedRange<Int>) throws(DecisionCaseError) -> Int {
    guard let whole = Int(exactly: try number()), range ~= whole else {
      throw .wrongKind(
        file: file, key: path, needed: "a whole number from \(range.lowerBound) to \(range.upperBound)",
        found: "\(try number())")
    }
    return whole
  }

  /// The entries of a list.
  func list(_ needed: String = "a list") throws(DecisionCaseError) -> [CaseNode] {
    guard case .list(let values)? = value else { throw failure(needed) }
    return values.enumerated().map { CaseNode(file: file, path: "\(path)[\($0)]", value: $1) }
  }

  func texts() throws(DecisionCaseError) -> [String] {
    var texts: [String] = []
    for entry in try list("a list of texts") { texts.append(try entry.text()) }
    return texts
  }

  func numbers() throws(DecisionCaseError) -> [Double] {
    var numbers: [Double] = []
    for entry in try list("a list of numbers") { numbers.append(try entry.number()) }
    return numbers
  }

  /// A list of numbers in which null stands for none.
  func optionalNumbers() throws(DecisionCaseError) -> [Double?] {
    var numbers: [Double?] = []
    for entry in try list("a list of numbers") { numbers.append(entry.exists ? try entry.number() : nil) }
    return numbers
  }

  /// A list of rows of equal length; null becomes NaN, which means missing.
  func matrix() throws(DecisionCaseError) -> Matrix {
    var rows: [[Double]] = []
    for (place, entry) in try list("a list of rows").enumerated() {
      let row = try entry.optionalNumbers().map { $0 ?? .nan }
      if let first = rows.first, first.count != row.count {
        throw .rowLength(file: file, key: path, row: place + 1, count: row.count, expected: first.count)
      }
      rows.append(row)
    }
    do throws(LinearAlgebraError) {
      return try Matrix(rows: rows)
    } catch {
      throw DecisionCaseError(error, in: file)
    }
  }
}
