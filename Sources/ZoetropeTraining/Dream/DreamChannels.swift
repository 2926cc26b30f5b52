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
    Entry(block: 4, channel: 3, paints: "wood grain"),
    Entry(block: 4, channel: 9, paints: "cells with dark walls"),
    Entry(block: 4, channel: 20, paints: "folds and ridges"),
    Entry(block: 4, channel: 23, paints: "bark"),
    Entry(block: 4, channel: 29, paints: "leopard patches"),
    Entry(block: 4, channel: 34, paints: "beads"),
    Entry(block: 4, channel: 36, paints: "scales"),
    Entry(block: 5, channel: 4, paints: "soft dots"),
    Entry(block: 5, channel: 7, paints: "crossing pipes"),
    Entry(block: 5, channel: 8, paints: "weave"),
    Entry(block: 5, channel: 11, paints: "bright pebbles"),
    Entry(block: 5, channel: 28, paints: "ridges in bands"),
    Entry(block: 5, channel: 53, paints: "net of tiles"),
    Entry(block: 5, channel: 54, paints: "thick cords"),
    Entry(block: 5, channel: 64, paints: "ribbons"),
    Entry(block: 5, channel: 70, paints: "arcs in rows"),
    Entry(block: 7, channel: 15, paints: "labyrinth of cells"),
    Entry(block: 7, channel: 18, paints: "water and light"),
    Entry(block: 7, channel: 50, paints: "zebra and knotholes"),
    Entry(block: 7, channel: 71, paints: "roof tiles"),
    Entry(block: 7, channel: 79, paints: "checks"),
    Entry(block: 8, channel: 7, paints: "crossing bars"),
    Entry(block: 8, channel: 24, paints: "honeycomb under glass"),
    Entry(block: 8, channel: 26, paints: "a plait"),
    Entry(block: 8, channel: 47, paints: "bricks"),
    Entry(block: 8, channel: 72, paints: "strands"),
    Entry(block: 8, channel: 73, paints: "arches"),
    Entry(block: 8, channel: 81, paints: "shells"),
    Entry(block: 8, channel: 87, paints: "fish scales"),
    Entry(block: 8, channel: 91, paints: "corals"),
    Entry(block: 10, channel: 10, paints: "cracked rock"),
    Entry(block: 10, channel: 15, paints: "a fan of feathers"),
    Entry(block: 10, channel: 31, paints: "petals"),
    Entry(block: 10, channel: 38, paints: "terrazzo"),
    Entry(block: 10, channel: 43, paints: "eyes"),
    Entry(block: 10, channel: 57, paints: "an animal's back"),
    Entry(block: 10, channel: 58, paints: "rainbows"),
    Entry(block: 10, channel: 67, paints: "pearls"),
    Entry(block: 10, channel: 68, paints: "rope"),
    Entry(block: 10, channel: 74, paints: "a dark blossom"),
    Entry(block: 10, channel: 92, paints: "a throat of stripes"),
    Entry(block: 10, channel: 94, paints: "knots in a net"),
    Entry(block: 10, channel: 99, paints: "heather"),
    Entry(block: 10, channel: 101, paints: "crumpled cloth"),
    Entry(block: 10, channel: 102, paints: "a pinwheel"),
    Entry(block: 12, channel: 15, paints: "windows in a frame"),
    Entry(block: 12, channel: 23, paints: "amber and mirrors"),
    Entry(block: 12, channel: 80, paints: "a chain of beads"),
    Entry(block: 12, channel: 89, paints: "an orchid"),
    Entry(block: 12, channel: 121, paints: "strings of seeds"),
    Entry(block: 12, channel: 125, paints: "a chrysanthemum"),
    Entry(block: 12, channel: 130, paints: "a flower's heart"),
    Entry(block: 12, channel: 142, paints: "pine cones"),
    Entry(block: 12, channel: 147, paints: "berries"),
    Entry(block: 12, channel: 152, paints: "a poppy"),
    Entry(block: 12, channel: 177, paints: "chrome"),
    Entry(block: 14, channel: 15, paints: "panes of glass"),
    Entry(block: 14, channel: 43, paints: "leaves and water"),
    Entry(block: 14, channel: 72, paints: "striped cloth"),
    Entry(block: 14, channel: 90, paints: "rolls"),
  ]
}
