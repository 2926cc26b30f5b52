internal import CFFmpeg
internal import Foundation

/// A film that is open for reading: its first stream of pictures.
///
/// The demuxer is handed the open file and can open no other: no protocol is allowed, and its
/// request for a further file is refused.
struct FilmInput: ~Copyable {
  private let context: UnsafeMutablePointer<AVFormatContext>
  private let bytes: FilmBytes
  private let file: InputFile
  private let stream: UnsafeMutablePointer<AVStream>
  private let path: String

  /// The codecs whose pictures are decoded.
  private static let codecs = [
    AV_CODEC_ID_H264, AV_CODEC_ID_HEVC, AV_CODEC_ID_VP8, AV_CODEC_ID_VP9, AV_CODEC_ID_AV1,
    AV_CODEC_ID_PRORES, AV_CODEC_ID_DNXHD, AV_CODEC_ID_CFHD, AV_CODEC_ID_HAP, AV_CODEC_ID_FFV1,
  ]

  private init(
    context: UnsafeMutablePointer<AVFormatContext>, bytes: consuming FilmBytes,
    file: consuming InputFile, stream: UnsafeMutablePointer<AVStream>, path: String
  ) {
    self.context = context
    self.bytes = bytes
    self.file = file
    self.stream = stream
    self.path = path
  }

  /// Opens the film in `file`.
  ///
  /// - Throws: `PictureError` if the demuxer cannot read it, or it has no pictures.
  static func open(
    _ file: consuming InputFile, demuxer: String
  ) throws(PictureError) -> FilmInput {
    av_log_set_level(AV_LOG_QUIET)
    let path = file.path
    let bytes = try FilmBytes.of(file)
    let context = try opened(bytes, demuxer, path)
    let stream: UnsafeMutablePointer<AVStream>
    do {
      stream = try pictures(of: context, path)
    } catch {
      var doomed: UnsafeMutablePointer<AVFormatContext>? = context
      avformat_close_input(&doomed)
      throw error
    }
    return FilmInput(context: context, bytes: bytes, file: file, stream: stream, path: path)
  }

  deinit {
    var doomed: UnsafeMutablePointer<AVFormatContext>? = context
    avformat_close_input(&doomed)
  }

  private static func opened(
    _ bytes: borrowing FilmBytes, _ demuxer: String, _ path: String
  ) throws(PictureError) -> UnsafeMutablePointer<AVFormatContext> {
    guard let format = av_find_input_format(demuxer) else {
      throw PictureError(path, "is a film of a kind that this FFmpeg was built without.")
    }
    guard let context = avformat_alloc_context() else { throw .outOfMemory(path) }
    context.pointee.pb = bytes.raw
    ff_forbid_other_files(context)
    var options: OpaquePointer?
    av_dict_set(&options, "protocol_whitelist", "none", 0)
    av_dict_set(&options, "enable_drefs", "0", 0)
    defer { av_dict_free(&options) }
    // On an error this frees the context, but not `pb`.
    var opened: UnsafeMutablePointer<AVFormatContext>? = context
    let code = avformat_open_input(&opened, nil, format, &options)
    guard code != FF_ERROR_NO_MEMORY else { throw .outOfMemory(path) }
    guard code >= 0 else { throw .damaged(path, "film") }
    return context
  }

  /// Returns the first stream of moving pictures, and has the demuxer skip all others.
  private static func pictures(
    of context: UnsafeMutablePointer<AVFormatContext>, _ path: String
  ) throws(PictureError) -> UnsafeMutablePointer<AVStream> {
    var found: UnsafeMutablePointer<AVStream>?
    for index in 0..<Int(context.pointee.nb_streams) {
      guard let stream = context.pointee.streams[index] else { continue }
      let isCover = stream.pointee.disposition & AV_DISPOSITION_ATTACHED_PIC != 0
      if found == nil, !isCover,
        stream.pointee.codecpar.pointee.codec_type == AVMEDIA_TYPE_VIDEO
      {
        found = stream
      } else {
        stream.pointee.discard = AVDISCARD_ALL
      }
    }
    guard let found else { throw PictureError(path, "is a film without pictures.") }
    let facts = found.pointee.codecpar.pointee
    guard codecs.contains(facts.codec_id) else {
      let name = String(cString: avcodec_get_name(facts.codec_id))
      throw PictureError(path, "is a film in \(name), which is not read; convert it to H.264.")
    }
    if facts.width > 0 || facts.height > 0 {
      _ = try PictureLimits.check(
        width: Int(facts.width), height: Int(facts.height), of: path)
    }
    return found
  }

  /// How the film's pictures are to be turned.
  var orientation: Orientation {
    guard let matrix = ff_display_matrix(stream) else { return .upright }
    return Orientation(matrix: (matrix[0], matrix[1], matrix[3], matrix[4]))
  }

  /// What the container says of the film's timing.
  var timing: FilmTiming {
    let facts = stream.pointee
    let rate = facts.avg_frame_rate
    let perSecond =
      rate.num > 0 && rate.den > 0 ? Double(rate.num) / Double(rate.den) : nil
    let duration: Double? =
      if facts.duration != FF_NO_TIME, facts.duration > 0 {
        Double(facts.duration) * tick
      } else if context.pointee.duration != FF_NO_TIME, context.pointee.duration > 0 {
        Double(context.pointee.duration) / Double(AV_TIME_BASE)
      } else {
        nil
      }
    let counted: Int? =
      if let perSecond, let duration { Int(exactly: (perSecond * duration).rounded()) } else { nil }
    return FilmTiming(
      rate: perSecond, duration: duration,
      frames: facts.nb_frames > 0 ? Int(facts.nb_frames) : counted.map { max(1, $0) })
  }

  /// The seconds in a tick of the stream's times.
  private var tick: Double {
    let base = stream.pointee.time_base
    return base.num > 0 && base.den > 0 ? Double(base.num) / Double(base.den) : 1
  }

  /// Decodes the frame at a moment into `frame`. Decoding begins at the key frame before it.
  ///
  /// - Throws: `PictureError` if there is no such moment, or the film is damaged.
  func decode(_ moment: FilmMoment, into frame: borrowing Frame) throws(PictureError) {
    let timing = timing
    let seconds = try timing.seconds(of: moment, in: path)
    let search = FilmSearch(
      wanted: seconds, slack: timing.rate.map { 0.5 / $0 } ?? 0, tick: tick,
      start: stream.pointee.start_time == FF_NO_TIME ? 0 : stream.pointee.start_time)
    let decoder = try Decoder.open(
      stream.pointee.codecpar.pointee.codec_id, parameters: stream.pointee.codecpar,
      isStrict: false, for: path)
    // Key frames are found by the times of decoding, which are up to 16 frames before those of
    // showing.
    let early = timing.rate.map { seconds - 16 / $0 } ?? 0
    let isFromStart = early <= 0 || !seek(search.ticks(early))
    if try find(search, with: decoder, into: frame, isFromStart: isFromStart) { return }
    guard !isFromStart, seek(search.ticks(0)) else { throw missing(seconds) }
    decoder.flush()
    guard try find(search, with: decoder, into: frame, isFromStart: true) else {
      throw missing(seconds)
    }
  }

  private func missing(_ seconds: Double) -> PictureError {
    PictureError(
      path, "is a film that was cut short or damaged: it has no whole picture at that moment.")
  }

  private func seek(_ ticks: Int64) -> Bool {
    av_seek_frame(context, stream.pointee.index, ticks, AVSEEK_FLAG_BACKWARD) >= 0
  }

  /// Decodes until the wanted frame was found. Returns false if it was not, or if the first frame
  /// comes later already and `isFromStart` is false.
  private func find(
    _ search: FilmSearch, with decoder: borrowing Decoder, into best: borrowing Frame,
    isFromStart: Bool
  ) throws(PictureError) -> Bool {
    let packet = try Packet.allocated(for: path)
    let next = try Frame.allocated(for: path)
    var bestTime: Int64?
    var isEnding = false
    while true {
      if av_read_frame(context, packet.raw) < 0 {
        isEnding = true
        _ = decoder.end()
      } else {
        defer { av_packet_unref(packet.raw) }
        guard packet.raw.pointee.stream_index == stream.pointee.index else { continue }
        // A packet that cannot be decoded has no frame; whether that matters, its time will say.
        if decoder.send(packet) == FF_ERROR_NO_MEMORY { throw .outOfMemory(path) }
      }
      while decoder.receive(next) >= 0 {
        let time = next.raw.pointee.best_effort_timestamp
        switch search.judge(time) {
        case .earlier: break
        case .wanted:
          best.take(next)
          return isWhole(best)
        case .later:
          guard bestTime != nil else {
            guard isFromStart else { return false }
            best.take(next)
            return isWhole(best)
          }
          return isWhole(best)
        }
        best.take(next)
        bestTime = time
      }
      // At the end the last frame stands for a moment shortly after it.
      if isEnding { return bestTime.map(search.isNear) ?? false && isWhole(best) }
    }
  }

  private func isWhole(_ frame: borrowing Frame) -> Bool {
    frame.raw.pointee.decode_error_flags == 0
      && frame.raw.pointee.flags & AV_FRAME_FLAG_CORRUPT == 0
  }
}

/// Which frame is looked for.
struct FilmSearch {
  enum Verdict { case earlier, wanted, later }

  /// Seconds from the first frame's time.
  let wanted: Double
  /// Half of a frame's length, in seconds; 0 if unknown.
  let slack: Double
  /// Seconds.
  let tick: Double
  /// The first frame's time in ticks.
  let start: Int64

  /// Returns a time in ticks.
  func ticks(_ seconds: Double) -> Int64 {
    let ticks = (seconds / tick).rounded()
    guard abs(ticks) < 1e18 else { return start }
    return start.addingReportingOverflow(Int64(ticks)).partialValue
  }

  private func seconds(_ ticks: Int64) -> Double { (Double(ticks) - Double(start)) * tick }

  func judge(_ ticks: Int64) -> Verdict {
    // Frames without a time come as they come.
    guard ticks != FF_NO_TIME else { return .earlier }
    let distance = seconds(ticks) - wanted
    if distance > slack + 1e-9 { return .later }
    return distance >= -slack ? .wanted : .earlier
  }

  /// True if a film's last frame, which has this time, may stand for the wanted one.
  func isNear(_ ticks: Int64) -> Bool {
    ticks == FF_NO_TIME || slack == 0 || seconds(ticks) >= wanted - 4 * slack
  }
}

/// An `AVIOContext` that reads from an open file, freed when its owner is released.
struct FilmBytes: ~Copyable {
  let raw: UnsafeMutablePointer<AVIOContext>

  private init(adopting raw: UnsafeMutablePointer<AVIOContext>) { self.raw = raw }

  static func of(_ file: borrowing InputFile) throws(PictureError) -> FilmBytes {
    let size = 1 << 16
    guard let buffer = av_malloc(size) else { throw .outOfMemory(file.path) }
    // The pointer that FFmpeg hands to the functions is the descriptor's number, plus one so that it
    // is not nil.
    let number = UnsafeMutableRawPointer(bitPattern: Int(file.descriptor) + 1)
    let raw = avio_alloc_context(
      buffer.assumingMemoryBound(to: UInt8.self), CInt(size), 0, number,
      { opaque, target, count in FilmBytes.read(opaque, target, count) }, nil,
      { opaque, place, origin in FilmBytes.seek(opaque, place, origin) })
    guard let raw else {
      av_free(buffer)
      throw .outOfMemory(file.path)
    }
    return FilmBytes(adopting: raw)
  }

  deinit {
    // FFmpeg may have replaced the buffer.
    av_free(raw.pointee.buffer)
    var doomed: UnsafeMutablePointer<AVIOContext>? = raw
    avio_context_free(&doomed)
  }

  private static func descriptor(_ opaque: UnsafeMutableRawPointer?) -> CInt {
    CInt(truncatingIfNeeded: Int(bitPattern: opaque) - 1)
  }

  private static func read(
    _ opaque: UnsafeMutableRawPointer?, _ target: UnsafeMutablePointer<UInt8>?, _ count: CInt
  ) -> CInt {
    while true {
      let found = Foundation.read(descriptor(opaque), target, Int(count))
      if found > 0 { return CInt(found) }
      if found == 0 { return FF_ERROR_EOF }
      if errno != EINTR { return ff_error(errno) }
    }
  }

  private static func seek(
    _ opaque: UnsafeMutableRawPointer?, _ place: Int64, _ origin: CInt
  ) -> Int64 {
    if origin & AVSEEK_SIZE != 0 {
      var facts = stat()
      return fstat(descriptor(opaque), &facts) == 0 ? Int64(facts.st_size) : -1
    }
    let found = lseek(descriptor(opaque), off_t(place), origin & ~AVSEEK_FORCE)
    return found >= 0 ? Int64(found) : Int64(ff_error(errno))
  }
}
