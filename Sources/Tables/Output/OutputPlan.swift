/// What a command reads and what it will write, checked before the first byte is read.
package enum OutputPlan {
  /// An output: the option that asked for it and its path, `-` for standard output.
  package struct Output: Sendable, Hashable {
    let option: String
    let path: String

    package init(_ option: String, _ path: String) {
      self.option = option
      self.path = path
    }
  }

  /// Checks that no output is an input, by whatever name or link, that no two are one, and that each can be made.
  ///
  /// - Parameter inputs: The paths that are read; `-` is standard input.
  /// - Throws: `outputIsInput`, `outputsCollide`; `writeFailure` for a folder that is missing or cannot be written.
  package static func check(inputs: [String], outputs: [Output]) throws(TableError) {
    var read: [FileIdentity: String] = [:]
    for path in inputs {
      if let identity = FileIdentity(path: path, standard: 0) { read[identity] = path }
    }
    var written: [OutputPlace.Identity: Output] = [:]
    for output in outputs {
      let place = try OutputPlace(path: output.path)
      guard let identity = place.identity else { continue }
      if case .file(let file) = identity, let input = read[file] {
        throw .outputIsInput(
          option: output.option, file: place.name, input: input == "-" ? "standard input" : SystemPath.shown(input))
      }
      if let other = written[identity] {
        throw .outputsCollide(first: other.option, second: output.option, file: place.name)
      }
      written[identity] = output
    }
  }
}
