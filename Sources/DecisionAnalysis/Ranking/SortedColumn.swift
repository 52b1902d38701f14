package import Parallelism

/// Values in ascending order, with where each came from; equal values stay in their order.
package struct SortedColumn: Sendable {
  /// The values, ascending.
  package let values: [Double]
  /// For each place, the index that the value came from.
  package let order: [Int32]

  /// Sorts values, see ``SortedItems``.
  ///
  /// - Parameters:
  ///   - values: At most 2³¹ numbers.
  ///   - workers: The threads to use; the result does not depend on them.
  /// - Returns: `nil` when a value is not finite.
  package init?(_ values: UnsafeBufferPointer<Double>, workers: Workers) {
    guard let sorted = SortedItems(values, workers) else { return nil }
    let count = values.count
    self.values = [Double](unsafeUninitializedCapacity: count) { places, initialized in
      nonisolated(unsafe) let places = places
      sorted.forEachPiece(workers) { items, range in
        for place in range { places.initializeElement(at: place, to: items[place].value) }
      }
      initialized = count
    }
    order = [Int32](unsafeUninitializedCapacity: count) { places, initialized in
      nonisolated(unsafe) let places = places
      sorted.forEachPiece(workers) { items, range in
        for place in range { places.initializeElement(at: place, to: items[place].index) }
      }
      initialized = count
    }
  }
}
