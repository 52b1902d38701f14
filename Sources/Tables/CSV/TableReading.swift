import Parallelism

/// One reading of a file into columns: chunks are taken from the file one after the other, parsed by all threads at once,
/// and joined in the order of the file.
final class TableReading {
  /// Below this size no thread is woken.
  private static let smallSize = 1 << 20

  private let walk: FileWalk
  private let actions: [ChunkColumns.Action]
  private let availableMemory: Int
  private let progress: ProgressHandler?
  private var reader: ChunkReader
  private var joinedByteCount = 0
  /// The columns so far.
  private(set) var builder: TableBuilder
  /// The rows and lines so far.
  private(set) var walked: FileWalk.Result

  init(
    _ walk: FileWalk, actions: [ChunkColumns.Action], builder: TableBuilder, availableMemory: Int,
    progress: ProgressHandler? = nil
  ) {
    self.walk = walk
    self.actions = actions
    self.builder = builder
    self.availableMemory = availableMemory
    self.progress = progress
    reader = ChunkReader(walk.source, from: walk.dataOffset, rowEnd: walk.scanner.rowEnd)
    walked = FileWalk.Result(lines: LineMap(firstLine: walk.firstDataLine))
  }

  /// What one thread works on.
  private final class Slot {
    var chunk = ChunkBuffer()
    var columns: ChunkColumns
    var summary = RowWalker.Summary()
    /// What is wrong with the chunk; only in its turn is it known on which line that is.
    var fault: ChunkFault?

    init(_ columns: consuming ChunkColumns) { self.columns = columns }
  }

  /// Reads everything.
  func run(_ workers: Workers) throws(TableError) {
    do throws(TableError) { try readAll(workers) } catch {
      // What is wrong with a file that somebody is writing to is that.
      try walk.source.checkUnchanged()
      throw error
    }
    try walk.source.checkUnchanged()
  }

  private func readAll(_ workers: Workers) throws(TableError) {
    let byteCount = walk.source.count - walk.dataOffset
    let isSmall = byteCount < Self.smallSize && walk.source.chunkSize == ChunkReader.chunkSize
    let walker = walk.walker
    let isUTF8 = walk.dialect.encoding == .utf8
    try (isSmall ? .one : workers).pipeline(
      pieceLimit: byteCount / walk.source.chunkSize + 1,
      makeSlot: { Slot(ChunkColumns(scanner: walk.scanner, dialect: walk.dialect, actions: actions)) },
      take: { (slot) throws(TableError) in try reader.next(into: &slot.chunk) },
      work: { (slot) throws(TableError) in
        slot.fault = nil
        slot.columns.beginChunk(
          line: 0, byteCount: slot.chunk.count, blankLinesBefore: slot.chunk.blankLinesBefore)
        do throws(ChunkFault) {
          slot.summary = try walker.walk(checking: slot.chunk, isUTF8: isUTF8, into: &slot.columns)
          slot.columns.endChunk(rowCount: slot.summary.rowCount)
        } catch {
          slot.fault = error
        }
      },
      deliver: { (slot) throws(TableError) in try join(slot) })
  }

  private func join(_ slot: Slot) throws(TableError) {
    if let fault = slot.fault { throw walk.tableError(fault, firstLine: walked.nextLine) }
    joinedByteCount += slot.chunk.count
    let isFirst = walked.rowCount == 0
    walked.add(slot.summary)
    let share = Double(joinedByteCount) / Double(max(1, walk.source.count - walk.dataOffset))
    builder.append(slot.columns, share: min(1, share))
    progress?(WorkProgress(stage: "reading", fraction: share))
    guard isFirst, builder.expectedByteCount > Double(availableMemory) else { return }
    throw .tooLarge(
      file: walk.source.name, rows: builder.expectedRowCount, columns: builder.columnCount,
      needed: Int(min(builder.expectedByteCount, 0x1p62)), available: availableMemory)
  }
}
