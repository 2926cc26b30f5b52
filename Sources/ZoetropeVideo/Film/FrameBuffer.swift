internal import CFFmpeg
internal import ZoetropeFrame

/// An `AVFrame`, freed when its owner is released.
struct FrameBuffer: ~Copyable {
  let raw: UnsafeMutablePointer<AVFrame>

  private init(adopting raw: UnsafeMutablePointer<AVFrame>) { self.raw = raw }

  /// Returns a frame without pixels, for a call that provides them.
  static func empty() throws(VideoError) -> FrameBuffer {
    guard let raw = av_frame_alloc() else { throw .outOfMemory("allocate a frame") }
    return FrameBuffer(adopting: raw)
  }

  /// Returns a frame with memory for pixels, whose values are undefined.
  static func allocate(
    _ size: FrameSize, _ format: AVPixelFormat
  ) throws(VideoError) -> FrameBuffer {
    let frame = try empty()
    frame.raw.pointee.width = CInt(size.width)
    frame.raw.pointee.height = CInt(size.height)
    frame.raw.pointee.format = format.rawValue
    try call("allocate a frame of \(size)") { av_frame_get_buffer(frame.raw, 0) }
    return frame
  }

  deinit {
    var doomed: UnsafeMutablePointer<AVFrame>? = raw
    av_frame_free(&doomed)
  }

  /// Ensures exclusive pixels before they change: the encoder may still read the last frame that it
  /// received.
  func makeWritable() throws(VideoError) {
    try call("copy a frame") { av_frame_make_writable(raw) }
  }

  /// Copies each plane's bytes to its rows of the frame. There are as many planes as the pixel
  /// format has, at most three.
  func load(_ planes: [(bytes: [UInt8], width: Int, rows: Range<Int>)]) {
    let (data, stride) = (raw.pointee.data, raw.pointee.linesize)
    let targets = [(data.0, stride.0), (data.1, stride.1), (data.2, stride.2)]
    for (plane, (target, stride)) in zip(planes, targets) {
      Self.copy(plane.bytes, plane.width, to: target, stride: stride, plane.rows)
    }
  }

  /// Copies a plane row by row, because FFmpeg pads rows: a row of 98 bytes takes 128.
  private static func copy(
    _ plane: [UInt8], _ width: Int, to target: UnsafeMutablePointer<UInt8>?, stride: CInt,
    _ rows: Range<Int>
  ) {
    precondition(plane.count >= width * rows.count, "a plane holds its rows")
    plane.withUnsafeBufferPointer { source in
      guard let source = source.baseAddress, let target else { return }
      for (index, row) in rows.enumerated() {
        (target + row * Int(stride)).update(from: source + index * width, count: width)
      }
    }
  }
}

/// An `AVPacket`, freed when its owner is released.
struct Packet: ~Copyable {
  let raw: UnsafeMutablePointer<AVPacket>

  private init(adopting raw: UnsafeMutablePointer<AVPacket>) { self.raw = raw }

  static func allocate() throws(VideoError) -> Packet {
    guard let raw = av_packet_alloc() else { throw .outOfMemory("allocate a packet") }
    return Packet(adopting: raw)
  }

  deinit {
    var doomed: UnsafeMutablePointer<AVPacket>? = raw
    av_packet_free(&doomed)
  }
}
