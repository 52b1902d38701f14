/// The first look at a file: its encoding, and its bytes as UTF-8.
struct CSVOpening {
  /// The bytes in UTF-8.
  let source: ByteSource
  /// Where the text begins, behind a byte order mark and the line `sep=;`.
  let textOffset: Int
  let encoding: CSVEncoding
  let hasByteOrderMark: Bool
  let isEncodingPresumed: Bool
  let detector: DialectDetector

  /// Bytes that are looked at for the encoding.
  private static let prefixLength = 4 << 20

  init(_ original: ByteSource, options: CSVOptions) throws(TableError) {
    let name = original.name
    let prefix = try original.bytes(limit: Self.prefixLength)
    guard !prefix.isEmpty else { throw .emptyFile(file: name) }
    if let format = EncodingDetector.binaryFormat(prefix) { throw .binaryFile(file: name, looksLike: format) }
    let finding = EncodingDetector.find(
      in: prefix, isWhole: prefix.count == original.count, chosen: options.encoding)
    encoding = finding.encoding
    hasByteOrderMark = finding.markLength > 0
    isEncodingPresumed = finding.isPresumed && options.encoding == nil
    let text: [UInt8]
    var markLength = finding.markLength
    if encoding == .utf8 {
      source = original
      text = Array(prefix.dropFirst(markLength))
    } else {
      // As they are and in UTF-8, where a character may take three bytes for one.
      let (needed, available) = (4 * original.count, PhysicalMemory.byteCount)
      guard needed <= available else {
        throw .tooLargeToConvert(file: name, encoding: encoding, needed: needed, available: available)
      }
      let all = try original.bytes(from: markLength)
      switch Transcoder.utf8(all[...], from: encoding) {
      case .success(let bytes): source = original.holding(bytes)
      case .failure(let error): throw .invalidEncoding(file: name, line: error.line, encoding: finding.encoding)
      }
      markLength = 0
      text = try source.bytes(limit: Self.prefixLength)
    }
    if text.withUnsafeBufferPointer({ ByteCheck.holdsNUL($0) }) { throw .binaryFile(file: name, looksLike: nil) }
    detector = DialectDetector(text)
    textOffset = markLength + detector.separatorLineLength
  }

  var delimiterFound: UInt8 { detector.delimiter() }

  func dialect(hasHeader: Bool, options: CSVOptions) -> CSVDialect {
    let delimiter = options.delimiter ?? delimiterFound
    return CSVDialect(
      delimiter: delimiter,
      decimalMark: options.decimalMark ?? detector.decimalMark(delimiter: delimiter),
      encoding: encoding,
      hasByteOrderMark: hasByteOrderMark,
      lineEnd: detector.lineEnd,
      hasHeader: hasHeader,
      hasSeparatorLine: detector.separatorLineLength > 0,
      missingMarkers: options.missingMarkers ?? CSVDialect.defaultMissingMarkers)
  }
}
