public import ZoetropeScene

extension Scene {
  /// The scene with everything measured that its pictures have to say, and that it asks for: an even
  /// pace becomes a curve. Measured once, before the first frame; a measured scene stays as it is.
  ///
  /// Takes some tenths of a second where there is something to measure.
  public func measured() -> Scene {
    var scene = self
    if scene.timeline.pace == .even { scene.timeline.pace = EvenPace(self).pace }
    return scene
  }
}
