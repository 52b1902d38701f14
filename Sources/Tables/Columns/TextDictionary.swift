/// Numbers distinct texts in the order they come; an open hash table over one buffer.
struct TextDictionary {
  private(set) var texts = TextStorage()
  private var slots = [Int32](repeating: -1, count: 64)

  init() {}

  var count: Int { texts.count }

  /// The number of the text, which is new when it equals the `count` before.
  mutating func code(of text: UnsafeBufferPointer<UInt8>) -> Int {
    let (slot, code) = find(text)
    if code >= 0 { return code }
    slots[slot] = Int32(texts.count)
    texts.append(text)
    if texts.count * 2 > slots.count { grow() }
    return texts.count - 1
  }

  private func find(_ text: UnsafeBufferPointer<UInt8>) -> (slot: Int, code: Int) {
    var slot = hash(text) & (slots.count - 1)
    while slots[slot] >= 0 {
      if equals(Int(slots[slot]), text) { return (slot, Int(slots[slot])) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return (slot, -1)
  }

  private func equals(_ code: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let range = texts.range(of: code)
    return range.count == text.count && texts.bytes[range].elementsEqual(text)
  }

  /// The standard library's hash is keyed anew in every process, so no file can be made to collide; the codes do not
  /// depend on it.
  private func hash(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    var hasher = Hasher()
    hasher.combine(bytes: UnsafeRawBufferPointer(text))
    return hasher.finalize()
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    texts.bytes.withUnsafeBufferPointer { bytes in
      for code in 0..<texts.count {
        let text = UnsafeBufferPointer(rebasing: bytes[texts.range(of: code)])
        var slot = hash(text) & (slots.count - 1)
        while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = Int32(code)
      }
    }
  }
}
