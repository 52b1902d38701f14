#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the terminal can show.
package struct TerminalEnvironment: Hashable, Sendable {
  /// The number of columns.
  package let width: Int
  /// Whether colours may be used.
  package let usesColor: Bool

  package init(width: Int, usesColor: Bool) {
    self.width = width
    self.usesColor = usesColor
  }

  /// 80 columns and no colours: for files.
  package static let plain = TerminalEnvironment(width: 80, usesColor: false)

  /// Standard output as it is.
  package static var current: TerminalEnvironment {
    var size = winsize()
    let columns = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 ? Int(size.ws_col) : nil
    return TerminalEnvironment(
      variables: ProcessInfo.processInfo.environment, isTerminal: isatty(STDOUT_FILENO) == 1, columns: columns)
  }

  /// Decides from the environment.
  ///
  /// The width is `COLUMNS` when it is a positive number, else that of the terminal, else 80; but at least 40 and at most 10,000. Colours are used on a
  /// terminal that is not `dumb`, or anywhere when `FORCE_COLOR` or `CLICOLOR_FORCE` is set and not `0`; and never
  /// when `NO_COLOR` is set to anything (https://no-color.org).
  package init(variables: [String: String], isTerminal: Bool, columns: Int?) {
    let stated = variables["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    width = min(10_000, max(40, stated ?? columns.flatMap { $0 > 0 ? $0 : nil } ?? 80))
    let isRefused = !(variables["NO_COLOR"] ?? "").isEmpty
    let isForced = ["FORCE_COLOR", "CLICOLOR_FORCE"].contains { !["", "0"].contains(variables[$0] ?? "") }
    usesColor = !isRefused && (isForced || (isTerminal && variables["TERM"] != "dumb"))
  }
}
