import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// How many threads may work at once, and the loops they run.
///
/// Every loop returns its results in index order, and callers split work by the data and never by the thread count, so
/// **1, 2 or 64 threads give the same bits.** With one worker or one piece of work no thread is woken,
/// and where the system makes fewer threads than asked for, or none, the loops run on those there are.
public struct Workers: Hashable, Sendable {
  /// The number of threads, at least 1.
  public let count: Int

  /// Allows `count` threads; values below 1 mean 1.
  public init(count: Int) { self.count = max(1, count) }

  /// One thread for each processor this process may use (on Linux its affinity mask counts).
  public static var automatic: Workers { Workers(count: ProcessInfo.processInfo.activeProcessorCount) }

  /// The calling thread alone.
  public static let one = Workers(count: 1)

  /// Calls `body` for every index in 0 ..< `pieces` and returns the results in index order.
  ///
  /// - Parameters:
  ///   - pieces: How many independent pieces of work there are.
  ///   - body: The work; it must not depend on which thread runs it.
  /// - Precondition: As many results fit into the address space.
  /// - Throws: The error of the lowest index that failed, whatever finished first.
  public func map<T: Sendable, Failure: Error>(
    _ pieces: Int, _ body: @Sendable (Int) throws(Failure) -> T
  ) throws(Failure) -> [T] {
    let size = MemoryLayout<Result<T, Failure>?>.stride.multipliedReportingOverflow(by: pieces)
    precondition(!size.overflow && size.partialValue < 1 << 47, "\(pieces) results of a loop do not fit into memory")
    let threads = min(count, pieces)
    if threads <= 1 {
      var results: [T] = []
      results.reserveCapacity(pieces)
      for index in 0..<max(0, pieces) { results.append(try body(index)) }
      return results
    }
    var slots = [Result<T, Failure>?](repeating: nil, count: pieces)
    slots.withUnsafeMutableBufferPointer { buffer in
      let slots = SendableBuffer(buffer)
      let nextIndex = Atomic<Int>(0)
      ThreadPool.shared.perform(guestCount: threads - 1) {
        while true {
          let index = nextIndex.wrappingAdd(1, ordering: .relaxed).oldValue
          guard index < pieces else { return }
          do throws(Failure) { slots.base[index] = .success(try body(index)) } catch {
            slots.base[index] = .failure(error)
          }
        }
      }
    }
    var results: [T] = []
    results.reserveCapacity(pieces)
    for slot in slots { results.append(try slot!.get()) }
    return results
  }

  /// Calls `body` for every index in 0 ..< `pieces`; for work that writes its results into places of its own.
  public func forEach(_ pieces: Int, _ body: @Sendable (Int) -> Void) {
    let threads = min(count, pieces)
    if threads <= 1 {
      for index in 0..<max(0, pieces) { body(index) }
      return
    }
    let nextIndex = Atomic<Int>(0)
    ThreadPool.shared.perform(guestCount: threads - 1) {
      while true {
        let index = nextIndex.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < pieces else { return }
        body(index)
      }
    }
  }
}

/// A buffer whose elements are written by one thread each: the atomic counter above hands out every index once.
private struct SendableBuffer<Element>: @unchecked Sendable {
  let base: UnsafeMutableBufferPointer<Element>
  init(_ base: UnsafeMutableBufferPointer<Element>) { self.base = base }
}
