import Foundation
import Testing

/// `pondera rank` as scripts use it.
struct RankCommandLawTests {
  private struct Output: Decodable {
    struct Criterion: Decodable, Hashable {
      let name: String
      let direction: String
      let unit: String?
    }
    struct Entry: Decodable {
      let segment: String
      let method: String
      let conventions: [String: String]
      let ranks: [String: Int]
      let scores: [String: Double]
      let higherIsBetter: Bool
    }
    struct Shares: Decodable {
      let method: String
      let rule: String
      let market: [String: Double]
      let segments: [String: [String: Double]]
    }
    struct Interval: Decodable {
      let criterion: String
      let weight: Double
      let low: Double
      let high: Double
      let rivalAbove: String?
    }
    struct Stability: Decodable {
      let segment: String
      let method: String
      let winner: String
      let intervals: [Interval]
    }
    let schema: String
    let alternatives: [String]
    let criteria: [Criterion]
    let rankings: [Entry]
    let preferenceShares: [Shares]
    let stability: [Stability]
    let efficient: [String]
  }

  /// Three offers under two criteria, described in the first rows.
  private static let offers = """
    offer,price,quality
    direction,min,max
    unit,€,1-10
    cheap,10,2
    middle,20,6
    good,40,9

    """
  /// Misers look at the price and gourmets at the quality.
  private static let segments = """
    criterion,misers,gourmets
    price,9,1
    quality,1,9

    """

  private static func work() throws -> Workspace {
    let work = try Workspace()
    try work.write(offers, to: "offers.csv")
    try work.write(segments, to: "segments.csv")
    return work
  }

  @Test func everySegmentHasItsOwnRanking() throws {
    let found = try Self.work().decode(
      Output.self,
      ["rank", "offers.csv", "--weights", "segments.csv", "--methods", "wsm,topsis", "--shares", "maximum-utility"])
    #expect(found.schema == "pondera.rank/1" && found.alternatives == ["cheap", "middle", "good"])
    #expect(
      found.criteria == [
        .init(name: "price", direction: "minimize", unit: "€"),
        .init(name: "quality", direction: "maximize", unit: "1-10"),
      ])
    #expect(
      found.rankings.map { "\($0.method) \($0.segment)" } == [
        "wsm misers", "wsm gourmets", "topsis misers", "topsis gourmets",
      ])
    for entry in found.rankings {
      #expect(entry.ranks[entry.segment == "misers" ? "cheap" : "good"] == 1)
      let byScore = entry.scores.keys.sorted { left, right in
        (entry.scores[left]! > entry.scores[right]!) == entry.higherIsBetter
      }
      #expect(byScore.map { entry.ranks[$0]! } == [1, 2, 3])
    }
    #expect(found.efficient == ["cheap", "middle", "good"])
    let shares = try #require(found.preferenceShares.first)
    #expect(shares.segments["misers"]?["cheap"] == 1 && shares.market["good"] == 0.5)
  }

  /// The weight at which the winner changes, against a calculation by hand.
  @Test func stabilityIsExact() throws {
    let found = try Self.work().decode(
      Output.self, ["rank", "offers.csv", "--weights", "segments.csv", "--methods", "wsm"])
    let misers = try #require(found.stability.first { $0.segment == "misers" })
    #expect(misers.winner == "cheap" && misers.intervals.map(\.criterion) == ["price", "quality"])
    // Ratios to the best: price 1, 1/2, 1/4; quality 2/9, 6/9, 1. Cheap and middle meet where t/2 = (1 − t) 4/9, cheap and good
    // where t 3/4 = (1 − t) 7/9: the higher of the two weights of the price is where cheap falls behind.
    let limits = [(4.0 / 9) / (0.5 + 4.0 / 9), (7.0 / 9) / (0.75 + 7.0 / 9)]
    #expect(abs(misers.intervals[0].low - limits.max()!) < 1e-12)
    #expect(misers.intervals[0].high == 1 && abs(misers.intervals[0].weight - 0.9) < 1e-12)
    #expect(abs(misers.intervals[1].high - (1 - limits.max()!)) < 1e-12)
  }

  /// Of all methods those are left out, with the reason, that need what the file does not say.
  @Test func allMeansAllThatCan() throws {
    let work = try Self.work()
    let found = try work.decode(Output.self, ["rank", "offers.csv", "--methods", "all"])
    let methods = Set(found.rankings.map(\.method))
    #expect(methods.count >= 18 && !methods.contains("spotis"))
    let text = try work.succeed(["rank", "offers.csv", "--methods", "all"]).text
    #expect(text.contains("spotis was left out: 'price' has no bounds"))
    #expect(try work.run(["rank", "offers.csv", "--methods", "spotis"]).exitCode == 65)
  }

  @Test func weightsFromElsewhere() throws {
    let work = try Self.work()
    let listed = try work.decode(
      Output.self, ["rank", "offers.csv", "--weights", "price=9,quality=1", "--methods", "wsm"])
    let table = try work.decode(Output.self, ["rank", "offers.csv", "--weights", "segments.csv", "--methods", "wsm"])
    #expect(listed.rankings[0].scores == table.rankings[0].scores)
    let read = try work.decode(Output.self, ["rank", "offers.csv", "--weighting", "critic", "--methods", "topsis"])
    #expect(read.rankings.count == 1)
    _ = try work.succeed(
      [
        "cluster", ProjectFiles.buyers, "--criteria", "6-14", "-k", "4", "--model", "model.json", "-o", "table.csv",
        "--format", "csv",
      ])
    let head =
      "machine,product_performance,supplier_expertise_image,selling_price,trade_in,running_cost,parts_availability,"
      + "service_proximity,reliability,financing\n"
    try work.write(head + "A,9,8,310,120,48,97,8,9,5\nB,7,6,240,125,55,93,8,7,9\n", to: "machines.csv")
    let call = ["rank", "machines.csv", "--minimize", "selling_price,running_cost", "--methods", "topsis"]
    let saved = try work.decode(Output.self, call + ["--weights", "model.json"])
    let written = try work.decode(Output.self, call + ["--weights", "table.csv"])
    #expect(saved.rankings.count == 4 && saved.rankings.map(\.ranks) == written.rankings.map(\.ranks))
    // A saved model knows how large its segments are.
    #expect(saved.preferenceShares[0].market.values.reduce(0, +) > 0.999)
  }

  @Test(arguments: ["text", "json", "csv", "markdown"]) func threadsDoNotChangeAByte(_ format: String) throws {
    let work = try Self.work()
    let outputs = try [1, 2, 3].map { threads in
      try work.succeed([
        "rank", "offers.csv", "--weights", "segments.csv", "--methods", "all", "--format", format, "--threads",
        "\(threads)",
      ]).output
    }
    #expect(outputs[0].count > 100 && outputs[1] == outputs[0] && outputs[2] == outputs[0])
  }

  /// A French file: semicolons, decimal commas, French words for the rows.
  @Test func inFrench() throws {
    let work = try Workspace()
    try work.write(
      "offre;prix;qualité\nsens;min;max\nunité;€;1-10\npoids;2;1\nA;10,5;2,5\nB;20;6,25\n", to: "offres.csv")
    let found = try work.decode(Output.self, ["rank", "offres.csv", "--methods", "wsm"])
    #expect(found.alternatives == ["A", "B"] && found.criteria[0].direction == "minimize")
    let expected = 2.0 / 3 + 2.5 / 6.25 / 3
    #expect(abs(found.rankings[0].scores["A"]! - expected) < 1e-12)
  }

  @Test(arguments: [
    (["--methods", "topsys"], 64, "topsis"), (["--minimize", "prise"], 64, "prise"),
    (["--weights", "price=1,speed=2"], 65, "speed"), (["--weights", "price"], 66, "price"),
    (["--weights", "price=x"], 64, "'price=x' in --weights is no criterion=number"),
    (["--weights", "a=1", "--weighting", "critic"], 64, "not both"), (["--set", "vikor"], 64, "invalid for '--set"),
    (["--set", "topsis.v=1"], 64, "no setting 'v'"), (["--shares", "logit:-1"], 64, "invalid for '--shares"),
  ]) func wrongUseIsTold(_ arguments: [String], _ code: Int32, _ sentence: String) throws {
    let run = try Self.work().run(["rank", "offers.csv"] + arguments)
    #expect(run.exitCode == code && run.text.isEmpty, "\(run.exitCode) \(run.message)")
    #expect(run.message.contains(sentence), "\(run.message)")
  }

  @Test(arguments: [
    (
      "offer,price\ndirection,up\nA,1\n",
      "line 2, column 'price': 'up' cannot stand in the row 'direction'; it must be max or min."
    ),
    ("offer,price\ndirection,min\nA,many\n", "line 3, column 'price': 'many'"),
    ("offer,price\nunit,€\n", "only rows that describe criteria"),
    ("offer,price\nA,1\nA,2\n", "'A' already stands on line 2"),
    ("offer,price,speed\nA,1,\nB,2,3\n", "speed"),
    ("offer,price\nindifference,5\npreference,2\nA,1\nB,2\n", "price"),
  ]) func wrongDataAreTold(_ text: String, _ sentence: String) throws {
    let work = try Workspace()
    try work.write(text, to: "offers.csv")
    let run = try work.run(["rank", "offers.csv"])
    #expect(run.exitCode == 65 && run.text.isEmpty, "\(run.exitCode) \(run.message)")
    #expect(run.message.contains(sentence), "\(run.message)")
  }
}
