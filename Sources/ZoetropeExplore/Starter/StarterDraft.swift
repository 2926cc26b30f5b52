internal import CPPN
internal import Foundation
internal import ZoetropeKit

/// A starter preset as it was drawn, healthy or not. Its text depends only on the kind, the seed
/// and the number of the draw.
package struct StarterDraft {
  /// A key with its value, and a comment that may be empty.
  struct Entry {
    let key: String
    let value: String
    let comment: String
  }

  let kind: StarterKind
  let seed: UInt64
  /// The last word of the title, which names what the picture may look like.
  var noun = ""
  /// The first word of the title, which names the colours.
  var tone = ""
  /// The keys of the section `network`, in order.
  var network: [Entry] = []
  /// The keys of the section `view`, in order.
  var view: [(key: String, value: String)] = []
  /// The comment behind the section `view`.
  var viewComment = ""
  /// The keys after the section `network`, in order.
  var rest: [Entry] = []
  /// The keyframes in braces, without the dash.
  var keyframes: [String] = []
  /// The comment above the keyframes.
  var keyframesComment = ""
  /// True if the picture has edges that need several samples for each pixel.
  var hasEdges = false
  var dice: Dice

  /// Returns the key of the table from which everything of a starter is drawn.
  static func place(of seed: UInt64) -> Counter {
    // The word keeps these numbers apart from those of candidates.
    Counter(seed: seed, purpose: .exploration).at(0x6E65_772E_7961_6D6C)
  }

  /// Draws a draft. `draw` is the number of earlier drafts of this kind and seed.
  package init(_ kind: StarterKind, seed: UInt64, draw: Int) {
    self.kind = kind
    self.seed = seed
    let kinds = StarterKind.allCases
    let place = Self.place(of: seed)
    dice = Dice(place.at(1 + UInt64(kinds.firstIndex(of: kind) ?? 0)).at(UInt64(draw)))
    switch kind {
    case .loop: drawLoop()
    case .zoom: drawZoom()
    case .endless: drawEndless()
    case .symmetric: drawSymmetric()
    case .morph: drawMorph()
    case .tiles: drawTiles()
    case .pulse: drawPulse()
    case .spiral: drawSpiral()
    }
  }

  /// Adds a key after the section `network`.
  mutating func set(_ key: String, _ value: String, _ comment: String = "") {
    rest.append(Entry(key: key, value: value, comment: comment))
  }

  /// Returns `low` to `high` in steps of `step`, as decimals without needless zeros.
  mutating func number(_ low: Double, _ high: Double, step: Double) -> String {
    let count = ((high - low) / step).rounded()
    let value = low + step * Double(Int(dice.number() * (count + 1)))
    return String(format: "%.4g", value)
  }

  /// Returns a list of `count` seeds, with a space between them.
  mutating func seeds(_ count: Int) -> String {
    (0..<count).map { _ in "\(dice.seed())" }.joined(separator: " ")
  }
}
