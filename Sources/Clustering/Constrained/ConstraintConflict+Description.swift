extension ConstraintConflict: CustomStringConvertible {
  /// The sentence for people; observations are counted from 1.
  public var description: String {
    switch self {
    case .listLength, .badAmount, .amountsMissing, .minimumAboveMaximum: settingSentence
    case .minimumSize, .maximumSize, .minimumAmount, .minimumSizeOfBlocks: limitSentence
    case .togetherAboveMaximum(_, let observation, let size, let maximum):
      "The \(size) accounts that are kept together with account \(observation + 1) are more than the maximum of "
        + "\(maximum) in a segment; raise the maximum to at least \(size), or keep fewer of them together."
    case .togetherLeavesTooFew(let blocks, let clusters):
      "Accounts that are kept together leave only \(blocks) pieces to divide, too few for \(clusters) segments; "
        + "ask for at most \(blocks), or keep fewer accounts together."
    case .apartAboveClusters(_, let observation, let size, let clusters):
      "The \(size) accounts in the group of account \(observation + 1) have to be in different segments, and there are "
        + "only \(clusters); ask for at least \(size) segments, or keep fewer of them apart."
    case .togetherAndApart(let first, let second, _, _):
      "Accounts \(first + 1) and \(second + 1) would have to be in one segment and in different ones: they share a group "
        + "that is kept together and one that is kept apart. Take one of them out of one of these groups."
    case .jointly(let conflict): conflict.description
    }
  }

  private var settingSentence: String {
    switch self {
    case .listLength(let kind, let count, let expected):
      "There are \(count) \(kind.listName) for \(expected) accounts; each account needs one."
    case .badAmount(let observation, let value):
      "The amount of account \(observation + 1) is \(value); it must be a finite number of at least 0, and so must the sum."
    case .amountsMissing(let minimum):
      "Segments shall have a total of at least \(plainly(minimum)), and no amounts were given to add up."
    case .minimumAboveMaximum(let minimum, let maximum):
      "The minimum segment size of \(minimum) is above the maximum of \(maximum); it must be at most that."
    default: ""
    }
  }

  private var limitSentence: String {
    switch self {
    case .minimumSize(let minimum, let clusters, let observations):
      "\(observations) accounts do not fill \(clusters) segments of at least \(minimum); "
        + "lower the minimum to at most \(observations / clusters)"
        + (observations < minimum ? "." : ", or ask for at most \(observations / minimum) segments.")
    case .maximumSize(let maximum, let clusters, let observations):
      "\(clusters) segments of at most \(maximum) accounts hold only \(clusters * maximum) of \(observations); "
        + "raise the maximum to at least \((observations + clusters - 1) / clusters), or ask for at least "
        + "\((observations + maximum - 1) / maximum) segments."
    case .minimumAmount(let minimum, let clusters, let total, let attainable):
      "\(clusters) segments cannot all have a total of at least \(plainly(minimum)): "
        + (attainable < total / Double(clusters)
          ? "of \(plainly(total)) so much is held by a few accounts that the others leave "
            + "at most \(plainly(attainable)) for some segment"
          : "all accounts together have \(plainly(total))")
        + "; lower the minimum to at most \(plainly(attainable)), or ask for fewer segments."
    case .minimumSizeOfBlocks(let minimum, let clusters, let attainable):
      "\(clusters) segments cannot all have at least \(minimum) accounts: so many are kept together that the others "
        + "leave at most \(attainable) for some segment; lower the minimum to at most \(attainable), ask for fewer "
        + "segments, or keep fewer accounts together."
    default: ""
    }
  }
}

extension JointConflict: CustomStringConvertible {
  /// The sentence for people.
  public var description: String {
    let wishes = kinds.map { kind in
      switch kind {
      case .minimumSize: "has at least \(minimumSize ?? 0) accounts in each"
      case .maximumSize: "has at most \(maximumSize ?? 0) accounts in each"
      case .minimumAmount: "has a total of at least \(plainly(minimumAmount ?? 0)) in each"
      case .together: "keeps the groups together"
      case .apart: "keeps the groups apart"
      }
    }
    let finding =
      isProven
      ? "There is no division into \(clusterCount) segments" : "No division into \(clusterCount) segments was found"
    return "\(finding) that \(Self.list(wishes, "and")); \(Self.list(advice, "or"))."
  }

  private var advice: [String] {
    var ways: [String] = []
    if let allowedMinimumSize { ways.append("lower the minimum to \(allowedMinimumSize) accounts") }
    if let allowedMaximumSize { ways.append("raise the maximum to \(allowedMaximumSize) accounts") }
    if let allowedMinimumAmount { ways.append("lower the minimum total to \(plainly(allowedMinimumAmount))") }
    if kinds.contains(.together) { ways.append("keep fewer accounts together") }
    if kinds.contains(.apart) { ways.append("keep fewer accounts apart") }
    return ways + ["ask for another number of segments"]
  }

  private static func list(_ parts: [String], _ word: String) -> String {
    guard parts.count > 1 else { return parts.joined() }
    return parts.dropLast().joined(separator: ", ") + " \(word) " + parts[parts.count - 1]
  }
}

extension ClusterConstraints.Kind {
  /// What the list behind a constraint holds.
  fileprivate var listName: String {
    switch self {
    case .together: "groups to keep together"
    case .apart: "groups to keep apart"
    default: "amounts"
    }
  }
}

/// Six digits, rounded down so that what is said to be possible is.
private func plainly(_ value: Double) -> String {
  if let whole = Int(exactly: value) { return String(whole) }
  guard value > 0, value.isFinite else { return String(value) }
  var power = 1.0
  while value * power < 1e5, power < 1e15 { power *= 10 }
  // Much less than a unit of the sixth digit: 0.7 must not become 0.699999.
  let cut = (value * power + 1e-6).rounded(.down) / power
  return Int(exactly: cut).map(String.init) ?? String(cut)
}
