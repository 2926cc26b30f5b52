internal import CPPN
internal import ZoetropeScene

extension SceneDraft {
  /// A copy of the scene that shows up to three channels, unchanged, as red, green and blue.
  var showingChannels: SceneDraft {
    var scene = self
    scene.medium = Medium()
    scene.fields = [:]
    scene.collage = nil
    scene.colour = .rgb
    scene.timeline.palette.keys = []
    scene.equalising = .none
    // Balanced weights depend on the channels of all outputs.
    if case .balanced = scene.network.weights, scene.network.outputs.count == 1 {
      scene.colour = .grey(inverted: false)
    }
    // Other weights are drawn neuron by neuron, so further outputs leave them unchanged.
    while let last = scene.network.outputs.last, scene.network.outputs.count < scene.colour.channels
    {
      scene.network.setOutputs(scene.network.outputs + [last])
    }
    scene.timeline[.contrast] = .constant(1)
    scene.timeline[.exposure] = .constant(0)
    scene.timeline[.saturation] = .constant(1)
    scene.timeline[.hue] = .constant(0, turn: 360)
    return scene
  }
}
