/// What a report says, whatever it is written in: a title and blocks in reading order.
package struct ReportDocument: Hashable, Sendable {
  package let title: String
  package let blocks: [ReportBlock]

  package init(title: String, blocks: [ReportBlock]) {
    self.title = title
    self.blocks = blocks
  }
}
