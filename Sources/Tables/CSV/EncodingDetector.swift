/// Finds the encoding of a file from its first bytes.
enum EncodingDetector {
  struct Finding {
    var encoding: CSVEncoding
    /// The length of the byte order mark.
    var markLength: Int
    /// Whether UTF-8 is only presumed because all bytes so far are ASCII.
    var isPresumed = false
  }

  /// Byte order mark, then the NUL bytes that Latin text has in UTF-16, then strict UTF-8, else Windows-1252.
  ///
  /// - Parameters:
  ///   - isWhole: Whether these are all bytes; otherwise a character may be cut off at the end.
  ///   - chosen: An encoding that was asked for. A mark of another encoding is then part of the text.
  static func find(in bytes: [UInt8], isWhole: Bool, chosen: CSVEncoding?) -> Finding {
    let marks: [(CSVEncoding, [UInt8])] = [
      (.utf8, [0xEF, 0xBB, 0xBF]), (.utf16LittleEndian, [0xFF, 0xFE]), (.utf16BigEndian, [0xFE, 0xFF]),
    ]
    for (encoding, mark) in marks where bytes.starts(with: mark) && (chosen == nil || chosen == encoding) {
      return Finding(encoding: encoding, markLength: mark.count)
    }
    // Asked for "UTF-16", a file may begin with the mark of the other byte order, which then rules.
    if chosen == .utf16LittleEndian, bytes.starts(with: [0xFE, 0xFF]) {
      return Finding(encoding: .utf16BigEndian, markLength: 2)
    }
    if let chosen { return Finding(encoding: chosen, markLength: 0) }
    if let encoding = utf16WithoutMark(bytes.prefix(4096)) { return Finding(encoding: encoding, markLength: 0) }
    let malformed = bytes.withUnsafeBufferPointer { ByteCheck.firstMalformedUTF8($0) }
    if malformed == nil {
      let isASCII = bytes.withUnsafeBufferPointer { ByteCheck.firstHighByte($0) == nil }
      return Finding(encoding: .utf8, markLength: 0, isPresumed: isASCII)
    }
    if let malformed, !isWhole, malformed > bytes.count - 4 { return Finding(encoding: .utf8, markLength: 0) }
    return Finding(encoding: .windows1252, markLength: 0)
  }

  /// In UTF-16, delimiters, digits and Latin letters have one byte of zero, always on the same side.
  private static func utf16WithoutMark(_ bytes: ArraySlice<UInt8>) -> CSVEncoding? {
    let pairs = bytes.count / 2
    guard pairs >= 2 else { return nil }
    var zeros = (even: 0, odd: 0)
    for pair in 0..<pairs {
      if bytes[bytes.startIndex + 2 * pair] == 0 { zeros.even += 1 }
      if bytes[bytes.startIndex + 2 * pair + 1] == 0 { zeros.odd += 1 }
    }
    if zeros.odd * 10 >= pairs * 7, zeros.even * 20 <= pairs { return .utf16LittleEndian }
    if zeros.even * 10 >= pairs * 7, zeros.odd * 20 <= pairs { return .utf16BigEndian }
    return nil
  }

  /// Whether the first bytes are no text: NUL bytes in what is not UTF-16.
  static func isNoText(_ bytes: [UInt8], _ chosen: CSVEncoding?) -> Bool {
    guard bytes.withUnsafeBufferPointer({ ByteCheck.holdsNUL($0) }) else { return false }
    switch find(in: bytes, isWhole: false, chosen: chosen).encoding {
    case .utf16LittleEndian, .utf16BigEndian: return false
    default: return true
    }
  }

  /// What a file looks like that is no text, by its first bytes.
  static func binaryFormat(_ bytes: [UInt8]) -> String? {
    let formats: [([UInt8], String)] = [
      ([0x50, 0x4B, 0x03, 0x04], "an Excel workbook or a zip archive; save the sheet as CSV"),
      ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel workbook; save the sheet as CSV"),
      ([0x1F, 0x8B], "a gzip archive; unpack it"), ([0x25, 0x50, 0x44, 0x46, 0x2D], "a PDF document"),
      ([0x50, 0x41, 0x52, 0x31], "a Parquet file"), ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"),
      ([0x28, 0xB5, 0x2F, 0xFD], "a zstd archive; unpack it"),
    ]
    return formats.first { bytes.starts(with: $0.0) }?.1
  }
}
