import CKernels

/// Where the values of a column lie, for as long as a call lasts: asking an array for its place costs a count of references,
/// which is too much for every column of every tile.
enum ColumnPointer {
  case bytes(UnsafePointer<UInt8>)
  case decimals(UnsafePointer<Int32>)
  case singles(UnsafePointer<Float>)
  case doubles(UnsafePointer<Double>)

  /// The place, whatever lies there.
  var address: UnsafeRawPointer {
    switch self {
    case .bytes(let place): UnsafeRawPointer(place)
    case .decimals(let place): UnsafeRawPointer(place)
    case .singles(let place): UnsafeRawPointer(place)
    case .doubles(let place): UnsafeRawPointer(place)
    }
  }
}

extension Observations {
  /// How many columns are pointed to at once; each takes a frame of the stack.
  static let pointerLimit = 32

  /// Calls `body` with the places of some columns, at most ``pointerLimit``.
  func withColumnPointers(of features: Range<Int>, _ body: (UnsafeBufferPointer<ColumnPointer>) -> Void) {
    withUnsafeTemporaryAllocation(of: ColumnPointer.self, capacity: features.count) { pointers in
      collect(features.lowerBound, features, into: pointers, body)
    }
  }

  /// Calls `body` with some columns, at most ``pointerLimit``, as kernels read their exact values.
  func withExactForm(of features: Range<Int>, _ body: (UnsafePointer<PKColumn>) -> Void) {
    withColumnPointers(of: features) { columns in
      withUnsafeTemporaryAllocation(of: PKColumn.self, capacity: columns.count) { forms in
        for (index, column) in columns.enumerated() {
          var form = PKColumn(values: column.address, kind: 0, whole: 0, centre: 0, scale: 1, divisor: 1)
          switch columns[index] {
          case .bytes: form.kind = Int32(PKBytes)
          case .decimals: form.kind = Int32(PKDecimals)
          case .singles: form.kind = Int32(PKSingles)
          case .doubles: form.kind = Int32(PKDoubles)
          }
          if case .decimals(_, let places) = self.columns[features.lowerBound + index] {
            form.divisor = Column.powersOfTen[places]
          }
          forms.initializeElement(at: index, to: form)
        }
        body(forms.baseAddress!)
      }
    }
  }

  private func collect(
    _ feature: Int, _ features: Range<Int>, into pointers: UnsafeMutableBufferPointer<ColumnPointer>,
    _ body: (UnsafeBufferPointer<ColumnPointer>) -> Void
  ) {
    guard feature < features.upperBound else { return body(UnsafeBufferPointer(pointers)) }
    func goOn(_ pointer: ColumnPointer) {
      pointers.initializeElement(at: feature - features.lowerBound, to: pointer)
      collect(feature + 1, features, into: pointers, body)
    }
    switch columns[feature] {
    case .bytes(let values): values.withUnsafeBufferPointer { goOn(.bytes($0.baseAddress!)) }
    case .decimals(let units, _): units.withUnsafeBufferPointer { goOn(.decimals($0.baseAddress!)) }
    case .singles(let values): values.withUnsafeBufferPointer { goOn(.singles($0.baseAddress!)) }
    case .doubles(let values): values.withUnsafeBufferPointer { goOn(.doubles($0.baseAddress!)) }
    }
  }
}
