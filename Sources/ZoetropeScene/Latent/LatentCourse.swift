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

  /// Puts the vector of frame `index`, as `SceneDraft.plan(frame:)` has it, into as many numbers as it has:
  /// along a spline, without memory of its own.
  package func fill(_ numbers: UnsafeMutableBufferPointer<Double>, frame index: Int) {
    let position = playback.position(ofFrame: index)
    if let spline { return spline.fill(numbers, at: position) }
    _ = numbers.update(fromContentsOf: track.value(at: position, in: playback))
  }
}
