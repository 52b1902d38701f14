#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The name of a file as the system knows it: bytes, which on most systems need not be UTF-8.
///
/// Names travel through the program as `String`. A byte that belongs to no UTF-8 sequence is carried as one scalar of the
/// private use area, U+10FF80 … U+10FFFF for 0x80 … 0xFF, and becomes that byte again at the system call; a name that holds
/// such a scalar itself is carried byte by byte. So every name that a command line or a folder can hold comes back as it was.
/// (Python carries such bytes as lone surrogates, PEP 383, which a Swift string cannot hold.)
package enum SystemPath {
  private static let carriers: ClosedRange<UInt32> = 0x10FF80...0x10FFFF

  /// The text that carries a name.
  package static func text(of bytes: some Collection<UInt8>) -> String {
    var rest = Array(bytes)[...]
    var text = ""
    while !rest.isEmpty {
      let malformed = rest.withUnsafeBufferPointer { ByteCheck.firstMalformedUTF8($0) }
      for scalar in String(decoding: rest.prefix(malformed ?? rest.count), as: UTF8.self).unicodeScalars {
        if carriers ~= scalar.value {
          for byte in String(scalar).utf8 { text.unicodeScalars.append(carrier(of: byte)) }
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
      rest = malformed.map { rest.dropFirst($0) } ?? []
      if let byte = rest.popFirst() { text.unicodeScalars.append(carrier(of: byte)) }
    }
    return text
  }

  /// The arguments of this process, the name of the program left out.
  package static var arguments: [String] {
    (1..<max(1, Int(CommandLine.argc))).compactMap { index in
      CommandLine.unsafeArgv[index].map { argument in
        text(of: UnsafeRawBufferPointer(start: argument, count: strlen(argument)))
      }
    }
  }

  /// The bytes of a name, with the zero that ends it for the system.
  package static func bytes(of text: String) -> [CChar] {
    var bytes: [CChar] = []
    bytes.reserveCapacity(text.utf8.count + 1)
    for scalar in text.unicodeScalars {
      if let byte = carriedByte(scalar) {
        bytes.append(CChar(bitPattern: byte))
      } else {
        for unit in UTF8.encode(scalar)! { bytes.append(CChar(bitPattern: unit)) }
      }
    }
    return bytes + [0]
  }

  /// A name for people: a byte that is no UTF-8 is shown as `\xFF`.
  package static func shown(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { carriers ~= $0.value }) else { return text }
    var shown = ""
    for scalar in text.unicodeScalars {
      if let byte = carriedByte(scalar) {
        shown += "\\x\(String(byte, radix: 16, uppercase: true))"
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }

  /// The byte that a scalar carries, if it carries one.
  package static func carriedByte(_ scalar: Unicode.Scalar) -> UInt8? {
    carriers ~= scalar.value ? UInt8(truncatingIfNeeded: scalar.value) : nil
  }

  /// Whether there is something of this name.
  package static func exists(_ path: String) -> Bool { status(path) != nil }

  /// Whether the name is that of a folder; links are followed.
  package static func isFolder(_ path: String) -> Bool { status(path).map { $0.st_mode & S_IFMT == S_IFDIR } ?? false }

  /// What the system says of a name, or `nil` with `errno`; links are followed.
  static func status(_ path: String) -> stat? {
    var status = stat()
    return stat(bytes(of: path), &status) == 0 ? status : nil
  }

  /// The names in a folder but `.` and `..`, in no order; `nil` with `errno` when it cannot be read.
  package static func names(in folder: String) -> [String]? {
    guard let stream = opendir(bytes(of: folder)) else { return nil }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        let start = UnsafeRawPointer(pointer).assumingMemoryBound(to: CChar.self)
        return text(of: UnsafeRawBufferPointer(start: start, count: strlen(start)))
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// The folder of a name, ending in a slash or empty for the working one, and the name in it.
  static func parts(of path: String) -> (folder: String, name: String) {
    let scalars = path.unicodeScalars
    let start = scalars.lastIndex(of: "/").map { scalars.index(after: $0) } ?? scalars.startIndex
    return (String(scalars[..<start]), String(scalars[start...]))
  }

  private static func carrier(of byte: UInt8) -> Unicode.Scalar { Unicode.Scalar(0x10FF00 + UInt32(byte))! }
}
