internal import ZoetropeKit
internal import ZoetropeScene

/// The verdict on the channels of a part of a picture: a field, or a zone of a collage. Parts may
/// stand still, and colours may be flat.
package struct PartVerdict: Sendable {
  /// The part's name: `mask`, or `zone 1` for the lowest zone.
  package let name: String
  /// `healthy`, or the first fault of a moment.
  package let word: String
  /// The verdict with its numbers, in words.
  package let line: String

  private init(_ name: String, _ scene: SceneDraft) {
    let probe = MomentProbe(scene)
    let moments = probe.frames.map { probe.inChannels(frame: $0) }
    let fault = Gate.Fault.allCases.first { fault in moments.contains { $0.has(fault) } }
    self.name = name
    word = fault?.rawValue ?? "healthy"
    let busy = moments.map(\.busy)
    line =
      "\(word): busy \(Wording.fixed(busy.min() ?? 0, 1)) to \(Wording.fixed(busy.max() ?? 0, 1)), "
      + "deviation \(Wording.fixed(moments.map(\.deviation).min() ?? 0, 2)) or more, "
      + "\(Wording.fixed(100 * (moments.map(\.ends).max() ?? 0), 0)) % at the ends"
  }

  /// Judges all parts of a picture.
  static func all(of scene: SceneDraft) -> [PartVerdict] {
    FieldUse.allCases.compactMap { use in scene.fields[use].map { PartVerdict(use.rawValue, $0) } }
      + (scene.collage?.zones ?? []).enumerated().map { PartVerdict("zone \($0 + 1)", $1.scene) }
  }
}
