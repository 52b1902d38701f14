/// One value as it stands in the bytes of a file, before anybody asks what it means.
struct RawField {
  enum Form { case plain, quoted, escaped }
  enum Flaw { case none, strayQuote, textAfterQuote, unclosedQuote }

  /// The content: without the quotes, with inner quotes still doubled when the form is `escaped`.
  var start: UnsafePointer<UInt8>
  var count: Int
  /// The delimiter or row end behind the value.
  var next: UnsafePointer<UInt8>
  var form = Form.plain
  var flaw = Flaw.none
  /// How many row ends are inside the quotes.
  var lineBreaks = 0

  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }
}
