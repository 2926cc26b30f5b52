import CFFmpeg
import Testing
import ZoetropeFrame

/// The luma of all frames of a film, decoded by FFmpeg.
struct DecodedFilm {
  let size: FrameSize
  let framesPerSecond: Double
  /// Luma, 16…235, row after row.
  private(set) var frames: [[UInt8]] = []

  init(_ path: String) throws {
    var opened: UnsafeMutablePointer<AVFormatContext>?
    try #require(avformat_open_input(&opened, "file:\(path)", nil, nil) == 0, "\(path)")
    defer { avformat_close_input(&opened) }
    let file = try #require(opened)
    try #require(avformat_find_stream_info(file, nil) >= 0)
    let stream = try #require(file.pointee.streams[0])
    let coded = stream.pointee.codecpar.pointee
    size = FrameSize(width: Int(coded.width), height: Int(coded.height))
    framesPerSecond = av_q2d(stream.pointee.avg_frame_rate)
    let codec = try #require(avcodec_find_decoder(coded.codec_id))
    var decoder = avcodec_alloc_context3(codec)
    defer { avcodec_free_context(&decoder) }
    let context = try #require(decoder)
    try #require(avcodec_parameters_to_context(context, stream.pointee.codecpar) >= 0)
    try #require(avcodec_open2(context, codec, nil) == 0)
    var packet = av_packet_alloc()
    defer { av_packet_free(&packet) }
    var frame = av_frame_alloc()
    defer { av_frame_free(&frame) }
    let (unit, picture) = (try #require(packet), try #require(frame))
    while av_read_frame(file, unit) >= 0 {
      try #require(avcodec_send_packet(context, unit) == 0)
      av_packet_unref(unit)
      try drain(context, picture)
    }
    try #require(avcodec_send_packet(context, nil) == 0)
    try drain(context, picture)
  }

  private mutating func drain(
    _ context: UnsafeMutablePointer<AVCodecContext>, _ picture: UnsafeMutablePointer<AVFrame>
  ) throws {
    while avcodec_receive_frame(context, picture) == 0 {
      let start = try #require(picture.pointee.data.0)
      let stride = Int(picture.pointee.linesize.0)
      frames.append(
        (0..<size.height).flatMap {
          UnsafeBufferPointer(start: start + $0 * stride, count: size.width)
        })
    }
  }

  /// The luma of a part of a frame.
  func cut(_ index: Int, left: Int, top: Int, _ part: FrameSize) -> [UInt8] {
    (top..<top + part.height).flatMap {
      frames[index][$0 * size.width + left..<$0 * size.width + left + part.width]
    }
  }

  /// The mean difference between luma and the luma of interleaved red, green and blue.
  static func difference(_ luma: [UInt8], from codes: [UInt8]) -> Double {
    let differences = luma.indices.map { index in
      let (red, green, blue) = (
        Double(codes[3 * index]), Double(codes[3 * index + 1]), Double(codes[3 * index + 2])
      )
      let expected = 16 + 219 / 255 * (0.2126 * red + 0.7152 * green + 0.0722 * blue)
      return abs(Double(luma[index]) - expected)
    }
    return differences.reduce(0, +) / Double(luma.count)
  }
}
