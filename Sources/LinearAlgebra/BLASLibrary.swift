import CLinearAlgebra

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Which BLAS runs in this process, as a result's manifest should say: libraries differ in the last bits and in speed.
///
/// The library is chosen by the machine and not by Pondera; on Debian, installing `libopenblas0-pthread` is enough.
package struct BLASLibrary: Hashable, Sendable {
  /// What the library says of itself, for example `OpenBLAS 0.3.21 NO_LAPACKE DYNAMIC_ARCH … Haswell`; for a library
  /// that does not say its name, `BLAS without a name (the reference BLAS, or another that does not say)`.
  package let name: String
  /// The processor that the library's kernels are for, for example `Haswell`; `nil` where it does not say.
  package let kernel: String?
  /// The file the matrix product comes from, links resolved; `nil` when the system cannot tell.
  package let path: String?
  /// The file the LAPACK routines come from, links resolved; `nil` when the system cannot tell.
  package let lapackPath: String?
  /// How many threads the library may use of its own accord; `nil` where it does not say.
  package let threadCount: Int?

  /// Looks at the libraries as they are now.
  package static var current: BLASLibrary {
    _ = isLoaded
    let process = dlopen(nil, RTLD_NOW)
    let path = file(of: "cblas_dgemm", in: process)
    // Looked up in the library of dgemm and what it needs: a LAPACK may bring OpenBLAS in beside another BLAS.
    let library = path.flatMap { dlopen($0, RTLD_NOW | RTLD_NOLOAD) } ?? process
    return BLASLibrary(
      name: text("openblas_get_config", in: library)
        ?? "BLAS without a name (the reference BLAS, or another that does not say)",
      kernel: text("openblas_get_corename", in: library),
      path: path.map(resolved),
      lapackPath: file(of: "dsyevd_", in: process).map(resolved),
      threadCount: dlsym(library, "openblas_get_num_threads").map { Int(unsafeBitCast($0, to: GetCount.self)()) })
  }

  /// Loads the libraries and allows them one thread, the first time anything is computed in this process.
  ///
  /// OpenBLAS splits its sums among its threads, so that even the eigenvectors of a 5 × 5 matrix have other last bits with
  /// two threads than with one: a result would depend on the number of processors. Besides, our parallel loops run over
  /// independent units, and threads within threads are slower. A later ``setThreadCount(_:)`` is respected.
  ///
  /// OpenBLAS takes the memory it works in here, while it is known to be there: it would ask for it without end.
  ///
  /// - Throws: `noLibrary` when no BLAS or no LAPACK can be loaded, `noMemory` when OpenBLAS would not get its memory.
  static func prepare() throws(LinearAlgebraError) {
    if let obstacle { throw obstacle }
  }

  private static let obstacle: LinearAlgebraError? = {
    guard isLoaded else { return .noLibrary(reason: String(cString: pk_loading_reason())) }
    let isOpenBLAS = setThreadCount(1)
    return isOpenBLAS && pk_take_memory(workingMemory) == 0 ? .noMemory(byteCount: workingMemory) : nil
  }()

  /// What OpenBLAS maps for a call under way, in bytes (BUFFER_SIZE of its common_x86_64.h and common_arm64.h).
  private static let workingMemory = 32 << 22

  private static let isLoaded = pk_load_linear_algebra() == 1

  /// Tells the library how many threads it may use of its own accord, for the whole process.
  ///
  /// The first computation sets 1; more are for a program that works on one large matrix after the other and does not
  /// mind that the last bits of its results depend on the count. The setting must not change while something computes.
  ///
  /// - Parameter count: At least 1.
  /// - Returns: Whether there is such a setting. The reference BLAS has none and needs none: it uses one thread.
  @discardableResult
  package static func setThreadCount(_ count: Int) -> Bool {
    precondition(count >= 1, "at least one thread is needed")
    _ = isLoaded
    guard let symbol = dlsym(dlopen(nil, RTLD_NOW), "openblas_set_num_threads") else { return false }
    unsafeBitCast(symbol, to: SetCount.self)(Int32(clamping: count))
    return true
  }

  private typealias GetText = @convention(c) () -> UnsafePointer<CChar>?
  private typealias GetCount = @convention(c) () -> Int32
  private typealias SetCount = @convention(c) (Int32) -> Void

  private static func text(_ symbol: String, in library: UnsafeMutableRawPointer?) -> String? {
    guard let address = dlsym(library, symbol), let text = unsafeBitCast(address, to: GetText.self)() else {
      return nil
    }
    return String(cString: text)
  }

  /// What dladdr fills in: file name, load address, symbol name, symbol address.
  private typealias SymbolFacts = (UnsafePointer<CChar>?, UInt, UInt, UInt)
  private typealias FindSymbol = @convention(c) (UnsafeRawPointer, UnsafeMutableRawPointer) -> Int32

  /// The file, as the loader names it, that a symbol was bound to.
  private static func file(of symbol: String, in process: UnsafeMutableRawPointer?) -> String? {
    // The headers of Glibc hide dladdr from Swift, so it is looked up like the symbols it is asked about.
    guard let address = dlsym(process, symbol), let finder = dlsym(process, "dladdr") else { return nil }
    var facts: SymbolFacts = (nil, 0, 0, 0)
    guard unsafeBitCast(finder, to: FindSymbol.self)(address, &facts) != 0, let name = facts.0 else { return nil }
    return String(cString: name)
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}

extension BLASLibrary: CustomStringConvertible {
  /// The library in one line.
  package var description: String {
    let threads = threadCount.map { $0 == 1 ? ", 1 thread" : ", \($0) threads" } ?? ""
    return name + threads + (path.map { " (\($0))" } ?? "")
  }
}
