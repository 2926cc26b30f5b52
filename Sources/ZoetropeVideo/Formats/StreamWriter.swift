package import ZoetropeFrame

/// A whole picture, put together from strips.
package protocol AssembledPicture: Sendable {
  associatedtype Part: FramePlanes

  mutating func copyRows(of strip: Part)
}

extension YUV444Picture: AssembledPicture {}
extension RGBPicture: AssembledPicture {}

/// Sends whole pictures to another program.
package protocol StreamWriter: Sendable {
  associatedtype Picture: AssembledPicture

  /// A strip and a picture whose pixels are to be filled in.
  var blank: (strip: Picture.Part, picture: Picture) { get }

  /// Writes the next frame. Blocks until the reader has taken it.
  func append(_ picture: Picture) throws(VideoError)
}
