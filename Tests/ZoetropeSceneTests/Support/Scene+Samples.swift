import CPPN
import ZoetropeFrame
import ZoetropeScene

extension SceneDraft {
  /// Creates a scene around a timeline; its network does not matter.
  init(
    _ timeline: Timeline, view: FieldView = FieldView(),
    size: FrameSize = FrameSize(width: 192, height: 108),
    samples: Int = 1
  ) {
    self.init(
      title: "Sample", about: "",
      network: Architecture(
        inputs: [.x, .y, .r], latent: timeline.latent.keys.first?.value.count ?? 0,
        layers: [NetworkLayer(width: 4, activations: [.tanh])], wiring: .plain, outputs: [.sigmoid],
        weights: .normal(1), biases: .all),
      latentSpread: 1, view: view, timeline: timeline, colour: .grey(inverted: false), size: size,
      rate: FrameRate(30), samples: samples)
  }
}

extension Timeline {
  /// Returns a film in which nothing changes.
  static func still(_ frameCount: Int = 100, _ loop: Loop = .loop) -> Timeline {
    Timeline(frameCount: frameCount, loop: loop, seed: 1, latent: [])
  }
}

extension ScalarTrack {
  /// Creates a track from positions and values.
  init(
    _ keys: KeyValuePairs<Double, Double>, easing: Easing = .linear, blend: Blend = .linear,
    turn: Double? = nil
  ) {
    self.init(
      keys: keys.map { TrackKey(position: $0, value: $1, easing: easing) }, blend: blend, turn: turn
    )
  }
}

extension LatentTrack {
  /// Creates a track from positions and vectors.
  init(
    _ keys: KeyValuePairs<Double, [Double]>, path: LatentPath = .spline, easing: Easing = .linear
  ) {
    self.init(keys: keys.map { TrackKey(position: $0, value: $1, easing: easing) }, path: path)
  }
}
