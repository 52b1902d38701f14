import ArgumentParser

/// `topsis,vikor`, or `all`.
struct MethodListArgument: ExpressibleByArgument {
  /// The names, each once, in the order given; none for all.
  private let names: [String]
  /// Whether the names are all there are, of which some may not be able to use the data.
  let isAll: Bool

  init?(argument: String) {
    isAll = argument == "all"
    var seen: Set<String> = []
    names =
      isAll
      ? [] : argument.split(separator: ",").map { $0.filter { $0 != " " } }.filter { seen.insert($0).inserted }
    if !isAll, names.isEmpty { return nil }
  }

  /// The names, when these are all.
  func names(of all: [String]) -> [String] { isAll ? all : names }
}
