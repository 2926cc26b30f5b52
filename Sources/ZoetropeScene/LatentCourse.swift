/// The way of a latent vector through a timeline, worked out once for any number of its instants: a
/// spline's equations are not solved anew for each.
package struct LatentCourse: Sendable {
  private let track: LatentTrack
  private let playback: Playback
  private let spline: LatentSpline?

  /// The way that `timeline` has.
  package init(_ timeline: Timeline) {
    track = timeline.latent
    playback = timeline.playback
    spline = track.path == .spline ? LatentSpline(keys: track.keys, playback: playback) : nil
  }

  /// The vector at `position`, as `LatentTrack.value` has it.
  package func value(at position: Double) -> [Double] {
    spline?.motion(at: position, from: .after).value ?? track.value(at: position, in: playback)
  }
}
