public import ZoetropeKit

/// Renders a preset that ships into a film, and tells how far it is.
///
/// - Parameter path: the film to write, such as `silk.mp4`.
/// - Returns: the number of frames and bytes.
public func renderSilk(to path: String) async throws -> JobReport {
  var source = try SceneSource("silk")
  source.set("film.size", to: "320x180")
  source.set("film.duration", to: "1")
  let scene = try source.scene()

  let job = FilmJob(scene, to: OutputFile(path, replace: true))
  let work = Task {
    try await job.run { event in
      if case .advanced(let done) = event { print("\(done) frames") }
    }
  }
  // work.cancel() ends the film early: the frames that are done stay, as silk.partial.mp4.
  return try await work.value
}

/// Reads the preset that is inside a film, and paints the film's first frame from it, twice as large.
public func paintAgain(filmAt path: String) async throws -> RGBAImage<UInt16> {
  let source = SceneSource(yaml: try Recipe.read(from: path), name: "silk")
  let scene = try source.scene()
  let size = FrameSize(width: 2 * scene.size.width, height: 2 * scene.size.height)
  return try await scene.resized(to: size).image16(frame: 0)
}
