import Parallelism

extension CSVFile {
  /// Facts about every column, in one pass over the file.
  ///
  /// - Throws: As ``read(columns:)`` does, except that a text among numbers is counted and not an error. Time is O(bytes);
  ///   space is at most 10,000 distinct values a column.
  package func profile() throws(TableError) -> TableProfile {
    do {
      return try profileOnce()
    } catch .invalidEncoding where isEncodingPresumed {
      return try inWindows1252().profileOnce()
    }
  }

  private func profileOnce() throws(TableError) -> TableProfile {
    let walk = walk
    var sink = ProfileSink(scanner: walk.scanner, dialect: dialect, samples: samples)
    let total = Double(max(1, source.count - dataOffset))
    let result = try walk.run(into: &sink) { byteCount in
      progress?(WorkProgress(stage: "reading", fraction: Double(byteCount) / total))
    }
    var columns: [ColumnProfile] = []
    var firstWith: [UInt64: String] = [:]
    for (index, builder) in sink.builders.enumerated() {
      var profile = builder.profile(position: index + 1, rowCount: result.rowCount)
      if profile.kind != .empty {
        profile.duplicateOf = firstWith[builder.fingerprint]
        if profile.duplicateOf == nil { firstWith[builder.fingerprint] = profile.name }
      }
      columns.append(profile)
    }
    return TableProfile(fileName: name, dialect: dialect, rowCount: result.rowCount, columns: columns)
  }
}
