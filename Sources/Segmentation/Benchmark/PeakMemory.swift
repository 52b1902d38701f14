#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The largest memory this process has held at once.
enum PeakMemory {
  /// Forgets the peak so far, where the system allows it (Linux). Elsewhere the peak is that of the whole process, which
  /// tells the same as long as sizes rise.
  static func reset() {
    #if os(Linux)
      guard let file = fopen("/proc/self/clear_refs", "w") else { return }
      fputs("5", file)
      fclose(file)
    #endif
  }

  /// The peak in bytes: `VmHWM` of `/proc/self/status`, else what `getrusage` says; `nil` when neither tells.
  static var bytes: Int? {
    if let line = SystemFile.lines("/proc/self/status").first(where: { $0.hasPrefix("VmHWM:") }),
      let kilobytes = line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({ Int($0) })
    {
      return kilobytes * 1024
    }
    var usage = rusage()
    // 0 is RUSAGE_SELF everywhere; the constant's type differs between C libraries.
    guard getrusage(0, &usage) == 0, usage.ru_maxrss > 0 else { return nil }
    #if canImport(Darwin)
      return Int(usage.ru_maxrss)
    #else
      return Int(usage.ru_maxrss) * 1024
    #endif
  }
}
