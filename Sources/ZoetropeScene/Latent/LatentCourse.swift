/// The path of the latent vector through a timeline. The equations of a spline are solved once,
/// when the path is created.
package struct LatentCourse: Sendable {
  private let track: LatentTrack
  private let playback: Playback
  private let spline: LatentSpline?

  /// Prepares the path of the latent vector in `timeline`.
  package init(_ timeline: Timeline) {
    self.init(timeline.latent, in: timeline.playback)
  }

  init(_ track: LatentTrack, in playback: Playback) {
    self.track = track
    self.playback = playback
    spline = track.path == .spline ? LatentSpline(keys: track.keys, playback: playback) : nil
  }

  /// Returns the vector at `position` on the timeline, 0…`playback.end`, with each component
  /// clamped to the range of `z`.
  package func vector(at position: Double) -> [Double] { motion(at: position, from: .after).value }

  /// Returns the vector and its change per frame, as `position` is approached from `side`.
  func motion(at position: Double, from side: Side) -> VectorMotion {
    (spline?.motion(at: position, from: side)
      ?? track.motionBetweenKeys(at: position, from: side, in: playback)).clamped(from: side)
  }
}

extension VectorMotion {
  /// Returns the motion with each component clamped to the range of `z`. While a component is
  /// clamped, its velocity is 0.
  fileprivate func clamped(from side: Side) -> VectorMotion {
    guard let range = Quantity.z.range else { return self }
    var clamped = self
    for index in value.indices {
      clamped.value[index] = range.clamping(value[index])
      clamped.velocity[index] = range.velocity(velocity[index], at: value[index], from: side)
    }
    return clamped
  }
}
