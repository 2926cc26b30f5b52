internal import CFFmpeg

/// An encoder of FFmpeg as the films of a format use it.
///
/// Size, rate, colours, threads and the distance of key frames are set for all encoders alike, before
/// `configure`.
protocol FilmCodec: Sendable {
  /// The name of what it makes, as messages have it.
  var name: String { get }
  /// FFmpeg's name of the encoder. Asked for a codec, FFmpeg may answer with a hardware encoder that
  /// has other settings.
  var encoder: String { get }

  /// Refuses settings that it cannot have, as far as numbers tell.
  func validate(_ settings: FilmSettings) throws(VideoError)
  /// Sets what FFmpeg has fields for: profile, level.
  func configure(_ context: UnsafeMutablePointer<AVCodecContext>, for settings: FilmSettings)
  /// The options that the encoder is opened with.
  func options(for settings: FilmSettings) throws(VideoError) -> Options
}

/// A muxer of FFmpeg as the films of a format use it.
protocol FilmContainer: Sendable {
  /// FFmpeg's name of the muxer.
  var muxer: String { get }

  /// Refuses settings that it cannot have.
  func validate(_ settings: FilmSettings) throws(VideoError)
  /// The options that the file is begun with.
  func options(for settings: FilmSettings) throws(VideoError) -> Options
  /// Prepares the film's tags.
  ///
  /// - Throws: `format` for a text that it cannot hold.
  func tags(_ tags: [String: String]) throws(VideoError) -> any FilmTags
}

/// The tags of a film that is being written.
protocol FilmTags: Sendable {
  /// The metadata that FFmpeg is given when the file is begun.
  var metadata: [String: String] { get }

  /// Writes what FFmpeg cannot, when the file is finished.
  func write(into file: borrowing FileDescriptor, called name: String) throws(VideoError)
}
