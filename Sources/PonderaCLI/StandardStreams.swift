#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The three streams that every program is given, or should be.
enum StandardStreams {
  /// Opens the null device for a stream that was closed when the program started (`>&-`): else the next file opened would
  /// take its number, and what is meant for the terminal would be written into it.
  static func openClosed() {
    for descriptor in 0...2 as ClosedRange<Int32> where fcntl(descriptor, F_GETFD) < 0 && errno == EBADF {
      // The lowest free number is the one that was closed.
      _ = open("/dev/null", O_RDWR)
    }
  }
}
