/// What ends a line of a file.
public enum LineEnd: String, Hashable, Sendable, Codable, CaseIterable {
  /// A line feed, as on Linux and macOS.
  case lineFeed = "LF"
  /// A carriage return and a line feed, as on Windows.
  case carriageReturnLineFeed = "CRLF"
  /// A carriage return alone, as on the first Macintosh and in some exports of Excel for Mac.
  case carriageReturn = "CR"

  /// The byte that closes a row. In front of a line feed a carriage return is dropped whatever the dialect says, so that
  /// files whose lines end in both ways are read.
  var rowEnd: UInt8 { self == .carriageReturn ? UInt8(ascii: "\r") : UInt8(ascii: "\n") }

  /// The bytes that a writer puts after a row.
  var bytes: [UInt8] { [UInt8]((self == .lineFeed ? "\n" : self == .carriageReturn ? "\r" : "\r\n").utf8) }
}
