internal import CFFmpeg
internal import ZoetropeFrame

/// One `AVFrame`, freed when its owner goes away.
struct FrameBuffer: ~Copyable {
  let raw: UnsafeMutablePointer<AVFrame>

  private init(adopting raw: UnsafeMutablePointer<AVFrame>) { self.raw = raw }

  /// A frame without pixels, for a call that brings them.
  static func empty() throws(VideoError) -> FrameBuffer {
    guard let raw = av_frame_alloc() else { throw .outOfMemory("allocate a frame") }
    return FrameBuffer(adopting: raw)
  }

  /// A frame with room for pixels; what they are is undefined.
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

  /// Copies the picture's planes in. The encoder may still read the frame it was given last, so it
  /// is made writable first.
  func load(_ picture: YUVPicture) throws(VideoError) {
    try call("copy a frame") { av_frame_make_writable(raw) }
    let width = picture.size.width
    Self.copy(picture.luma, width, to: raw.pointee.data.0, stride: raw.pointee.linesize.0)
    Self.copy(picture.cb, width / 2, to: raw.pointee.data.1, stride: raw.pointee.linesize.1)
    Self.copy(picture.cr, width / 2, to: raw.pointee.data.2, stride: raw.pointee.linesize.2)
  }

  /// Row by row: FFmpeg pads its rows, so that a row of 98 bytes takes 128.
  private static func copy(
    _ plane: [UInt8], _ width: Int, to target: UnsafeMutablePointer<UInt8>?, stride: CInt
  ) {
    plane.withUnsafeBufferPointer { source in
      guard let source = source.baseAddress, let target else { return }
      for row in 0..<plane.count / width {
        (target + row * Int(stride)).update(from: source + row * width, count: width)
      }
    }
  }
}

/// One `AVPacket`, freed when its owner goes away.
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
