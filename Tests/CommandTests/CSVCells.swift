/// The values of a file, by the rules of RFC 4180 and nothing else, so that the tests do not lean on the reader of the
/// program.
enum CSVCells {
  /// One list a row.
  static func rows(_ text: String, delimiter: Unicode.Scalar = ",") -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var isQuoted = false
    var isAfterQuote = false
    for scalar in text.unicodeScalars {
      switch (scalar, isQuoted) {
      case ("\"", false):
        // A quote right after a closing one stands for itself.
        if isAfterQuote { cell.unicodeScalars.append(scalar) }
        isQuoted = true
      case ("\"", true):
        isQuoted = false
        isAfterQuote = true
        continue
      case (delimiter, false):
        row.append(cell)
        cell = ""
      case ("\n", false):
        rows.append(row + [cell])
        row = []
        cell = ""
      default: cell.unicodeScalars.append(scalar)
      }
      isAfterQuote = false
    }
    return rows
  }
}
