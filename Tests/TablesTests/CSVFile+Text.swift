import Tables

extension CSVFile {
  /// A file of the name `f.csv` that holds a text.
  static func of(_ text: String, options: CSVOptions = .detect) throws(TableError) -> CSVFile {
    try CSVFile(name: "f.csv", bytes: Array(text.utf8), options: options)
  }

  func texts(_ name: String) throws(TableError) -> [String?] { try read(columns: [.text(name)]).texts(name)!.values }

  func numbers(_ name: String) throws(TableError) -> [Double?] {
    let column = try read(columns: [.number(name)]).numbers(name)!
    return (0..<column.count).map { column[$0] }
  }
}
