import Pondera

/// Reads all columns of a CSV file as numbers, once.
enum CSVRun {
  static func run(path: String) throws {
    let file = try CSVFile(path: path)
    let (seconds, table) = try timed { try file.read(columns: file.columnNames.map { .number($0) }) }
    // The last column stands for all: what was read is right, or the driver says so.
    let last = table.numbers(file.columnNames.last!)!
    let sum = (0..<table.rowCount).reduce(0) { $0 + (last[$1] ?? 0) }
    print(#"{"readSeconds": \#(seconds), "rows": \#(table.rowCount), "sum": \#(sum)}"#)
  }
}
