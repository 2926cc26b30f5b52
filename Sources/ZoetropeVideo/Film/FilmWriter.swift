public import ZoetropeFrame

/// Writes a film, frame after frame. A writer must not be used by several tasks at a time.
///
/// ```swift
/// let film = try FilmWriter(path: "ember.mp4", settings: settings)
/// for picture in pictures { try film.append(picture) }
/// try film.finish()
/// ```
///
/// After an error nothing more can be written: `append` and `finish` throw the same error again.
/// The caller must delete the file. A process with a limit on file sizes should ignore `SIGXFSZ`,
/// which would otherwise end the process before the error can be thrown.
public final class FilmWriter {
  private enum State {
    case writing
    case failed(VideoError)
    case ended
  }

  private let size: FrameSize
  private var state = State.writing
  private var film: Film?
  /// The number of frames in the file, which are those that the encoder has returned.
  package private(set) var framesWritten = 0

  /// Opens the encoder and the file and writes the header. `path` is overwritten.
  ///
  /// - Parameter name: the file's name in messages, if `path` is temporary.
  /// - Throws: the errors of `check`; `file` or `noSpace` when the file cannot be written.
  public init(
    path: String, settings: FilmSettings, calling name: String? = nil
  ) throws(VideoError) {
    size = settings.size
    film = try Film.open(path: path, called: name ?? path, settings: settings)
  }

  /// Encodes the next frame. Blocks while the encoder works.
  ///
  /// - Throws: `noSpace` or `file` when writing fails, `encoding` when the encoder rejects the
  ///   frame.
  public func append(_ picture: YUVPicture) throws(VideoError) {
    precondition(picture.size == size, "a film's frames all have its size")
    try load(picture)
    try encodeLoaded()
  }

  /// Loads some rows of the next frame, in any order.
  ///
  /// - Throws: `resources` when there is no memory for the frame.
  package func load(_ strip: some FramePlanes) throws(VideoError) {
    try attempt { (film: inout Film) throws(VideoError) in try film.load(strip) }
  }

  /// Encodes the frame whose rows were loaded. Blocks while the encoder works. Rows that were
  /// loaded but not encoded when the film is finished are left out.
  ///
  /// - Throws: the errors of `append`.
  package func encodeLoaded() throws(VideoError) {
    try attempt { (film: inout Film) throws(VideoError) in
      try film.encodeLoaded()
      framesWritten = film.packetsOut
    }
  }

  /// Completes the film: flushes the encoder, checks that as many frames came out as went in,
  /// writes the trailer, moves the index to the front, closes and syncs the file. Blocks until the
  /// file is on the disk.
  ///
  /// - Throws: the errors of `append`; `encoding` also when there is no frame.
  public func finish() throws(VideoError) {
    _ = try finish(unless: { false })
    abandon()
  }

  /// Completes the film like `finish()`, but can be stopped early.
  ///
  /// `isStopped` is called after each frame. Once it has returned true, the encoder has the time
  /// `patience` to return more frames, or up to `most` while a frame between others is missing.
  /// Later frames are left out. The encoder may still work on them; call `abandon` to release it.
  ///
  /// - Returns: the film's number of frames; 0 when the file has none and is therefore not a film.
  /// - Throws: the errors of `append`; `encoding` also when no frame was appended.
  package func finish(
    patience: Duration = .milliseconds(300), atMost most: Duration = .milliseconds(600),
    unless isStopped: () -> Bool
  ) throws(VideoError) -> Int {
    var frames = 0
    try attempt { (film: inout Film) throws(VideoError) in
      frames = try film.finish(patience: patience, atMost: most, unless: isStopped)
    }
    return frames
  }

  /// Closes the file and releases the encoder. Without a `finish` before, the file is not playable.
  public func abandon() {
    film = nil
    state = .ended
  }

  /// Opens and closes the encoder, to find settings that `init` would reject, such as an unknown
  /// effort or an odd size.
  ///
  /// - Throws: `missingEncoder` when FFmpeg lacks the encoder, `encoding` for impossible settings.
  public static func check(_ settings: FilmSettings) throws(VideoError) {
    _ = try FilmEncoder.open(settings)
  }

  /// Checks settings as `check(_:)` does, for the H.264 encoder that FFmpeg calls `encoder`.
  package static func check(_ settings: FilmSettings, encoder: String) throws(VideoError) {
    _ = try FilmEncoder.open(settings, with: H264(encoder: encoder))
  }

  private func attempt(
    _ work: (inout Film) throws(VideoError) -> Void
  ) throws(VideoError) {
    if case .failed(let error) = state { throw error }
    guard var film = film.take() else {
      preconditionFailure("a film that was finished or abandoned takes nothing more")
    }
    do {
      try work(&film)
    } catch {
      // The film's resources are freed here; a caller may keep the writer for long.
      state = .failed(error)
      throw error
    }
    self.film = consume film
  }
}
