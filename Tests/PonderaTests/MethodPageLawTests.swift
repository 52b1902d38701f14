import Foundation
import Pondera
import TestSupport
import Testing

/// Every decision method has a page of one shape, and what a page says of settings and sources is what the code says.
@Suite struct MethodPageLawTests {
  /// No method without a page, and no page without a method.
  @Test func pagesAndMethodsMatch() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: ProjectFiles.path(MethodPage.folder))
    #expect(files.sorted() == (MethodPage.all + MethodPage.analyses).map { "\($0.name).md" }.sorted())
    #expect(MethodPage.all.count == 47)
  }

  @Test(arguments: MethodPage.all + MethodPage.analyses)
  func pageHasItsShape(_ page: MethodPage) throws {
    let lines = try page.lines()
    #expect(lines[0].hasPrefix("# "))
    #expect(lines.filter { $0.hasPrefix("## ") } == MethodPage.headings.map { "## \($0)" })
    for heading in MethodPage.headings { #expect(try page.section(heading).contains { !$0.isEmpty }) }
    #expect((20...75).contains(lines.count))
    #expect(lines.filter { $0.count > 130 } == [])
    // A paragraph that is wrapped before a sign must not become a list.
    #expect(!lines.contains { $0.hasPrefix("+ ") || $0.starts(with: #/[0-9]+[.)] /#) })
    #expect(MethodPage.unwrapped(lines).contains("``\(page.typeName)``"))
  }

  /// Each setting stands in the table with its default, and each name that it may have stands below.
  @Test(arguments: MethodPage.all)
  func conventionsHaveEverySetting(_ page: MethodPage) throws {
    let section = try page.section("Conventions")
    for setting in page.settings {
      let cells = try #require(MethodPage.cells(of: "\(page.identifier).\(setting.name)", in: section))
      #expect(cells[2] == setting.meaning)
      switch setting.kind {
      case .number(let value): #expect(cells[1] == "`\(Convention("", value).value)`")
      case .name(let value, let allowed):
        #expect(cells[1] == "`\(value)`")
        for name in allowed { #expect(MethodPage.unwrapped(section).contains("`\(name)`"), "\(name)") }
      }
    }
    #expect(section.count { $0.hasPrefix("| `") } == page.settings.count)
  }

  /// The sources are the citations of the code, word for word, and no others.
  @Test(arguments: MethodPage.all + MethodPage.analyses)
  func sourcesAreTheCitations(_ page: MethodPage) throws {
    let section = try page.section("Source")
    let text = MethodPage.unwrapped(section)
    for citation in page.citations {
      #expect(text.contains("- \(citation.description)"))
      if let doi = citation.doi { #expect(section.contains { $0.contains("doi:\(doi)") }) }
    }
    #expect(section.count { $0.hasPrefix("- ") } == page.citations.count)
  }

  /// The example names the method; a command has options that there are, and settings that the method takes.
  @Test(arguments: MethodPage.all)
  func exampleIsOfTheMethod(_ page: MethodPage) throws {
    let section = try page.section("Example")
    let command = section.first { $0.hasPrefix("    pondera ") }
    guard let words = command?.split(separator: " ").map(String.init) else {
      #expect(section.contains { $0.contains("Catalogue.entry(named: \"\(page.identifier)\")") })
      return
    }
    let help = try MethodPage.lines(of: "Tests/Fixtures/help/\(words[1]).txt").joined(separator: "\n")
    for word in words where word.hasPrefix("--") { #expect(help.contains("\(word) "), "\(word)") }
    let methods = try #require(words.firstIndex(of: "--methods").map { words[$0 + 1] })
    #expect(methods.split(separator: ",").contains(page.identifier[...]))
    for (option, choice) in zip(words, words.dropFirst()) where option == "--set" {
      let sides = choice.split(separator: "=").map(String.init)
      #expect(sides[0].hasPrefix("\(page.identifier)."))
      let name = String(sides[0].dropFirst(page.identifier.count + 1))
      try page.make([name: Double(sides[1]).map { .number($0) } ?? .name(sides[1])])
    }
  }

  /// Code of the pages is code that is compiled and run.
  @Test(arguments: MethodPage.all + MethodPage.analyses)
  func swiftExampleIsTested(_ page: MethodPage) throws {
    let lines = try page.section("Example")
    guard let start = lines.firstIndex(of: "```swift") else { return }
    let tested = Set(
      try MethodPage.lines(of: "Tests/PonderaTests/MethodPageExamplesTests.swift").map {
        $0.trimmingCharacters(in: .whitespaces)
      })
    for line in lines[(start + 1)...].prefix(while: { $0 != "```" }) {
      #expect(tested.contains(line.trimmingCharacters(in: .whitespaces)), "\(line)")
    }
  }

  /// Links between the articles lead somewhere.
  @Test(arguments: MethodPage.all + MethodPage.analyses)
  func linksLeadToPages(_ page: MethodPage) throws {
    let names = Set((MethodPage.all + MethodPage.analyses).map(\.name))
    for match in try page.lines().joined(separator: "\n").matches(of: #/<doc:([^>]*)>/#) {
      #expect(names.contains(String(match.output.1)), "\(match.output.1)")
    }
  }
}
