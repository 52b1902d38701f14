import Foundation
import Testing

/// Numbers at the edges of what a computer holds, through every command: an answer of finite numbers, or a sentence that names
/// the value; never a defect, a trap, or a text that hides what the JSON could not say.
struct NumberRangeLawTests {
  private static let methods = [
    "kmeans", "trimmed", "kmedians", "spherical", "kmedoids", "gower", "ward", "average", "complete", "single",
    "mixture",
    "mixture-tied", "mixture-diagonal", "mixture-spherical", "latent-class", "consensus",
  ]

  /// Eight accounts and three criteria, in which `value` stands where `place` says.
  private func table(_ value: String, _ place: Place, header: String = "account,a,b,c") -> String {
    let plain = [[5, 2, 9], [1, 4, 3], [9, 7, 1], [4, 4, 8], [6, 1, 2], [2, 8, 5], [7, 3, 6], [3, 9, 4]]
    let rows = plain.enumerated().map { row, cells in
      "k\(row)," + cells.enumerated().map { place.holds(row, $0) ? value : "\($1)" }.joined(separator: ",")
    }
    return ([header] + rows).joined(separator: "\n") + "\n"
  }

  enum Place: CaseIterable {
    case cell, column, halfColumn, everywhere

    func holds(_ row: Int, _ column: Int) -> Bool {
      switch self {
      case .cell: row == 4 && column == 1
      case .column: column == 1
      case .halfColumn: column == 1 && row.isMultiple(of: 2)
      case .everywhere: true
      }
    }
  }

  /// An answer whose every number is finite, or a refusal of the call or the data that says which value it is about.
  private func check(
    _ work: Workspace, _ arguments: [String], mustRefuse value: String? = nil,
    at location: SourceLocation = #_sourceLocation
  ) throws {
    let run = try work.run(arguments)
    let call = Comment(rawValue: arguments.joined(separator: " ") + " → \(run.exitCode) " + run.message)
    if let value {
      #expect(run.exitCode == 65 || run.exitCode == 64, call, sourceLocation: location)
      #expect(
        run.message.contains(value) && (run.message.contains("allowed") || run.message.contains("must be")), call,
        sourceLocation: location)
      return
    }
    #expect([0, 64, 65].contains(run.exitCode), call, sourceLocation: location)
    if run.exitCode == 0, arguments.contains("json") {
      #expect((try? JSONSerialization.jsonObject(with: run.output)) != nil, call, sourceLocation: location)
    } else if run.exitCode == 0 {
      let words = run.text.lowercased().split { !$0.isLetter }
      #expect(!words.contains("inf") && !words.contains("nan"), call, sourceLocation: location)
    } else {
      #expect(run.message.count > 20, call, sourceLocation: location)
    }
  }

  /// Beyond the bounds every command that computes says the line, the column and the value, in every format.
  @Test(arguments: ["1e101", "1e154", "-1e200", "1.7e308", "1e-101", "-1e-320", "5e-324"])
  func beyondTheBounds(value: String) throws {
    let work = try Workspace()
    try work.write(table(value, .cell), to: "t.csv")
    try work.write("segment,a,b,c\nx,1,2,3\ny,3,\(value),1\n", to: "w.csv")
    try work.write(table("5", .cell), to: "good.csv")
    try work.write("category,a,b,c\nA,5,\(value),5\nB,,,\n", to: "p.csv")
    for format in ["text", "json", "csv"] {
      for call in [
        ["cluster", "t.csv", "-k", "2"], ["cluster", "t.csv"], ["explore", "t.csv", "-k", "2", "--pairs", "2"],
        ["cluster", "t.csv", "-k", "2", "--weight", "b"], ["compare", "good.csv", "--with", "w.csv"],
        ["rank", "t.csv", "--weighting", "equal"], ["rank", "good.csv", "--weights", "w.csv"],
        ["weigh", "t.csv"], ["weigh", "t.csv", "--outcome", "b"], ["weigh", "--segments", "w.csv"],
        ["sort", "good.csv", "--profiles", "p.csv"],
      ] {
        try check(work, call + ["--format", format], mustRefuse: value)
      }
    }
    let place = try work.run(["cluster", "t.csv", "-k", "2"])
    #expect(place.message.contains("t.csv, line 6, column 'b': '\(value)' cannot be computed with"))
  }

  /// A weight, points, a setting, a size: the same bounds for numbers on the command line.
  @Test(arguments: ["1e101", "1e300", "1e-310"]) func beyondTheBoundsOnTheCommandLine(value: String) throws {
    let work = try Workspace()
    try work.write(table("5", .cell), to: "t.csv")
    for call in [
      ["rank", "t.csv", "--weights", "a=\(value),b=1,c=1"], ["weigh", "--points", "a=\(value),b=2"],
      ["weigh", "--scores", "a=1,b=\(value)"], ["rank", "t.csv", "--sizes", "all=\(value)"],
    ] {
      try check(work, call, mustRefuse: value)
    }
    for call in [
      ["rank", "t.csv", "--set", "codas.tau=\(value)", "--methods", "codas"],
      ["rank", "t.csv", "--shares", "logit:\(value)"],
      ["cluster", "t.csv", "-k", "2", "--min-sum", "b=\(value)"],
    ] {
      let run = try work.run(call)
      #expect(run.exitCode == 64, "\(call) \(run.message)")
    }
  }

  /// At the bounds, and just within: every clustering method.
  @Test(arguments: ["1e100", "-1e100", "1e76", "1e-100"]) func withinTheBoundsWhenClustering(value: String) throws {
    let work = try Workspace()
    for place in Place.allCases {
      try work.write(table(value, place), to: "t.csv")
      for method in Self.methods {
        try check(work, ["cluster", "t.csv", "-k", "2", "--method", method, "--format", "json", "-c", "a,b,c"])
      }
      for more in [
        ["--scaling", "standardize"], ["--scaling", "range"], ["--response", "center"], ["--response", "standardize"],
        ["--response", "share"], ["--response", "rank"], ["--transform", "log1p"], ["--validate", "--pictures"],
        ["--scale", "share"],
      ] {
        try check(work, ["cluster", "t.csv", "-k", "2", "-c", "a,b,c", "--format", "json"] + more)
      }
      for format in ["text", "csv"] {
        try check(work, ["cluster", "t.csv", "-k", "2", "-c", "a,b,c", "--format", format])
      }
      try check(work, ["cluster", "t.csv", "-k", "2", "-c", "a,c", "--weight", "b", "--format", "json"])
      try check(
        work,
        [
          "explore", "t.csv", "-c", "a,b,c", "-k", "2-3", "--pairs", "2", "--methods", "all", "--pictures", "--format",
          "json",
        ])
    }
  }

  /// The same for offers: every ranking, sorting and weighting method.
  @Test(arguments: ["1e100", "-1e100", "1e76", "1e-100"]) func withinTheBoundsWhenRanking(value: String) throws {
    let work = try Workspace()
    try work.write("category,a,b,c\nA,6,6,6\nB,3,3,3\nC,,,\n", to: "p.csv")
    for place in Place.allCases {
      try work.write(table(value, place), to: "t.csv")
      for method in [
        "wsm", "wpm", "waspas", "topsis", "vikor", "promethee1", "promethee2", "electre1", "electre2", "electre3",
        "copras",
        "moora", "multimoora", "edas", "codas", "aras", "mabac", "marcos", "spotis", "comet",
      ] {
        try check(work, ["rank", "t.csv", "--weighting", "equal", "--methods", method, "--format", "json"])
      }
      for weighting in ["entropy", "critic", "merec", "standard-deviation", "gini", "cilos", "idocriw"] {
        try check(work, ["rank", "t.csv", "--weighting", weighting, "--methods", "wsm", "--format", "json"])
      }
      try check(
        work,
        [
          "rank", "t.csv", "--methods", "wsm,topsis", "--robustness", "--draws", "50", "--gaia", "--minimize", "b",
          "--format", "json",
        ])
      try check(work, ["weigh", "t.csv", "--format", "json"])
      try check(work, ["weigh", "t.csv", "--outcome", "a", "--format", "json"])
      try check(work, ["sort", "t.csv", "--profiles", "p.csv", "--methods", "all", "--format", "json"])
      for format in ["text", "csv"] { try check(work, ["rank", "t.csv", "--format", format]) }
    }
  }

  /// What people say of criteria.
  @Test(arguments: ["1e100", "1e-100", "1e50", "1e101", "1e308", "1/2e-300", "1e-320"])
  func judgments(value: String) throws {
    let work = try Workspace()
    try work.write(",a,b,c\na,1,\(value),2\nb,,1,3\nc,,,1\n", to: "j.csv")
    try work.write(",a,b,c,d\na,1,\(value),2,\nb,,1,3,\(value)\nc,,,1,2\nd,,,,1\n", to: "gaps.csv")
    try work.write("criterion,best,worst\na,1,\(value)\nb,3,2\nc,\(value),1\n", to: "bw.csv")
    for call in [
      ["--judgments", "j.csv"], ["--judgments", "gaps.csv"], ["--judgments", "gaps.csv", "--judgments", "gaps.csv"],
      ["--best-worst", "bw.csv"],
    ] {
      try check(work, ["weigh"] + call + ["--format", "json"])
      try check(work, ["weigh"] + call)
    }
  }

  /// `inspect` only looks: any finite number is shown, and the mean of the largest numbers is no infinity.
  @Test func inspectOnlyLooks() throws {
    struct Output: Decodable {
      struct Column: Decodable { let min: Double, max: Double, mean: Double }
      let columns: [Column]
    }
    let work = try Workspace()
    try work.write(
      "a,b,c,d\n1e308,1.7e308,5e-324,1e300\n1e308,-1.7e308,5e-324,1\n1e308,1.7e308,5e-324,-1e300\n", to: "t.csv")
    let found = try work.decode(Output.self, ["inspect", "t.csv"]).columns
    #expect(found[0].mean == 1e308)
    #expect(abs(found[1].mean / (1.7e308 / 3) - 1) < 1e-12)
    #expect(found[2].mean == .leastNonzeroMagnitude && found[2].min == .leastNonzeroMagnitude)
    #expect(abs(found[3].mean - 1.0 / 3) < 1e-12 && found[3].max == 1e300)
    for format in ["text", "csv"] { try check(work, ["inspect", "t.csv", "--format", format]) }
  }

  /// Saved segments and cases are read with the same bounds.
  @Test func numbersInJSON() throws {
    let work = try Workspace()
    try work.write(table("5", .cell), to: "t.csv")
    _ = try work.succeed(["cluster", "t.csv", "-k", "2", "--model", "m.json", "-o", "report.txt"])
    let model = try work.read("m.json")
    let start = try #require(model.range(of: "\"centroid\""))
    let number = try #require(model[start.upperBound...].firstIndex { $0.isNumber })
    let end = try #require(model[number...].firstIndex { !$0.isNumber && $0 != "." })
    try work.write(model.replacingCharacters(in: number..<end, with: "1e200"), to: "m.json")
    try check(work, ["compare", "t.csv", "--model", "m.json", "--with-column", "account"], mustRefuse: "1e+200")
    try work.write(#"{"schema": "x", "input": {"matrix": [[1, 1e200]]}}"#, to: "case.json")
    try check(work, ["rank", "--input-json", "case.json"], mustRefuse: "1e+200")
  }
}
