internal import ZoetropeFrame
package import ZoetropeInspect
package import ZoetropeKit
package import ZoetropePicture
internal import ZoetropeScene

/// A picture that a network is to look at, and what people know of it.
package struct SightInput: Sendable {
  /// The name of the file or the preset, without an ending.
  package let name: String
  /// The heading: the preset's title or the file's name.
  package let title: String
  /// The preset's description; may be empty.
  package let about: String
  /// What is seen, such as `photo.jpg, 640x480` or `frame 0 of 240`.
  package let moment: String
  /// The picture for people.
  package let picture: PagePicture
  /// The picture for the network.
  package let seen: SeenPicture

  /// The longer side of the picture for people, in pixels.
  private static let longSide = 640
  /// The longer side that a picture may have when it is read, in pixels.
  package static let readingSide = 2048

  /// Creates an input from a picture that was read.
  ///
  /// - Parameters:
  ///   - name: the file's name without its ending.
  ///   - moment: the file's name, and what else is worth saying.
  /// - Throws: `JobError` if the picture is too long and thin.
  package init(_ picture: Picture, name: String, moment: String) throws(JobError) {
    (self.name, title, about, self.moment) = (name, name, "", moment)
    seen = try SeenPicture(picture)
    let shown = picture.fitting(longSide: Self.longSide)
    self.picture = PagePicture(
      colours: shown.red.indices.flatMap { [shown.red[$0], shown.green[$0], shown.blue[$0]] },
      size: shown.size)
  }

  /// Paints a frame of a preset.
  ///
  /// - Throws: `JobError` if there is no such moment, or the picture is too long and thin; the errors
  ///   of reading the scene.
  package init(
    _ source: SceneSource, at time: FilmTime, _ observe: JobObserver = { _ in }
  ) throws {
    let measured = try source.scene(observe)
    let frame = try time.frame(in: measured)
    let scene = measured.values
    name = source.name
    title = scene.title.isEmpty ? source.name : scene.title
    about = scene.about
    let seconds = Wording.fixed(scene.rate.seconds(frame), 2)
    moment = "frame \(frame) of \(scene.timeline.frameCount), at \(seconds) s"
    let size = try SeenPicture.size(of: scene.size)
    seen = SeenPicture(scene.page(frame: frame, (size.width, 4)))
    let (width, height) = (Double(scene.size.width), Double(scene.size.height))
    let shown = Int((Double(Self.longSide) * min(1, width / height)).rounded())
    picture = PagePicture(scene.page(frame: frame, (shown, 1)))
  }
}
