import DecisionCases
import Foundation
import Tables

/// Reference cases as files, or from standard input.
enum CaseFile {
  /// More bytes than these are no case.
  private static let limit = 16 << 20

  /// Reads one case.
  ///
  /// - Throws: ``TableError`` when the file cannot be read, ``DecisionCaseError`` when it is no case.
  static func read(_ path: String) throws -> DecisionCase {
    if path == "-" {
      let data = try? FileHandle.standardInput.read(upToCount: limit + 1)
      return try DecisionCase(json: data ?? Data(), name: "standard input")
    }
    guard FileManager.default.fileExists(atPath: path) else { throw TableError.missingFile(file: path) }
    guard !isFolder(path), let handle = FileHandle(forReadingAtPath: path) else {
      throw TableError.unreadable(file: path)
    }
    defer { try? handle.close() }
    let data: Data?
    do { data = try handle.read(upToCount: limit + 1) } catch { throw TableError.unreadable(file: path) }
    return try DecisionCase(json: data ?? Data(), name: path)
  }

  /// Whether a path is a folder.
  static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }

  /// The cases of a folder, by their names.
  static func folder(_ path: String) throws -> [String] {
    let names: [String]
    do { names = try FileManager.default.contentsOfDirectory(atPath: path) } catch {
      throw TableError.unreadable(file: path)
    }
    return names.filter { $0.hasSuffix(".json") }.sorted().map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
  }
}
