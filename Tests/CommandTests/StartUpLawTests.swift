import Foundation
import Testing

/// What a command does not need it does not load.
struct StartUpLawTests {
  #if os(Linux)
    /// The dynamic linker of glibc writes down every file it opens when it is asked to; another one says nothing.
    @Test func algebraIsLoadedByThoseWhoComputeWithIt() throws {
      let work = try Workspace()
      let watched = ["LD_DEBUG": "files"]
      let idle = try work.run(["--version"], environment: watched)
      guard idle.message.contains("libc.so") else { return }
      #expect(idle.exitCode == 0 && !idle.message.contains("blas"))
      let cluster = try work.run(
        ["cluster", ProjectFiles.buyers, "--criteria", "6-14", "-k", "4"], environment: watched)
      #expect(cluster.exitCode == 0 && cluster.message.contains("blas"))
    }
  #endif
}
