internal import ZoetropeFrame
internal import ZoetropeKit
internal import ZoetropeRender
internal import ZoetropeScene
internal import ZoetropeTerminal

/// The stretches of a film that show a single flat colour. They are measured on small pictures
/// without caption, vignette and grain.
struct FlatStretches {
  /// A clause that names the stretches; nil if the film has none.
  let words: String?

  /// The difference between a channel's largest and smallest values in a picture below which the
  /// channel is flat: two 8-bit levels, which no eye can distinguish.
  private static let flat: Float = 2 / 255

  /// The value that all channels of a black picture are below: four 8-bit levels.
  private static let black: Float = 4 / 255

  /// Measures a scene.
  ///
  /// - Parameter pictures: the number of pictures to paint, evenly spread over the film; at most
  ///   one for each frame is painted.
  init(_ scene: SceneDraft, pictures: Int) {
    let frames = scene.timeline.frameCount
    let count = min(pictures, frames)
    let probe = Probe(scene, pictures: count, samples: 1, budget: 2e10)
    let colours = (0..<count).map { index in
      Self.colour(of: probe.picture(frame: index * frames / count))
    }
    let seen = Set(colours.compactMap(\.self))
    guard colours.contains(where: { $0 != nil }) else {
      words = nil
      return
    }
    if colours.allSatisfy({ $0 != nil }) {
      words =
        Self.start(scene.finish, isChanging: seen.count > 1) + " from beginning to end"
        + (seen.count == 1 ? seen.first.map { ", \($0)" } ?? "" : "")
      return
    }
    /// Returns a picture's position in the film, in percent.
    func percent(_ index: Int) -> Int { (index * frames / count) * 100 / frames }
    var stretches: [String] = []
    var start = 0
    var isChanging = false
    for (index, colour) in (colours + [nil]).enumerated() where colour == nil {
      if index > start {
        let isSteady = Set(colours[start..<index]).count == 1
        if !isSteady { isChanging = true }
        stretches.append(
          start == 0
            ? "at the start, until \(percent(index)) %"
              + (isSteady ? colours[0].map { ", \($0)" } ?? "" : "")
            : "from \(percent(start)) % to \(percent(index)) %")
      }
      start = index + 1
    }
    let shown = stretches.prefix(3).joined(separator: ", ")
    let rest = stretches.count - 3
    words =
      Self.start(scene.finish, isChanging: isChanging) + " \(shown)"
      + (rest > 0 ? " and \(rest) times more" : "")
  }

  /// Returns the beginning of the clause. It names the effects over the picture (caption, grain and
  /// vignette), which are not measured and may not be flat.
  private static func start(_ finish: Finish, isChanging: Bool) -> String {
    let colour = "shows one flat colour" + (isChanging ? " at a time" : "")
    let over = [
      ("caption", !finish.caption.text.isEmpty), ("grain", finish.grain.amount > 0),
      ("vignette", finish.vignette > 0),
    ].filter(\.1).map(\.0)
    guard let last = over.last else { return colour + " and nothing else" }
    let names =
      over.count == 1 ? last : over.dropLast().joined(separator: ", ") + " and " + last
    return "\(colour) under its \(names)"
  }

  /// Returns the colour of a flat picture as `#rrggbb`; nil for other pictures.
  private static func colour(of picture: Strip) -> String? {
    var middle: [Double] = []
    let planes = [picture.red, picture.green, picture.blue]
    let isBlack = planes.allSatisfy { $0.max() ?? 1 < black }
    if isBlack { return RGB(0, 0, 0).hex }
    for plane in planes {
      guard let least = plane.min(), let most = plane.max(), most - least < flat else { return nil }
      middle.append(Double(least + most) / 2)
    }
    return RGB(middle[0], middle[1], middle[2]).hex
  }
}
