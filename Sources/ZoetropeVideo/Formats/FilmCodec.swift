internal import CFFmpeg

/// An encoder of FFmpeg, set up for the films of a format.
///
/// Size, rate, colours, threads and the distance between key frames are set for all encoders in the
/// same way, before `configure` is called.
protocol FilmCodec: Sendable {
  /// The codec's name in messages.
  var name: String { get }
  /// The encoder's name in FFmpeg. If only the codec were named, FFmpeg might choose a hardware
  /// encoder with other settings.
  var encoder: String { get }

  /// Throws if the codec does not support `settings`, as far as this can be found without opening
  /// the encoder.
  func validate(_ settings: FilmSettings) throws(VideoError)
  /// Sets the fields of `context` that the codec decides: the profile and the level.
  func configure(_ context: UnsafeMutablePointer<AVCodecContext>, for settings: FilmSettings)
  /// Returns the options to open the encoder with.
  func options(for settings: FilmSettings) throws(VideoError) -> Options
}

/// A muxer of FFmpeg, set up for the films of a format.
protocol FilmContainer: Sendable {
  /// The muxer's name in FFmpeg.
  var muxer: String { get }

  /// Throws if the container does not support `settings`.
  func validate(_ settings: FilmSettings) throws(VideoError)
  /// Returns the options to start the file with.
  func options(for settings: FilmSettings) throws(VideoError) -> Options
  /// Prepares the film's tags.
  ///
  /// - Throws: `format` when the container cannot hold one of the texts.
  func tags(_ tags: [String: String]) throws(VideoError) -> any FilmTags
}

/// The tags of a film that is being written.
protocol FilmTags: Sendable {
  /// The metadata to pass to FFmpeg when the file is started.
  var metadata: [String: String] { get }

  /// Writes the tags that FFmpeg cannot write, when the file is finished.
  func write(into file: borrowing FileDescriptor, called name: String) throws(VideoError)
}
