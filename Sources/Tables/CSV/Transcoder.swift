/// Turns other encodings into UTF-8.
enum Transcoder {
  /// The bytes in UTF-8, or where UTF-16 is malformed: the line, counted from 1.
  static func utf8(_ bytes: ArraySlice<UInt8>, from encoding: CSVEncoding) -> Result<[UInt8], MalformedUTF16> {
    switch encoding {
    case .utf8: .success(Array(bytes))
    case .latin1: .success(singleBytes(bytes, high: nil))
    case .windows1252: .success(singleBytes(bytes, high: windows1252))
    case .utf16LittleEndian: utf16(bytes, lowByteFirst: true)
    case .utf16BigEndian: utf16(bytes, lowByteFirst: false)
    }
  }

  struct MalformedUTF16: Error, Hashable {
    let line: Int
  }

  private static func singleBytes(_ bytes: ArraySlice<UInt8>, high: [UInt16]?) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 16)
    for byte in bytes {
      if byte < 0x80 {
        text.append(byte)
      } else if let high, byte < 0xA0 {
        append(UInt32(high[Int(byte) - 0x80]), to: &text)
      } else {
        append(UInt32(byte), to: &text)
      }
    }
    return text
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>, lowByteFirst: Bool) -> Result<[UInt8], MalformedUTF16> {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count / 2 + bytes.count / 8)
    var line = 1
    var index = bytes.startIndex
    func unit(at index: Int) -> UInt32? {
      guard index + 1 < bytes.endIndex else { return nil }
      let (first, second) = (UInt32(bytes[index]), UInt32(bytes[index + 1]))
      return lowByteFirst ? second << 8 | first : first << 8 | second
    }
    while index < bytes.endIndex {
      guard let value = unit(at: index) else { return .failure(MalformedUTF16(line: line)) }
      index += 2
      if value & 0xF800 != 0xD800 {
        if value == 0x0A { line += 1 }
        append(value, to: &text)
        continue
      }
      guard value < 0xDC00, let low = unit(at: index), low & 0xFC00 == 0xDC00 else {
        return .failure(MalformedUTF16(line: line))
      }
      index += 2
      append(0x10000 + (value & 0x3FF) << 10 + low & 0x3FF, to: &text)
    }
    return .success(text)
  }

  @inline(__always)
  private static func append(_ scalar: UInt32, to text: inout [UInt8]) {
    if scalar < 0x80 {
      text.append(UInt8(scalar))
    } else if scalar < 0x800 {
      text.append(UInt8(0xC0 | scalar >> 6))
      text.append(UInt8(0x80 | scalar & 0x3F))
    } else if scalar < 0x10000 {
      text.append(UInt8(0xE0 | scalar >> 12))
      text.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      text.append(UInt8(0x80 | scalar & 0x3F))
    } else {
      text.append(UInt8(0xF0 | scalar >> 18))
      text.append(UInt8(0x80 | scalar >> 12 & 0x3F))
      text.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      text.append(UInt8(0x80 | scalar & 0x3F))
    }
  }

  /// Code points of the bytes 0x80 … 0x9F (Microsoft code page 1252; the five free bytes keep their own number, as the
  /// Encoding Standard of the WHATWG does).
  private static let windows1252: [UInt16] = [
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D,
    0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
    0x0153, 0x009D, 0x017E, 0x0178,
  ]

  /// The bytes of a text in another encoding; a character it lacks becomes `?`.
  static func bytes(of text: String, in encoding: CSVEncoding) -> [UInt8] {
    switch encoding {
    case .utf8: Array(text.utf8)
    case .utf16LittleEndian: text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case .utf16BigEndian: text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    case .latin1: text.unicodeScalars.map { $0.value < 0x100 ? UInt8($0.value) : UInt8(ascii: "?") }
    case .windows1252:
      text.unicodeScalars.map { scalar in
        if scalar.value < 0x80 || 0xA0...0xFF ~= scalar.value { return UInt8(scalar.value) }
        return windows1252.firstIndex { UInt32($0) == scalar.value }.map { UInt8($0 + 0x80) } ?? UInt8(ascii: "?")
      }
    }
  }
}
