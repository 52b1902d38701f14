import Tables

/// A word of a command line, written so that a shell reads back exactly this text.
package enum ShellWord {
  /// The word as it is when no sign of it means anything to a shell; else in single quotes; and with its bytes written
  /// out (`$'\x1B'`, as bash, zsh and ksh read it) when it holds what would not show in a terminal.
  package static func of(_ text: String) -> String {
    if VisibleText.of(text) != text {
      // As the system knows it: the name of a file may hold bytes that are no UTF-8.
      return "$'" + SystemPath.bytes(of: text).dropLast().map { escaped(UInt8(bitPattern: $0)) }.joined() + "'"
    }
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
        true
      default: "_./-,:+%@".utf8.contains(byte)
      }
    }
    if isPlain, !text.isEmpty { return text }
    return "'" + text.replacing("'", with: #"'\''"#) + "'"
  }

  private static func escaped(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "'"), UInt8(ascii: "\\"): "\\" + String(Unicode.Scalar(byte))
    case 0x20...0x7E: String(Unicode.Scalar(byte))
    default: #"\x"# + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
  }
}
