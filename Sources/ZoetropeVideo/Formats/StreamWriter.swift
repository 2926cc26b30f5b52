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

  /// An empty strip and a picture to fill.
  var blank: (strip: Picture.Part, picture: Picture) { get }

  /// Writes the next frame. Blocks until the reader has taken it.
  func append(_ picture: Picture) throws(VideoError)
}
