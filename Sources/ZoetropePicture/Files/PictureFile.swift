package import ZoetropeFrame

/// A file from which a picture is read: a PNG, JPEG or WebP picture, or one frame of a film.
///
/// What the file is, is told by its content. Only one decoder, or one demuxer of films, is given
/// it; nothing in a file can make another file be opened. Everything but the pixels, such as the
/// place where a photo was taken, is left behind in the file.
package struct PictureFile: Hashable, Sendable {
  /// The file's path as the user wrote it.
  package let path: String

  /// Creates a reference to the file at `path`. Nothing is opened yet.
  package init(_ path: String) { self.path = path }

  /// Reads the picture.
  ///
  /// - Parameters:
  ///   - moment: of a film, which frame; the first if nil. Must be nil for a still picture.
  ///   - background: the colour behind transparent parts. As in browsers, gamma-encoded values are
  ///     mixed.
  ///   - longSide: the most pixels that the longer side may have, 1 or more. Larger pictures are
  ///     shrunk in linear light while they are read, which takes less memory.
  /// - Throws: `PictureError` if the file cannot be read, is none of the formats, is damaged, or is
  ///   larger than `PictureLimits`; or if there is no such moment.
  package func picture(
    at moment: FilmMoment? = nil, over background: RGB = RGB(1, 1, 1), longSide: Int? = nil
  ) throws(PictureError) -> Picture {
    let file = try InputFile.open(path)
    let head = try file.head(PictureKind.head)
    guard let kind = PictureKind(head) else {
      guard let other = PictureKind.other(head) else { throw .notAPicture(path) }
      throw PictureError(path, "is \(other), which is not read; name \(PictureError.readable).")
    }
    let frame = try Frame.allocated(for: path)
    let rows: PixelRows
    let orientation: Orientation
    if case .film(let demuxer) = kind {
      let film = try FilmInput.open(file, demuxer: demuxer)
      orientation = film.orientation
      try film.decode(moment ?? .frame(0), into: frame)
      rows = try PixelRows.of(frame, still: nil, path: path)
    } else {
      guard moment == nil else {
        throw PictureError(path, "is a picture, which has no moments; only films have.")
      }
      let still = try StillData(file.contents(), kind, of: path)
      orientation = still.orientation
      try still.decode(into: frame)
      rows = try PixelRows.of(frame, still: kind, path: path)
    }
    return rows.picture(over: background, longSide: longSide).turned(orientation)
  }
}
