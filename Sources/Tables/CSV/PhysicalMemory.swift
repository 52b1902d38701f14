#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The memory that this process may use.
enum PhysicalMemory {
  /// That of the machine, or the limit set for the process (`ulimit -v`) where that is less; the largest number when the
  /// system does not say.
  static var byteCount: Int {
    let (pages, size) = (sysconf(Int32(_SC_PHYS_PAGES)), sysconf(Int32(_SC_PAGESIZE)))
    let machine = pages > 0 && size > 0 ? pages * size : .max
    var limit = rlimit()
    #if canImport(Glibc)
      let kind = __rlimit_resource_t(RLIMIT_AS.rawValue)
    #else
      let kind = RLIMIT_AS
    #endif
    guard getrlimit(kind, &limit) == 0 else { return machine }
    return min(machine, Int(clamping: limit.rlim_cur))
  }
}
