internal import CPPN
package import ZoetropeFrame
package import ZoetropeScene

/// A painter of a scene's channels in pictures of 54 rows, with the aspect ratio of the film.
package struct ChannelProbe: Sendable {
  private let scene: SceneDraft
  private let probe: Probe
  /// The size of the pictures.
  package let size: FrameSize
  private let channels: Int
  private let isFineAtCentre: Bool

  /// Prepares a probe. Its measurements do not depend on the size of the film but for its aspect
  /// ratio, nor on rate, samples, colours, equalising and finish.
  package init(_ scene: SceneDraft) {
    let shape = Double(scene.size.width) / Double(scene.size.height)
    let rows = Busy.rows
    size = FrameSize(
      width: min(max(Int((Double(rows) * shape).rounded()), 6), 8 * rows), height: rows)
    self.scene = scene
    channels = scene.channels
    isFineAtCentre = scene.network.inputs.contains { $0.variation.isFineAtCentre }
    probe = Probe(scene.showingChannels, size: size, samples: 1)
  }

  /// Paints the channels of a frame.
  package func picture(frame index: Int) -> ChannelPicture {
    let strip = probe.picture(frame: index)
    return ChannelPicture(
      width: size.width, height: size.height,
      channels: Array([strip.red, strip.green, strip.blue].prefix(channels)))
  }

  /// Returns the number `busy` of a picture of a frame: outside the core and as a median over cells
  /// where detail grows without limit around the origin.
  package func busy(_ picture: ChannelPicture, frame index: Int) -> Double {
    let map = FieldMap(view: scene.view, plan: scene.plan(frame: index), size: size)
    guard isFineAtCentre, let centre = map.centre else { return picture.busy }
    return picture.busy(
      outside: ChannelPicture.Core(
        column: centre.column, row: centre.row,
        radius: scene.view.core * Double(min(size.width, size.height)) / 2))
  }
}
