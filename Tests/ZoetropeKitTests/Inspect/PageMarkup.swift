/// The elements of a page, read strictly enough to find what texts break.
struct PageMarkup {
  struct Element {
    let name: String
    let attributes: [String: String]
  }

  private(set) var elements: [Element] = []
  /// The first end tag that fits no start tag, or the first element that has none.
  private(set) var mismatch: String?

  private static let empty: Set<String> = ["meta", "img", "br", "path", "rect"]

  init(_ text: String) {
    var open: [String] = []
    let bytes = Array(text.utf8)
    var next = 0
    while let start = bytes[next...].firstIndex(of: UInt8(ascii: "<")) {
      var end = start
      var quoted = false
      while end < bytes.count, quoted || bytes[end] != UInt8(ascii: ">") {
        if bytes[end] == UInt8(ascii: "\"") { quoted.toggle() }
        end += 1
      }
      let tag = String(decoding: bytes[(start + 1)..<end], as: UTF8.self)
      next = min(end + 1, bytes.count)
      if tag.hasPrefix("!") { continue }
      if tag.hasPrefix("/") {
        if open.last == String(tag.dropFirst()) {
          open.removeLast()
        } else if mismatch == nil {
          mismatch = "<\(tag)> after <\(open.last ?? "")>"
        }
        continue
      }
      let element = Self.element(tag)
      elements.append(element)
      if !Self.empty.contains(element.name) { open.append(element.name) }
    }
    if mismatch == nil, let last = open.last { mismatch = "<\(last)> has no end" }
  }

  func named(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  private static func element(_ tag: String) -> Element {
    let pieces = tag.split(separator: "\"", omittingEmptySubsequences: false)
    let name = tag.prefix { $0 != " " && $0 != "/" }
    var attributes: [String: String] = [:]
    for index in stride(from: 0, to: pieces.count - 1, by: 2) {
      guard let key = pieces[index].split(separator: " ").last else { continue }
      attributes[String(key.dropLast())] = String(pieces[index + 1])
    }
    return Element(name: String(name), attributes: attributes)
  }
}
