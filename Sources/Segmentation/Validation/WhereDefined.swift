import ClusterValidation

/// What a measure finds, or `nil` where a partition has none: fewer than two segments hold an account, or nothing spreads within
/// them. Other errors are thrown.
func whereDefined<T>(_ measure: () throws -> T) throws -> T? {
  do {
    return try measure()
  } catch let error as ClusterValidationError {
    switch error {
    case .tooFewClusters, .noWithinSpread, .noDegreesOfFreedom, .coincidentCentroids, .noTotalSpread: return nil
    default: throw error
    }
  }
}
