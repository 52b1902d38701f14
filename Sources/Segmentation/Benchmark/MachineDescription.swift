#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

import LinearAlgebra

/// The machine that something was timed on: without it a time says little.
package struct MachineDescription: Hashable, Sendable {
  /// The name of the processor, or its architecture where no name is told.
  package let processor: String
  /// The processors this process may use.
  package let processorCount: Int
  /// The memory of the machine, in bytes.
  package let memory: Int
  /// The operating system and its version.
  package let operatingSystem: String
  /// Which BLAS runs.
  package let blas: String
  /// The file that the BLAS was loaded from.
  package let blasPath: String?

  /// This machine, now.
  package static var current: MachineDescription {
    let process = ProcessInfo.processInfo
    let blas = BLASLibrary.current
    return MachineDescription(
      processor: processorName, processorCount: process.activeProcessorCount,
      memory: Int(clamping: process.physicalMemory), operatingSystem: process.operatingSystemVersionString,
      blas: Self.trimmed(blas.name), blasPath: blas.path)
  }

  private static func trimmed(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static var processorName: String {
    let named = SystemFile.lines("/proc/cpuinfo").first { $0.hasPrefix("model name") }
    let name = named?.split(separator: ":", maxSplits: 1).last.map { trimmed(String($0)) }
    if let name, !name.isEmpty { return name }
    #if arch(x86_64)
      return "x86-64"
    #elseif arch(arm64)
      return "arm64"
    #else
      return "unknown"
    #endif
  }
}
