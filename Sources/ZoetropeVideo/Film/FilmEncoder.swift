internal import CFFmpeg
internal import ZoetropeFrame

/// An open `AVCodecContext`, freed when its owner is released.
struct FilmEncoder: ~Copyable {
  /// The state of the encoder's output.
  enum Output {
    /// A packet was filled.
    case packet
    /// The encoder needs more frames before it gives another packet.
    case starved
    /// The encoder was flushed and has no more packets.
    case ended
  }

  let raw: UnsafeMutablePointer<AVCodecContext>

  private init(adopting raw: UnsafeMutablePointer<AVCodecContext>) { self.raw = raw }

  /// Opens the encoder of the settings' format, or of the codec `other` if it is given.
  static func open(
    _ settings: FilmSettings, with other: (any FilmCodec)? = nil
  ) throws(VideoError) -> FilmEncoder {
    try settings.validate()
    let usual = try settings.format.film().codec
    let codec = other ?? usual
    FFmpegLog.silence()
    guard let found = avcodec_find_encoder_by_name(codec.encoder) else {
      throw VideoError(
        code: .missingEncoder, step: "encode \(codec.name)",
        reason: "this FFmpeg was built without the encoder \(codec.encoder)")
    }
    guard let raw = avcodec_alloc_context3(found) else {
      throw .outOfMemory("allocate an encoder")
    }
    let encoder = FilmEncoder(adopting: raw)
    encoder.describe(settings)
    codec.configure(raw, for: settings)
    var options = try codec.options(for: settings)
    try options.consumed(by: "encode \(settings.size)") { avcodec_open2(raw, found, &$0) }
    return encoder
  }

  deinit {
    var doomed: UnsafeMutablePointer<AVCodecContext>? = raw
    avcodec_free_context(&doomed)
  }

  private func describe(_ settings: FilmSettings) {
    let rate = settings.rate
    raw.pointee.width = CInt(settings.size.width)
    raw.pointee.height = CInt(settings.size.height)
    raw.pointee.sample_aspect_ratio = AVRational(num: 1, den: 1)
    raw.pointee.pix_fmt = settings.format.pixels.raw
    raw.pointee.time_base = AVRational(num: CInt(rate.denominator), den: CInt(rate.numerator))
    raw.pointee.framerate = AVRational(num: CInt(rate.numerator), den: CInt(rate.denominator))

    // The planes' colour space. sRGB pixels are tagged with BT.709's transfer curve because every
    // player and site expects that; naming sRGB's own curve makes some editors shift the colours.
    raw.pointee.color_range = AVCOL_RANGE_MPEG
    raw.pointee.colorspace = AVCOL_SPC_BT709
    raw.pointee.color_primaries = AVCOL_PRI_BT709
    raw.pointee.color_trc = AVCOL_TRC_BT709
    raw.pointee.chroma_sample_location = AVCHROMA_LOC_LEFT

    raw.pointee.gop_size = CInt(settings.framesPerGroup)
    raw.pointee.thread_count = CInt(settings.encoding.threads)
    // Threads that share a frame cut it into slices, which costs quality; let each encode frames of
    // its own.
    raw.pointee.thread_type = FF_THREAD_FRAME
    raw.pointee.flags |= CInt(bitPattern: AV_CODEC_FLAG_CLOSED_GOP)
    raw.pointee.flags |= AV_CODEC_FLAG_BITEXACT
    // Containers want the stream's parameters once, in their header.
    raw.pointee.flags |= AV_CODEC_FLAG_GLOBAL_HEADER
  }

  /// Sends frame number `index`; blocks while the encoder works.
  func send(_ frame: borrowing FrameBuffer, index: Int) throws(VideoError) {
    let picture = frame.raw
    picture.pointee.pts = Int64(index)
    // From FFmpeg 8 on these are checked, and must agree with the encoder's.
    picture.pointee.color_range = raw.pointee.color_range
    picture.pointee.colorspace = raw.pointee.colorspace
    picture.pointee.color_primaries = raw.pointee.color_primaries
    picture.pointee.color_trc = raw.pointee.color_trc
    picture.pointee.chroma_location = raw.pointee.chroma_sample_location
    try call("encode frame \(index)") { avcodec_send_frame(raw, picture) }
  }

  /// Ends the encoder's input. `receive` then returns the remaining packets.
  func flush() throws(VideoError) {
    try call("end the film") { avcodec_send_frame(raw, nil) }
  }

  /// Fills `packet` with the next packet, if there is one, and returns the state of the output.
  func receive(_ packet: borrowing Packet) throws(VideoError) -> Output {
    let target = packet.raw
    let (code, line) = FFmpegLog.capturing { avcodec_receive_packet(raw, target) }
    if code == FF_ERROR_AGAIN { return .starved }
    if code == FF_ERROR_EOF { return .ended }
    guard code >= 0 else { throw VideoError(ffmpeg: code, step: "encode a frame", logged: line) }
    return .packet
  }
}
