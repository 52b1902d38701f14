import Foundation
import Provenance

// What .ci/fuzz compiles together with the rooms and feeds with random bytes. It stops not only where a reader crashes, hangs
// or takes too much memory, but also where an answer breaks a law, or an error has no sentence.

/// What is fed, and what is made of it.
private let targets: [String: @Sendable ([UInt8]) -> Void] = [
  "csv": fuzzCSV, "csv-options": fuzzCSVOptions, "accounts": fuzzAccounts, "offers": fuzzOffers,
  "judgments": fuzzJudgments, "comparisons": fuzzComparisons, "best-worst": fuzzBestWorst,
  "profiles": fuzzProfiles, "weights": fuzzWeights, "model": fuzzModel, "case": fuzzCase,
  "command-line": fuzzCommandLine,
]

/// The target that `PONDERA_FUZZ` names.
private let target: @Sendable ([UInt8]) -> Void = {
  let name = ProcessInfo.processInfo.environment["PONDERA_FUZZ"] ?? ""
  guard let target = targets[name] else { fatalError("'\(name)' is no target; there are \(targets.keys.sorted())") }
  return target
}()

/// What libFuzzer calls for every input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  target(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

/// Runs what may refuse its input: with a sentence, and never as a defect of ours.
///
/// - Returns: What it made, or `nil` when it was refused.
@discardableResult
func refusable<Value>(_ body: () throws -> Value) -> Value? {
  do {
    return try body()
  } catch let error as any PonderaError {
    guard error.category != .defect, !error.description.isEmpty else { fatalError("refused as \(error)") }
    return nil
  } catch {
    fatalError("an error of nobody: \(error)")
  }
}
