package import Parallelism

/// Passes over the alternatives in chunks of rows, column by column within a chunk.
///
/// Chunks are the same for any number of threads, and each writes its own rows or returns sums that are added in order:
/// the results have the same bits for any thread count. A chunk of results stays in the first-level cache while the
/// columns go by, so that no copy of the matrix is ever made.
package struct RowPass: Sendable {
  /// Rows in a chunk.
  package static let chunkRows = 2_048

  /// The rows of a chunk and where their values and results lie.
  package struct Chunk {
    /// The alternatives of the chunk.
    package let rows: Range<Int>
    /// For each criterion that counts, its first value in the chunk.
    package let columns: [UnsafePointer<Double>]
    /// For each result, its first place in the chunk; not yet written.
    package let results: [UnsafeMutablePointer<Double>]

    /// The number of rows.
    package var count: Int { rows.count }

    /// Writes one number to all rows of a result.
    package func fill(_ result: Int, with value: Double) {
      results[result].initialize(repeating: value, count: rows.count)
    }
  }

  private let problem: DecisionProblem
  private let workers: Workers

  package init(_ problem: DecisionProblem, _ workers: Workers) {
    self.problem = problem
    self.workers = workers
  }

  private var chunkCount: Int { (problem.alternativeCount + Self.chunkRows - 1) / Self.chunkRows }

  private func rows(_ chunk: Int) -> Range<Int> {
    (chunk * Self.chunkRows)..<min((chunk + 1) * Self.chunkRows, problem.alternativeCount)
  }

  /// Fills arrays of one number for each alternative.
  ///
  /// - Parameters:
  ///   - count: How many arrays.
  ///   - body: Writes every row of every result of its chunk.
  /// - Returns: The arrays.
  package func arrays(_ count: Int, _ body: @Sendable (Chunk) -> Void) -> [[Double]] {
    allocate(count, []) { results in
      problem.withColumns { columns in
        nonisolated(unsafe) let columns = columns
        nonisolated(unsafe) let results = results
        workers.forEach(chunkCount) { index in
          let rows = rows(index)
          body(
            Chunk(
              rows: rows, columns: columns.map { $0 + rows.lowerBound }, results: results.map { $0 + rows.lowerBound }))
        }
      }
    }
  }

  /// Fills one array.
  package func array(_ body: @Sendable (Chunk) -> Void) -> [Double] { arrays(1, body)[0] }

  /// What each chunk amounts to, in order.
  package func map<T: Sendable>(_ body: @Sendable (Chunk) -> T) -> [T] {
    problem.withColumns { columns in
      nonisolated(unsafe) let columns = columns
      return workers.map(chunkCount) { index in
        let rows = rows(index)
        return body(Chunk(rows: rows, columns: columns.map { $0 + rows.lowerBound }, results: []))
      }
    }
  }

  /// Arrays whose memory is written by `run` before anybody reads it.
  private func allocate(
    _ count: Int, _ places: [UnsafeMutablePointer<Double>], _ run: ([UnsafeMutablePointer<Double>]) -> Void
  ) -> [[Double]] {
    guard places.count < count else {
      run(places)
      return []
    }
    var others: [[Double]] = []
    let own = [Double](unsafeUninitializedCapacity: problem.alternativeCount) { buffer, initialized in
      HugePages.wish(for: buffer)
      // There is at least one alternative, so the buffer has a place.
      others = allocate(count, places + [buffer.baseAddress!], run)
      initialized = problem.alternativeCount
    }
    return [own] + others
  }
}
