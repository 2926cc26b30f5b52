/// Channels of EfficientNet-Lite0 that paint well, with what they paint.
package enum DreamChannels {
  /// A channel and what it paints.
  package struct Entry: Hashable, Sendable {
    package let block: Int
    package let channel: Int
    package let paints: String
  }

  /// The entries as lines of text.
  package static var table: String {
    all.map { entry in
      let name = "\(entry.block):\(entry.channel)"
      return name + String(repeating: " ", count: max(1, 8 - name.count)) + entry.paints + "\n"
    }.joined()
  }

  package static let all: [Entry] = [
    Entry(block: 10, channel: 94, paints: "")
  ]
}
