public import ZoetropeFrame

/// Writes a film, frame after frame. Owned by one task; not to be shared.
///
/// ```swift
/// let film = try FilmWriter(path: "ember.mp4", settings: settings)
/// for picture in pictures { try film.append(picture) }
/// try film.finish()
/// ```
///
/// After an error nothing more can be written; `finish` then throws the same error again. The file
/// stays where it is, for the caller to delete. A process that limits its files' size should ignore
/// `SIGXFSZ`, or the signal ends it before the error can be thrown.
public final class FilmWriter {
  private enum State {
    case writing
    case failed(VideoError)
    case ended
  }

  private let size: FrameSize
  private var state = State.writing
  private var film: Film?
  /// The number of frames in the file: those that came out of the encoder.
  package private(set) var framesWritten = 0

  /// Opens the encoder and the file and writes the header. `path` is overwritten.
  ///
  /// - Parameter name: What messages call the file, when `path` is only its place for now.
  /// - Throws: What `check` throws; `file` or `noSpace` when the file cannot be written.
  public init(
    path: String, settings: FilmSettings, calling name: String? = nil
  ) throws(VideoError) {
    size = settings.size
    film = try Film.open(path: path, called: name ?? path, settings: settings)
  }

  /// Encodes the next frame. Blocks while the encoder works.
  ///
  /// - Throws: `noSpace` or `file` when the file cannot take it, `encoding` when the encoder refuses.
  public func append(_ picture: YUVPicture) throws(VideoError) {
    precondition(picture.size == size, "a film's frames all have its size")
    try load(picture)
    try encodeLoaded()
  }

  /// Takes some rows of the next frame, in any order.
  ///
  /// - Throws: `resources` when there is no memory for the frame.
  package func load(_ strip: some FramePlanes) throws(VideoError) {
    try attempt { (film: inout Film) throws(VideoError) in try film.load(strip) }
  }

  /// Encodes the frame whose rows were loaded. Blocks while the encoder works. A frame that is not encoded
  /// when the film is finished is left out.
  ///
  /// - Throws: As `append`.
  package func encodeLoaded() throws(VideoError) {
    try attempt { (film: inout Film) throws(VideoError) in
      try film.encodeLoaded()
      framesWritten = film.packetsOut
    }
  }

  /// Flushes the encoder, checks that as many frames went out as came in, writes the trailer, moves the
  /// index to the front, closes and syncs the file. Blocks until the disk has it.
  ///
  /// - Throws: As `append`; `encoding` also when there is no frame.
  public func finish() throws(VideoError) {
    _ = try finish(unless: { false })
    abandon()
  }

  /// Finishes as `finish` does, but soon once it `isStopped`, which is checked after each frame: what the
  /// encoder has not given back within `patience`, or within `most` where a frame would be missing between
  /// others, is left out of the film. The encoder, which may be at work on it, is let go by `abandon`.
  ///
  /// - Returns: how many frames the film has; 0 when it has none, and is no film.
  /// - Throws: As `append`; `encoding` also when no frame was appended.
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

  /// Closes without finishing; the file is not playable. Does nothing after `finish`.
  public func abandon() {
    film = nil
    state = .ended
  }

  /// Throws what `init` would throw for a reason that is known before rendering: no encoder, unknown
  /// effort, odd size.
  ///
  /// - Throws: `missingEncoder`, or `encoding` for settings that cannot be.
  public static func check(_ settings: FilmSettings) throws(VideoError) {
    _ = try FilmEncoder.open(settings)
  }

  /// Checks settings of another encoder of H.264, by FFmpeg's name.
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
      // What the film holds is freed here; a caller may keep the writer for long.
      state = .failed(error)
      throw error
    }
    self.film = consume film
  }
}
