internal import CFFmpeg
internal import ZoetropeFrame

/// What a decoder needs of a still picture's file: the chunks or segments with its pixels.
///
/// The file's structure is read here, so that size and completeness are known before anything is
/// decoded. What does not bear on the pixels (texts, profiles, Exif, thumbnails) is left out: a
/// decoder unpacks some of it without a limit.
package struct StillData {
  /// The picture's size as the file says, before `orientation` is applied.
  let size: FrameSize
  let orientation: Orientation
  /// The bytes for the decoder, in pieces.
  package let pieces: [ArraySlice<UInt8>]
  let kind: PictureKind
  private let path: String

  /// Reads the structure of a file.
  ///
  /// - Throws: `PictureError` if it is incomplete, too large, or of a kind that is not decoded.
  package init(_ bytes: [UInt8], _ kind: PictureKind, of path: String) throws(PictureError) {
    let layout: StillLayout =
      switch kind {
      case .png: try PNGLayout.read(bytes, of: path)
      case .jpeg: try JPEGLayout.read(bytes, of: path)
      case .webP: try WebPLayout.read(bytes, of: path)
      case .film: throw .notAPicture(path)
      }
    size = try PictureLimits.check(width: layout.width, height: layout.height, of: path)
    orientation = layout.orientation
    pieces = layout.pieces
    self.kind = kind
    self.path = path
  }

  /// Decodes the picture into `frame`.
  func decode(into frame: borrowing Frame) throws(PictureError) {
    let (codec, name) =
      switch kind {
      case .png: (AV_CODEC_ID_PNG, "PNG")
      case .jpeg: (AV_CODEC_ID_MJPEG, "JPEG")
      default: (AV_CODEC_ID_WEBP, "WebP")
      }
    let packet = try Packet.holding(pieces, for: path)
    let decoder = try Decoder.open(codec, parameters: nil, isStrict: true, for: path)
    guard decoder.send(packet) >= 0, decoder.end() >= 0 else { throw .damaged(path, name) }
    let code = decoder.receive(frame)
    guard code != FF_ERROR_NO_MEMORY else { throw .outOfMemory(path) }
    guard code >= 0, Int(frame.raw.pointee.width) == size.width,
      Int(frame.raw.pointee.height) == size.height
    else { throw .damaged(path, name) }
  }
}

/// What the readers of the three formats find.
struct StillLayout {
  var width = 0
  var height = 0
  var orientation = Orientation.upright
  var pieces: [ArraySlice<UInt8>] = []
}
