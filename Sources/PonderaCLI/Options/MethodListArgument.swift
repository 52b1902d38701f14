import ArgumentParser
import Clustering
import Segmentation

/// `--methods kmeans,ward`, or `all`.
struct MethodListArgument: ExpressibleByArgument {
  /// The names, each once, in the order given.
  let names: [String]

  init?(argument: String) {
    if argument == "all" {
      names = ClusteringCatalogue.entries.map(\.identifier)
      return
    }
    var seen: Set<String> = []
    names = argument.split(separator: ",").map { $0.filter { $0 != " " } }.filter { seen.insert($0).inserted }
    if names.isEmpty { return nil }
  }

  func validate() throws {
    for name in names { try Self.check(name) }
  }

  /// Refuses a name that no method has.
  static func check(_ name: String) throws {
    let available = ClusteringCatalogue.entries.map(\.identifier)
    guard available.contains(name) else {
      throw ValidationError(SegmentationError.unknownMethod(name, available: available).description)
    }
  }
}
