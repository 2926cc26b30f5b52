package import ZoetropeFrame

/// A whole picture that is assembled from strips.
package protocol AssembledPicture: Sendable {
  associatedtype Part: FramePlanes

  mutating func copyRows(of strip: Part)
}

extension YUV444Picture: AssembledPicture {}
extension RGBPicture: AssembledPicture {}

/// Writes whole pictures to another program.
package protocol StreamWriter: Sendable {
  associatedtype Picture: AssembledPicture

  /// An empty strip, and a black picture to which filled strips are copied.
  var blank: (strip: Picture.Part, picture: Picture) { get }

  /// Writes the next frame. Blocks until the pipe has accepted all of it.
  func append(_ picture: Picture) throws(VideoError)
}
