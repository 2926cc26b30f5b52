internal import CFFmpeg

/// An `AVFormatContext` that writes a film's file, closed and freed when its owner is released.
struct FilmMuxer: ~Copyable {
  private let raw: UnsafeMutablePointer<AVFormatContext>
  private let stream: UnsafeMutablePointer<AVStream>
  private let tick: AVRational
  private let tags: any FilmTags
  private let step: String

  /// Opens and empties the file and writes the header. The encoder is open already, so that no file
  /// is emptied for settings that the encoder rejects.
  static func open(
    path: String, called name: String, settings: FilmSettings, encoder: borrowing FilmEncoder
  ) throws(VideoError) -> FilmMuxer {
    // The protocol is named, so that a path with a colon in it is not taken for an address.
    let address = "file:\(path)"
    let step = "write \(name)"
    let container = try settings.format.film().container
    let tags = try container.tags(settings.tags)
    var context: UnsafeMutablePointer<AVFormatContext>?
    try call(step) { avformat_alloc_output_context2(&context, nil, container.muxer, address) }
    guard let context else { throw .outOfMemory(step) }
    guard let stream = avformat_new_stream(context, nil) else {
      avformat_free_context(context)
      throw .outOfMemory(step)
    }
    var muxer = FilmMuxer(
      raw: context, stream: stream, tick: encoder.raw.pointee.time_base, tags: tags, step: step)
    try muxer.begin(
      path: path, address: address, name, encoder, try container.options(for: settings))
    return muxer
  }

  private mutating func begin(
    path: String, address: String, _ name: String, _ encoder: borrowing FilmEncoder,
    _ options: consuming Options
  ) throws(VideoError) {
    let source = encoder.raw
    try call(step) { avcodec_parameters_from_context(stream.pointee.codecpar, source) }
    stream.pointee.time_base = tick
    // Without this (or a duration in each packet) the last frame would have no length.
    stream.pointee.avg_frame_rate = source.pointee.framerate
    raw.pointee.flags |= AVFMT_FLAG_BITEXACT
    for (key, text) in tags.metadata {
      try Options.set(key, to: text, in: &raw.pointee.metadata)
    }

    let (code, _) = FFmpegLog.capturing { avio_open(&raw.pointee.pb, address, AVIO_FLAG_WRITE) }
    guard code >= 0 else { throw .opening(path, called: name, errno: -code) }
    try options.consumed(by: step) { avformat_write_header(raw, &$0) }
  }

  deinit {
    avio_closep(&raw.pointee.pb)
    avformat_free_context(raw)
  }

  /// Writes a packet of the encoder. The packet is empty afterwards.
  func write(_ packet: borrowing Packet) throws(VideoError) {
    let unit = packet.raw
    unit.pointee.stream_index = stream.pointee.index
    // Encoders leave it at 0, and then the film would end one frame early.
    unit.pointee.duration = 1
    // The header changed the stream's clock.
    av_packet_rescale_ts(unit, tick, stream.pointee.time_base)
    try call(step) { av_interleaved_write_frame(raw, unit) }
  }

  /// Writes the trailer, closes the file and writes the tags through `file`. Call it once.
  func finish(_ file: borrowing FileDescriptor, called name: String) throws(VideoError) {
    try call(step) { av_write_trailer(raw) }
    // Output is buffered: a full disk may show only now.
    try call(step) { raw.pointee.pb?.pointee.error ?? 0 }
    try call(step) { avio_closep(&raw.pointee.pb) }
    try tags.write(into: file, called: name)
  }
}
