import ArgumentParser
import Tables

/// `--decimal comma`: the decimal mark as a word, which help can show, or as the sign.
enum DecimalMarkArgument: String, CaseIterable, ExpressibleByArgument {
  case point
  case comma

  init?(argument: String) {
    switch argument.lowercased() {
    case "point", ".": self = .point
    case "comma", ",": self = .comma
    default: return nil
    }
  }

  /// The mark.
  var mark: DecimalMark { self == .point ? .point : .comma }
}
