import Criteria
public import DecisionAnalysis
import LinearAlgebra
public import Provenance

/// What can be wrong with a case file. Each case names the file and, where there is one, the path of keys.
public enum DecisionCaseError: PonderaError {
  /// The file has more bytes than are read.
  case tooLarge(file: String, bytes: Int, limit: Int)
  /// Lists and objects are nested deeper than is read.
  case tooDeep(file: String, limit: Int)
  /// The file is no JSON.
  case notJSON(file: String, reason: String)
  /// The file has another schema.
  case schema(file: String, found: String, known: String)
  /// There is no such key, or it is null.
  case missing(file: String, key: String, available: [String])
  /// A value is of another kind than is needed.
  case wrongKind(file: String, key: String, needed: String, found: String)
  /// The rows of a matrix are not equally long; the row is counted from 1.
  case rowLength(file: String, key: String, row: Int, count: Int, expected: Int)
  /// A list does not have one entry for each criterion, alternative or category.
  case count(file: String, key: String, count: Int, expected: Int, what: String)
  /// A word is not one of those it may be.
  case unknownWord(file: String, key: String, word: String, allowed: [String])
  /// The method of the file does not do what was asked: it ranks nothing, sorts nothing or weighs nothing.
  case noMethod(file: String, method: String, task: String)
  /// The file has nothing that a weighting method of this kind could read.
  case noInput(file: String, needed: WeightingInputKind)
  /// The decision in the file is wrong by itself, or the method refuses it.
  case decision(file: String, DecisionError)

  /// Whether the call or the file is to blame.
  public var category: ErrorCategory {
    switch self {
    case .decision(_, let error): error.category
    default: .data
    }
  }

  /// The error of another room, with the file.
  ///
  /// - Parameters:
  ///   - error: What was thrown; the rooms that a case is computed with throw nothing but their own errors.
  ///   - file: The name of the file.
  init(_ error: any Error, in file: String) {
    switch error {
    case let own as DecisionCaseError: self = own
    case let decision as DecisionError: self = .decision(file: file, decision)
    case let criteria as CriteriaError: self = .decision(file: file, .criteria(criteria))
    case let algebra as LinearAlgebraError: self = .decision(file: file, .linearAlgebra(algebra))
    default: self = .notJSON(file: file, reason: "\(error)")
    }
  }
}

extension DecisionCaseError {
  /// The sentence for people.
  public var description: String {
    switch self {
    case .tooLarge(let file, let bytes, let limit):
      "\(file): \(bytes) bytes are more than the \(limit) that a case may have."
    case .tooDeep(let file, let limit):
      "\(file): lists and objects are nested deeper than \(limit) levels."
    case .notJSON(let file, let reason):
      "\(file): this is no JSON: \(reason)."
    case .schema(let file, let found, let known):
      "\(file): the schema is '\(found)'; '\(known)' is the one that is read."
    case .missing(let file, let key, let available):
      "\(file): there is no '\(key)'." + NearestName.hint(for: Self.last(key), among: available)
    case .wrongKind(let file, let key, let needed, let found):
      "\(file): '\(key)' is \(found); it must be \(needed)."
    case .rowLength(let file, let key, let row, let count, let expected):
      "\(file): row \(row) of '\(key)' has \(count) values and the first row has \(expected)."
    case .count(let file, let key, let count, let expected, let what):
      "\(file): '\(key)' has \(count) entries for \(expected) \(what)."
    case .unknownWord(let file, let key, let word, let allowed):
      "\(file): '\(key)' is '\(word)'; it must be one of: \(allowed.joined(separator: ", "))."
        + NearestName.hint(for: word, among: allowed)
    case .noMethod(let file, let method, let task):
      "\(file): the method '\(method)' \(task); name one that does."
    case .noInput(let file, let needed):
      "\(file): the case has nothing that is \(needed.summary)."
    case .decision(let file, let error):
      // What was asked wrongly has nothing to do with the file.
      error.category == .usage ? error.description : "\(file): \(error.description)"
    }
  }

  private static func last(_ key: String) -> String { key.split(separator: ".").last.map(String.init) ?? key }
}
