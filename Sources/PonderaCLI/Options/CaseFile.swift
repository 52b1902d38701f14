import DecisionCases
import Tables

/// Reference cases as files, or from standard input.
enum CaseFile {
  /// Reads one case.
  ///
  /// - Throws: ``TableError`` when the file cannot be read, ``DecisionCaseError`` when it is no case.
  static func read(_ path: String) throws -> DecisionCase {
    let name = path == "-" ? "standard input" : SystemPath.shown(path)
    return try DecisionCase(json: try WholeFile.bytes(path: path), name: name)
  }

  /// The cases of a folder, by their names.
  static func folder(_ path: String) throws -> [String] {
    guard let names = SystemPath.names(in: path) else { throw TableError.unreadable(file: SystemPath.shown(path)) }
    return names.filter { $0.hasSuffix(".json") }.sorted().map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
  }
}
