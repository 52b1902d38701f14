/// How the characters of a file are written as bytes.
public enum CSVEncoding: String, Hashable, Sendable, Codable, CaseIterable {
  /// UTF-8, of which ASCII is a part.
  case utf8 = "UTF-8"
  /// UTF-16, low byte first.
  case utf16LittleEndian = "UTF-16LE"
  /// UTF-16, high byte first.
  case utf16BigEndian = "UTF-16BE"
  /// The code page of Western European Windows; its five unassigned bytes are read as control characters.
  case windows1252 = "Windows-1252"
  /// ISO 8859-1.
  case latin1 = "ISO-8859-1"

  /// The encoding that a person means by a name such as `utf8`, `UTF-16`, `cp1252` or `latin1`.
  ///
  /// - Returns: `nil` when the name is not known. Plain `UTF-16` means little endian.
  public init?(named name: String) {
    switch String(name.lowercased().filter { $0.isLetter || $0.isNumber }) {
    case "utf8", "utf8sig", "ascii", "usascii": self = .utf8
    case "utf16", "utf16le", "unicode": self = .utf16LittleEndian
    case "utf16be": self = .utf16BigEndian
    case "windows1252", "cp1252", "ansi", "win1252", "1252": self = .windows1252
    case "latin1", "iso88591", "88591": self = .latin1
    default: return nil
    }
  }
}
