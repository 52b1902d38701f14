import Testing

/// `pondera benchmark --predict`: what is predicted is what was asked for.
struct BenchmarkCommandLawTests {
  private struct Output: Decodable {
    struct Prediction: Decodable {
      let accounts: Int
      let seconds: Double
      let secondsLow: Double?
      let secondsHigh: Double?
      let peakMemoryBytes: Int?
    }
    let sizes: [Size]
    let predictions: [Prediction]
    struct Size: Decodable { let accounts: Int }
  }

  private static let small = ["benchmark", "--accounts", "200,400", "--repeats", "2", "-k", "2", "--threads", "1"]

  @Test func whatIsAskedForIsPredicted() throws {
    let output = try Workspace().decode(Output.self, Self.small + ["--predict", "1e5,3000"])
    #expect(output.sizes.map(\.accounts) == [200, 400])
    #expect(output.predictions.map(\.accounts) == [3_000, 100_000])
    for prediction in output.predictions {
      let low = try #require(prediction.secondsLow)
      let high = try #require(prediction.secondsHigh)
      #expect(0 < low && low <= prediction.seconds && prediction.seconds <= high)
      #expect(try #require(prediction.peakMemoryBytes) > 1 << 20)
    }
  }

  @Test func tenTimesTheLargestUnlessAsked() throws {
    #expect(try Workspace().decode(Output.self, Self.small).predictions.map(\.accounts) == [4_000])
  }

  @Test(arguments: [
    "5", "1.5", "many", "1e5,5", "1e13",
  ])
  func whatCannotBePredictedIsRefused(_ list: String) throws {
    let run = try Workspace().run(Self.small + ["--predict", list])
    #expect(run.exitCode == 64)
    #expect(run.text.isEmpty)
    #expect(
      run.message
        == "pondera: The value '\(list)' is invalid for '--predict <list>': it must be a whole number from 100 to "
        + "1,000,000,000,000, or several with commas between. See 'pondera benchmark --help'.\n")
  }
}
