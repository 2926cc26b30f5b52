public import ZoetropeKit

/// A scene made without a preset: a network of three layers, and a zoom of eight times and back.
///
/// - Throws: what is wrong with the values, each named by the key that presets have for it.
public func sceneInCode(seed: UInt64) throws -> MeasuredScene {
  let layer = NetworkLayer(width: 16, activations: [.tanh, .sin])
  let network = Architecture(
    inputs: [.x, .y, .r], latent: 2, layers: [layer, layer, layer], wiring: .plain,
    outputs: [.sigmoid], weights: .normal(1.2), biases: .all)
  let ramp = ColourRamp(stops: [
    ColourRamp.Stop(position: 0, colour: RGB(0.05, 0.06, 0.15)),
    ColourRamp.Stop(position: 1, colour: RGB(1, 0.85, 0.6)),
  ])

  var timeline = Timeline(frameCount: 60, loop: .loop, seed: seed, latent: [0.5, -1])
  timeline[.zoom].keys = [
    TrackKey(position: 0, value: 1, easing: .easeInOut),
    TrackKey(position: 30, value: 8, easing: .easeInOut),
  ]

  let draft = SceneDraft(
    title: "In code", about: "", network: network, latentSpread: 1, view: FieldView(),
    timeline: timeline, colour: .palette(ramp, name: nil),
    size: FrameSize(width: 160, height: 90), rate: FrameRate(30), samples: 1)
  return try draft.validated().measured()
}

/// A preset that ships, with numbers of it changed.
public func calmerSilk() throws -> MeasuredScene {
  var draft = try SceneSource("silk").scene().draft
  draft.timeline[.gain].keys = [TrackKey(position: 0, value: 0.5)]
  draft.size = FrameSize(width: 160, height: 90)
  return try draft.validated().measured()
}
