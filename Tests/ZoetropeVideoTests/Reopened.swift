import CFFmpeg
import Testing
import ZoetropeFrame

/// A file of ours, read back through libavformat and libavcodec: everything that tests ask of it.
struct Reopened {
  struct Unit {
    /// In ticks of `tick`.
    var pts, dts, duration: Int64
    var isKey: Bool
    var bytes: [UInt8]
  }
  struct Decoded: Equatable {
    /// Rows without padding.
    var planes: [[UInt8]]
  }

  var tags: [String: String] = [:]
  /// Units in the order of the file.
  var units: [Unit] = []
  /// The frames in display order, with their planes on request.
  var frames: [Decoded] = []
  var size = FrameSize(width: 1, height: 1)
  var tick = AVRational()
  /// In ticks.
  var duration: Int64 = 0
  var startTime: Int64 = 0
  var framesInHeader: Int64 = 0
  var averageRate = AVRational()
  var realRate = AVRational()
  /// Of the whole file, in microseconds.
  var fileDuration: Int64 = 0
  var format = AV_PIX_FMT_NONE
  var range = AVCOL_RANGE_UNSPECIFIED
  var matrix = AVCOL_SPC_UNSPECIFIED
  var primaries = AVCOL_PRI_UNSPECIFIED
  var transfer = AVCOL_TRC_UNSPECIFIED
  var chroma = AVCHROMA_LOC_UNSPECIFIED

  init(_ path: String, keepingPlanes: Bool = true) throws {
    var opened: UnsafeMutablePointer<AVFormatContext>?
    try succeed(avformat_open_input(&opened, "file:\(path)", nil, nil))
    defer { avformat_close_input(&opened) }
    let file = try #require(opened)
    try succeed(avformat_find_stream_info(file, nil))
    try #require(file.pointee.nb_streams == 1)
    let stream = try #require(file.pointee.streams[0])
    describe(file, stream)
    let id = stream.pointee.codecpar.pointee.codec_id
    let codec = try #require(avcodec_find_decoder(id))
    var decoder = avcodec_alloc_context3(codec)
    defer { avcodec_free_context(&decoder) }
    let context = try #require(decoder)
    try succeed(avcodec_parameters_to_context(context, stream.pointee.codecpar))
    try succeed(avcodec_open2(context, codec, nil))

    var packet = av_packet_alloc()
    defer { av_packet_free(&packet) }
    var frame = av_frame_alloc()
    defer { av_frame_free(&frame) }
    let (unit, picture) = (try #require(packet), try #require(frame))
    func drain() throws {
      while avcodec_receive_frame(context, picture) == 0 {
        range = picture.pointee.color_range
        chroma = picture.pointee.chroma_location
        frames.append(keepingPlanes ? try Self.planes(picture) : Decoded(planes: []))
      }
    }
    while av_read_frame(file, unit) >= 0 {
      units.append(
        Unit(
          pts: unit.pointee.pts, dts: unit.pointee.dts, duration: unit.pointee.duration,
          isKey: unit.pointee.flags & AV_PKT_FLAG_KEY != 0,
          bytes: Array(UnsafeBufferPointer(start: unit.pointee.data, count: Int(unit.pointee.size)))
        ))
      try succeed(avcodec_send_packet(context, unit))
      av_packet_unref(unit)
      try drain()
    }
    try succeed(avcodec_send_packet(context, nil))
    try drain()
  }

  private mutating func describe(
    _ file: UnsafeMutablePointer<AVFormatContext>, _ stream: UnsafeMutablePointer<AVStream>
  ) {
    var entry: UnsafeMutablePointer<AVDictionaryEntry>?
    while let next = av_dict_get(file.pointee.metadata, "", entry, AV_DICT_IGNORE_SUFFIX) {
      tags[String(cString: next.pointee.key)] = String(cString: next.pointee.value)
      entry = next
    }
    let coded = stream.pointee.codecpar.pointee
    size = FrameSize(width: Int(coded.width), height: Int(coded.height))
    tick = stream.pointee.time_base
    duration = stream.pointee.duration
    startTime = stream.pointee.start_time
    framesInHeader = stream.pointee.nb_frames
    averageRate = stream.pointee.avg_frame_rate
    realRate = stream.pointee.r_frame_rate
    fileDuration = file.pointee.duration
    format = AVPixelFormat(rawValue: coded.format)
    matrix = coded.color_space
    primaries = coded.color_primaries
    transfer = coded.color_trc
  }

  private static func planes(_ frame: UnsafeMutablePointer<AVFrame>) throws -> Decoded {
    let (width, height) = (Int(frame.pointee.width), Int(frame.pointee.height))
    let (data, strides) = (frame.pointee.data, frame.pointee.linesize)
    func rows(_ start: UnsafeMutablePointer<UInt8>?, _ stride: CInt, _ width: Int, _ height: Int)
      throws -> [UInt8]
    {
      let start = try #require(start)
      return (0..<height).flatMap {
        UnsafeBufferPointer(start: start + $0 * Int(stride), count: width)
      }
    }
    switch AVPixelFormat(rawValue: frame.pointee.format) {
    case AV_PIX_FMT_YUV420P:
      return Decoded(planes: [
        try rows(data.0, strides.0, width, height),
        try rows(data.1, strides.1, width / 2, height / 2),
        try rows(data.2, strides.2, width / 2, height / 2),
      ])
    case AV_PIX_FMT_RGB24: return Decoded(planes: [try rows(data.0, strides.0, 3 * width, height)])
    case AV_PIX_FMT_RGB48BE:
      return Decoded(planes: [try rows(data.0, strides.0, 6 * width, height)])
    case AV_PIX_FMT_RGBA: return Decoded(planes: [try rows(data.0, strides.0, 4 * width, height)])
    case AV_PIX_FMT_RGBA64BE:
      return Decoded(planes: [try rows(data.0, strides.0, 8 * width, height)])
    default:
      throw UnexpectedCode(code: frame.pointee.format)
    }
  }
}

struct UnexpectedCode: Error { var code: CInt }

private func succeed(_ code: CInt) throws {
  if code < 0 { throw UnexpectedCode(code: code) }
}
