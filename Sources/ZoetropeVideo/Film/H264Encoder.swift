internal import CFFmpeg
internal import ZoetropeFrame

/// One open `AVCodecContext` of x264, freed when its owner goes away.
struct H264Encoder: ~Copyable {
  /// What the encoder has to give.
  enum Output {
    /// A packet was filled.
    case packet
    /// It wants more frames first.
    case starved
    /// It was flushed and nothing is left.
    case ended
  }

  /// FFmpeg's number of the profile High.
  private static let high: CInt = 100

  /// FFmpeg's name for x264.
  static let usual = "libx264"

  let raw: UnsafeMutablePointer<AVCodecContext>

  private init(adopting raw: UnsafeMutablePointer<AVCodecContext>) { self.raw = raw }

  /// Opens the encoder. It is asked for by name: asked for "H.264", FFmpeg may answer with a hardware
  /// encoder that has other settings.
  static func open(
    _ settings: FilmSettings, named name: String = usual
  ) throws(VideoError) -> H264Encoder {
    try settings.validate()
    FFmpegLog.silence()
    guard let codec = avcodec_find_encoder_by_name(name) else {
      throw VideoError(
        code: .missingEncoder, step: "encode H.264",
        reason: "this FFmpeg was built without the encoder \(name)")
    }
    guard let raw = avcodec_alloc_context3(codec) else {
      throw .outOfMemory("allocate an encoder")
    }
    let encoder = H264Encoder(adopting: raw)
    encoder.describe(settings)
    var options = try Options([
      "preset": settings.effort,
      "crf": "\(settings.crf)",
      // Smoothing a little more than usual hides block edges in slow gradients.
      "deblock": "1:1",
      // Off: it spends bits on looking grainy, where ours should be what was painted.
      "psy": "0",
      "x264-params": [
        // What turning `psy` off takes from the colours' precision, given back.
        "chroma-qp-offset=-3",
        // x264's faster code for its look-ahead reads memory that nobody wrote, and the film then
        // differs from run to run; this code does not, and is the same on every processor.
        "cpu-independent=1",
      ].joined(separator: ":"),
    ])
    if let frames = settings.fewerReferences { try options.set("refs", to: "\(frames)") }
    if let frames = settings.shorterLookAhead { try options.set("rc-lookahead", to: "\(frames)") }
    // The faster presets are left their speed; the slower ones have it. Of noise it takes a tenth to a
    // third longer, saves 3 % of the bytes, and takes grain away that the usual search keeps.
    if settings.effort == "medium", !settings.hasGrain { try options.set("trellis", to: "2") }
    try options.consumed(by: "encode \(settings.size)") { avcodec_open2(raw, codec, &$0) }
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
    raw.pointee.pix_fmt = AV_PIX_FMT_YUV420P
    raw.pointee.time_base = AVRational(num: CInt(rate.denominator), den: CInt(rate.numerator))
    raw.pointee.framerate = AVRational(num: CInt(rate.numerator), den: CInt(rate.denominator))

    // What the planes are. sRGB pixels go out tagged with BT.709's transfer curve because every
    // player and site expects that; naming sRGB's own curve makes some editors shift the colours.
    raw.pointee.color_range = AVCOL_RANGE_MPEG
    raw.pointee.colorspace = AVCOL_SPC_BT709
    raw.pointee.color_primaries = AVCOL_PRI_BT709
    raw.pointee.color_trc = AVCOL_TRC_BT709
    raw.pointee.chroma_sample_location = AVCHROMA_LOC_LEFT

    // At most: x264 then refuses what only a higher profile has, and the fastest effort needs less.
    raw.pointee.profile = Self.high
    // By itself x264 chooses a level for its references; ours are as many as the level holds.
    if let level = settings.level { raw.pointee.level = CInt(level.number) }

    raw.pointee.gop_size = CInt(settings.framesPerGroup)
    raw.pointee.thread_count = CInt(settings.threads)
    // Threads that share a frame cut it into slices, which costs quality; ours work on frames apart.
    raw.pointee.thread_type = FF_THREAD_FRAME
    raw.pointee.flags |= CInt(bitPattern: AV_CODEC_FLAG_CLOSED_GOP)
    raw.pointee.flags |= AV_CODEC_FLAG_BITEXACT
    // MP4 wants the stream's parameters once, in its header.
    raw.pointee.flags |= AV_CODEC_FLAG_GLOBAL_HEADER
  }

  /// Hands in the frame of number `index`; blocks while the encoder works.
  func send(_ frame: borrowing FrameBuffer, index: Int) throws(VideoError) {
    let picture = frame.raw
    picture.pointee.pts = Int64(index)
    // From FFmpeg 8 on these are looked at, and must agree with the encoder's.
    picture.pointee.color_range = raw.pointee.color_range
    picture.pointee.colorspace = raw.pointee.colorspace
    picture.pointee.color_primaries = raw.pointee.color_primaries
    picture.pointee.color_trc = raw.pointee.color_trc
    picture.pointee.chroma_location = raw.pointee.chroma_sample_location
    try call("encode frame \(index)") { avcodec_send_frame(raw, picture) }
  }

  /// Says that no frame will follow; what is still inside comes out of `receive`.
  func flush() throws(VideoError) {
    try call("end the film") { avcodec_send_frame(raw, nil) }
  }

  /// Takes the next packet out.
  func receive(_ packet: borrowing Packet) throws(VideoError) -> Output {
    let target = packet.raw
    let (code, line) = FFmpegLog.listening { avcodec_receive_packet(raw, target) }
    if code == FF_ERROR_AGAIN { return .starved }
    if code == FF_ERROR_EOF { return .ended }
    guard code >= 0 else { throw VideoError(ffmpeg: code, step: "encode a frame", logged: line) }
    return .packet
  }
}
