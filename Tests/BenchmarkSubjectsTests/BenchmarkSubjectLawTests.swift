import BenchmarkSubjects
import Testing

@Suite struct BenchmarkSubjectLawTests {
  @Test func fastAndPlainAgree() throws {
    for subject in try BenchmarkSubject.catalogue(.small) {
      for variant in 0..<BenchmarkSubject.variantCount {
        let fast = try subject.fast(variant)
        let plain = try subject.plain(variant)
        try #require(fast.count == plain.count && !fast.isEmpty, "\(subject.name)")
        let differences = zip(fast, plain).map { abs($0 - $1) - subject.tolerance * max(abs($0), abs($1)) }
        #expect(differences.max()! <= 0, "\(subject.name), variant \(variant)")
      }
    }
  }

  /// A measurement goes round the variants so that nothing can be remembered: they must have different answers.
  @Test func variantsDiffer() throws {
    for subject in try BenchmarkSubject.catalogue(.small) {
      let answers = try (0..<BenchmarkSubject.variantCount).map { try subject.fast($0) }
      #expect(Set(answers).count == answers.count, "\(subject.name)")
    }
  }

  @Test func namesDiffer() throws {
    let names = try BenchmarkSubject.catalogue(.small).map(\.name)
    #expect(Set(names).count == names.count)
  }
}
