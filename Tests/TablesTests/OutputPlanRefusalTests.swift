import Foundation
import Provenance
import Testing

@testable import Tables

/// No output is an input, by whatever name, and no two outputs are one.
@Suite struct OutputPlanRefusalTests {
  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
    for name in ["in.csv", "other.csv"] { _ = try directory.write(Array("a\n1\n".utf8), name) }
    symlink("in.csv", directory.path("symbolic.csv"))
    link(directory.path("in.csv"), directory.path("hard.csv"))
    symlink(".", directory.path("here"))
  }

  private func refusal(_ inputs: [String], _ outputs: [(String, String)]) -> TableError? {
    do throws(TableError) {
      try OutputPlan.check(inputs: inputs, outputs: outputs.map { OutputPlan.Output($0.0, $0.1) })
      return nil
    } catch { return error }
  }

  @Test(arguments: ["in.csv", "symbolic.csv", "hard.csv", "./in.csv", "here/in.csv", "here/symbolic.csv"])
  func noOutputIsAnInput(_ name: String) throws {
    let (input, output) = (directory.path("in.csv"), directory.url.path + "/" + name)
    for (read, written) in [(input, output), (output, input)] {
      let error = try #require(refusal([directory.path("other.csv"), read], [("--model", written)]))
      #expect(error == .outputIsInput(option: "--model", file: written, input: read))
      #expect(error.category == .usage && error.description.contains("--model would replace "))
    }
  }

  @Test(arguments: [
    ("new.csv", "new.csv"), ("new.csv", "here/new.csv"), ("in.csv", "hard.csv"), ("-", "-"), ("new.csv", "./new.csv"),
  ])
  func noTwoOutputsAreOne(_ first: String, _ second: String) throws {
    let paths = [first, second].map { $0 == "-" ? $0 : directory.url.path + "/" + $0 }
    let error = try #require(refusal([], [("--as", paths[0]), ("--output", paths[1])]))
    let name = paths[1] == "-" ? "standard output" : paths[1]
    #expect(error == .outputsCollide(first: "--as", second: "--output", file: name))
    #expect(error.category == .usage)
  }

  @Test func othersPass() {
    let path = { (name: String) in directory.path(name) }
    #expect(refusal([path("in.csv"), "-", path("lost.csv")], [("--model", path("m")), ("--output", "-")]) == nil)
    #expect(refusal([path("in.csv")], [("--model", "/dev/null"), ("--output", "/dev/null")]) == nil)
    #expect(refusal(["/dev/null"], [("--output", "/dev/null")]) == nil)
  }
}
