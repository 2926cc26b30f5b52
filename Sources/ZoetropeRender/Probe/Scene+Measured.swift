public import ZoetropeScene

extension Scene {
  /// The scene with everything measured that its pictures have to say, and that it asks for: a centre
  /// is chosen, equal use of the channels becomes a curve for each, an even pace becomes one of time.
  /// Measured once, before the first frame; a measured scene stays as it is.
  ///
  /// Takes some tenths of a second where there is something to measure.
  public func measured() -> Scene {
    var scene = self
    scene.wishes = allWishes
    if timeline.seeksCentre {
      let point = PointOfInterest(in: self)
      scene.timeline.seeksCentre = false
      scene.timeline.centreX = .constant(point.x)
      scene.timeline.centreY = .constant(point.y)
      scene.timeline.closeOn(network, view)
    }
    if case .wanted(let amount) = equalising {
      scene.equalising = .measured(Equaliser(scene, amount: amount).curves)
    }
    if scene.timeline.pace == .even { scene.timeline.pace = EvenPace(scene).pace }
    return scene
  }
}
