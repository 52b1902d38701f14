import Foundation
import Testing

/// How sure `pondera rank` is.
struct RankRobustnessLawTests {
  private struct Output: Decodable {
    struct Ranking: Decodable {
      let segment: String
      let method: String
      let ranks: [String: Int]
      let scores: [String: Double]
      let remarks: [String]
    }
    struct Shift: Decodable {
      let segment: String
      let rival: String
      let share: Double
      let sources: [String: Double]
      let target: String
    }
    struct Agreement: Decodable {
      let segment: String
      let methods: [String]
      let kendall: [[Double?]]
    }
    struct Robustness: Decodable {
      let segment: String
      let rankAcceptability: [String: [Double]]
      let centralWeights: [String: [String: Double]]
      let confidence: [String: Double]
      let performanceChanges: [Change]
      let reversalTrials: Int
    }
    struct Change: Decodable {
      let alternative: String
      let criterion: String
      let value: Double
      let changedValue: Double
    }
    struct Plane: Decodable {
      let quality: Double
      let alternatives: [String: [Double]]
      let criteria: [String: [Double]]
    }
    struct Shares: Decodable { let market: [String: Double] }
    let rankings: [Ranking]
    let preferenceShares: [Shares]
    let leastShifts: [Shift]
    let agreement: [Agreement]
    let robustness: [Robustness]
    let gaia: [Plane]
  }

  private static func work() throws -> Workspace {
    let work = try Workspace()
    try work.write(
      "offer,price,quality\ndirection,min,max\ncheap,10,2\nmiddle,20,6\ngood,40,9\n", to: "offers.csv")
    try work.write("criterion,misers,gourmets\nprice,9,1\nquality,1,9\n", to: "segments.csv")
    return work
  }

  private static let call = ["rank", "offers.csv", "--weights", "segments.csv", "--methods", "wsm"]

  /// The least shift ends where the interval of the weight ends: there are only two criteria.
  @Test func leastShift() throws {
    let found = try Self.work().decode(Output.self, Self.call)
    let misers = try #require(found.leastShifts.first { $0.segment == "misers" })
    let limit = (7.0 / 9) / (0.75 + 7.0 / 9)
    #expect(abs(misers.share - (0.9 - limit)) < 1e-12 && misers.rival == "good" && misers.target == "quality")
    #expect(Array(misers.sources.keys) == ["price"])
    #expect(found.robustness.isEmpty && found.agreement.isEmpty && found.gaia.isEmpty)
  }

  /// With known order of two criteria, weights are drawn from the half of the line that the segment is on.
  @Test func acceptability() throws {
    let known = try Self.work().decode(Output.self, Self.call + ["--robustness", "--draws", "20000"])
    let misers = try #require(known.robustness.first { $0.segment == "misers" })
    // Cheap is first while the price weighs more than the limit; weights are uniform between 1/2 and 1.
    let limit = (7.0 / 9) / (0.75 + 7.0 / 9)
    #expect(abs(misers.rankAcceptability["cheap"]![0] - (1 - limit) / 0.5) < 0.01)
    #expect(abs(misers.centralWeights["cheap"]!["price"]! - (1 + limit) / 2) < 0.01)
    #expect(misers.confidence["cheap"] == 1 && misers.reversalTrials > 0)
    let nothing = try Self.work().decode(
      Output.self, Self.call + ["--robustness", "--draws", "20000", "--known", "nothing"])
    let free = try #require(nothing.robustness.first { $0.segment == "misers" })
    #expect(abs(free.rankAcceptability["cheap"]![0] - (1 - limit)) < 0.01)
    for shares in free.rankAcceptability.values { #expect(abs(shares.reduce(0, +) - 1) < 1e-9) }
  }

  /// Just before a change the winner is alone in front, and just after it is not.
  @Test func changesDethrone() throws {
    let work = try Self.work()
    let offers = [
      "cheap": ["price": 10.0, "quality": 2], "middle": ["price": 20, "quality": 6],
      "good": ["price": 40, "quality": 9],
    ]
    let found = try work.decode(Output.self, Self.call + ["--robustness"])
    let misers = try #require(found.robustness.first { $0.segment == "misers" })
    #expect(!misers.performanceChanges.isEmpty)
    for change in misers.performanceChanges {
      for (part, isDethroned) in [(0.999, false), (1.001, true)] {
        var changed = offers
        changed[change.alternative]![change.criterion]! += part * (change.changedValue - change.value)
        let rows = changed.map { "\($0.key),\($0.value["price"]!),\($0.value["quality"]!)" }.sorted().joined(
          separator: "\n")
        try work.write("offer,price,quality\ndirection,min,max\n\(rows)\n", to: "changed.csv")
        let again = try work.decode(
          Output.self, ["rank", "changed.csv", "--weights", "price=9,quality=1", "--methods", "wsm"])
        #expect((again.rankings[0].ranks["cheap"]! > 1) == isDethroned, "\(change) \(part)")
      }
    }
  }

  /// The same seed gives the same bytes, another seed others.
  @Test func seeds() throws {
    let work = try Self.work()
    let call = Self.call + ["--robustness", "--format", "json", "--seed"]
    let outputs = try ["1", "1", "2"].map { try work.succeed(call + [$0]).output }
    #expect(outputs[0] == outputs[1] && outputs[0] != outputs[2])
    let threads = try work.succeed(call + ["1", "--threads", "1"]).output
    #expect(threads == outputs[0])
  }

  @Test func agreementAndPlane() throws {
    let found = try Self.work().decode(
      Output.self, ["rank", "offers.csv", "--weights", "segments.csv", "--methods", "wsm,vikor", "--gaia"])
    #expect(
      found.agreement.map(\.segment) == ["misers", "gourmets"] && found.agreement[0].methods == ["wsm", "vikor"])
    for agreement in found.agreement {
      let ranks = found.rankings.filter { $0.segment == agreement.segment }.map(\.ranks)
      let names = ["cheap", "middle", "good"]
      var balance = 0
      for (place, one) in names.enumerated() {
        for other in names.dropFirst(place + 1) {
          balance += (ranks[0][one]! - ranks[0][other]!).signum() * (ranks[1][one]! - ranks[1][other]!).signum()
        }
      }
      // No ties here, so that tau is the balance of the three pairs.
      #expect(abs(agreement.kendall[0][1]! - Double(balance) / 3) < 1e-12 && agreement.kendall[0][0] == 1)
    }
    #expect(found.gaia.count == 2 && found.gaia[0].alternatives.count == 3 && found.gaia[0].criteria.count == 2)
    // Two criteria lie in a plane.
    #expect(abs(found.gaia[0].quality - 1) < 1e-9)
    let vikor = try #require(found.rankings.first { $0.method == "vikor" })
    #expect(vikor.remarks.contains { $0.hasPrefix("Compromise:") })
  }

  /// The market's shares follow the sizes of the segments.
  @Test func sizes() throws {
    let work = try Self.work()
    let listed = try work.decode(Output.self, Self.call + ["--sizes", "misers=3,gourmets=1"])
    #expect(listed.preferenceShares[0].market == ["cheap": 0.75, "middle": 0, "good": 0.25])
    try work.write("segment;accounts;revenue\nmisers;3;1\ngourmets;1;9\n", to: "sizes.csv")
    let counted = try work.decode(Output.self, Self.call + ["--sizes", "sizes.csv"])
    #expect(counted.preferenceShares[0].market["cheap"] == 0.75)
    let earned = try work.decode(Output.self, Self.call + ["--sizes", "sizes.csv:revenue"])
    #expect(earned.preferenceShares[0].market["cheap"] == 0.1)
  }

  @Test(arguments: [
    (["--sizes", "misers=3"], "lack the segment 'gourmets'"), (["--sizes", "misers=3,gourmet=1"], "'gourmets'?"),
    (["--sizes", "misers=-1,gourmets=1"], "'misers=-1' in --sizes is no criterion=number: it must be a number from 0"),
    (["--sizes", "misers=0,gourmets=0"], "sum of the sizes"),
    (["--draws", "0"], "The value '0' is invalid for '--draws <n>'"), (["--known", "all"], "--known"),
  ]) func wrongUseIsTold(_ arguments: [String], _ sentence: String) throws {
    let run = try Self.work().run(Self.call + arguments)
    #expect([64, 65].contains(run.exitCode) && run.text.isEmpty, "\(run.exitCode) \(run.message)")
    #expect(run.message.contains(sentence), "\(run.message)")
  }

  /// Who is beaten everywhere has no chance with any weights, and that is said.
  @Test func dominated() throws {
    struct Dominated: Decodable {
      let efficient: [String]
      let dominated: [String: String]
    }
    let work = try Workspace()
    try work.write("offer,price,quality\ndirection,min,max\na,10,2\nb,20,6\nbad,25,6\nworse,30,2\n", to: "offers.csv")
    let found = try work.decode(Dominated.self, ["rank", "offers.csv"])
    #expect(found.efficient == ["a", "b"] && found.dominated == ["bad": "b", "worse": "a"])
    #expect(try work.succeed(["rank", "offers.csv"]).text.contains("bad by b, worse by a"))
  }

  /// What was missing, and what took its place, is said.
  @Test func missingValues() throws {
    let work = try Workspace()
    try work.write("offer,price,quality\ndirection,min,max\na,10,2\nb,,6\nc,40,9\n", to: "gaps.csv")
    #expect(try work.run(["rank", "gaps.csv"]).exitCode == 65)
    let worst = try work.succeed(["rank", "gaps.csv", "--missing-values", "worst"]).text
    #expect(worst.contains("1 missing value of 'price' was taken as 40.0, the worst"))
    let left = try work.succeed(["rank", "gaps.csv", "--missing-values", "omit-alternative"]).text
    #expect(left.contains("Left out for missing values: b."))
  }

  /// A published example in one line, by its own method and by another.
  @Test func aReferenceCase() throws {
    let path = ProjectFiles.fixtures.appending(path: "decision-cases/topsis-tzeng-huang-2011.json").path()
    let own = try Workspace().decode(Output.self, ["rank", "--input-json", path])
    #expect(own.rankings[0].method == "topsis" && own.rankings[0].ranks == ["1": 3, "2": 2, "3": 1, "4": 4])
    // As printed in the book, to four decimals.
    #expect(abs(own.rankings[0].scores["3"]! - 0.7482) < 5e-5)
    let other = try Workspace().decode(Output.self, ["rank", "--input-json", path, "--method", "vikor"])
    #expect(other.rankings[0].method == "vikor")
    #expect(try Workspace().run(["rank", "x.csv", "--input-json", path]).exitCode == 64)
  }
}
