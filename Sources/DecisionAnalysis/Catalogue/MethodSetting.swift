import Provenance

/// A setting of a method that a person may choose, for the command line and for files.
public struct MethodSetting: Hashable, Sendable {
  /// What a setting may be.
  public enum Kind: Hashable, Sendable {
    /// A number; the method itself checks its range.
    case number(default: Double)
    /// One of some names.
    case name(default: String, among: [String])
  }

  /// The name: lower case, words joined by hyphens.
  public let name: String
  /// What it does, in half a sentence.
  public let meaning: String
  /// What it may be.
  public let kind: Kind

  /// Makes a setting of a number.
  public static func number(_ name: String, _ value: Double, _ meaning: String) -> MethodSetting {
    MethodSetting(name: name, meaning: meaning, kind: .number(default: value))
  }

  /// Makes a setting of one of the cases of an enum.
  public static func name<T: RawRepresentable & CaseIterable>(
    _ name: String, _ value: T, _ meaning: String
  ) -> MethodSetting where T.RawValue == String {
    MethodSetting(
      name: name, meaning: meaning, kind: .name(default: value.rawValue, among: T.allCases.map(\.rawValue)))
  }
}

/// What a person chose for a setting.
public enum SettingValue: Hashable, Sendable {
  /// A number.
  case number(Double)
  /// A name.
  case name(String)
}

/// Choices by method and setting.
public typealias SettingsByMethod = [String: [String: SettingValue]]

extension SettingsByMethod {
  /// Refuses choices for methods that are not used: nobody would see that they have no effect.
  ///
  /// - Throws: `unknownMethod`.
  package func check(among methods: [String]) throws(DecisionError) {
    if let unknown = keys.filter({ !methods.contains($0) }).min() {
      throw .unknownMethod(unknown, available: methods)
    }
  }
}

/// Choices that fit the settings of a method; what was not chosen has its default.
public struct MethodSettings: Hashable, Sendable {
  private var numbers: [String: Double] = [:]
  private var names: [String: String] = [:]

  /// Checks choices.
  ///
  /// - Parameters:
  ///   - chosen: Choices by the names of settings; a number may also be written as a name.
  ///   - settings: What there is to choose.
  ///   - method: The method, for errors.
  /// - Throws: `unknownSetting`, `settingName`; `setting` when a number is none.
  init(_ chosen: [String: SettingValue], among settings: [MethodSetting], method: String) throws(DecisionError) {
    let known = Set(settings.map(\.name))
    if let unknown = chosen.keys.filter({ !known.contains($0) }).min() {
      throw .unknownSetting(unknown, method: method, available: settings.map(\.name))
    }
    for setting in settings {
      switch (setting.kind, chosen[setting.name]) {
      case (.number(let value), nil): numbers[setting.name] = value
      case (.number, .number(let value)?): numbers[setting.name] = try Self.checked(value, setting.name)
      case (.number, .name(let text)?):
        guard let value = Double(text) else {
          throw .settingName(name: setting.name, value: text, allowed: ["a number"])
        }
        numbers[setting.name] = try Self.checked(value, setting.name)
      case (.name(let value, _), nil): names[setting.name] = value
      case (.name(_, let allowed), .name(let value)?):
        guard allowed.contains(value) else { throw .settingName(name: setting.name, value: value, allowed: allowed) }
        names[setting.name] = value
      case (.name(_, let allowed), .number(let value)?):
        throw .settingName(name: setting.name, value: Convention("", value).value, allowed: allowed)
      }
    }
  }

  private static func checked(_ value: Double, _ name: String) throws(DecisionError) -> Double {
    guard NumberRange.contains(value) else {
      throw .setting(name: name, value: value, allowed: "a number that can be computed with: \(NumberRange.allowed)")
    }
    return value
  }

  /// The value of a setting of the method that is a number.
  func number(_ name: String) -> Double {
    guard let value = numbers[name] else { preconditionFailure("no setting '\(name)'") }
    return value
  }

  /// The value of a setting of the method that is a whole number.
  ///
  /// - Throws: `setting` when it is none.
  func count(_ name: String) throws(DecisionError) -> Int {
    let value = number(name)
    guard let count = Int(exactly: value) else { throw .setting(name: name, value: value, allowed: "a whole number") }
    return count
  }

  /// The value of a setting of the method that is a name.
  func name<T: RawRepresentable>(_ name: String, as type: T.Type = T.self) -> T where T.RawValue == String {
    guard let text = names[name], let value = T(rawValue: text) else { preconditionFailure("no setting '\(name)'") }
    return value
  }
}
