internal import CFFmpeg

/// An open decoder, freed when its owner is released.
struct Decoder: ~Copyable {
  private let raw: UnsafeMutablePointer<AVCodecContext>

  private init(adopting raw: UnsafeMutablePointer<AVCodecContext>) { self.raw = raw }

  /// Opens the decoder of a codec.
  ///
  /// - Parameters:
  ///   - parameters: what a film's container says of the stream; nil for a still picture.
  ///   - isStrict: true if a fault in the data is to be an error, rather than concealed.
  static func open(
    _ id: AVCodecID, parameters: UnsafePointer<AVCodecParameters>?, isStrict: Bool,
    for path: String
  ) throws(PictureError) -> Decoder {
    // Reasons are worded here; FFmpeg is to print nothing.
    av_log_set_level(AV_LOG_QUIET)
    guard let codec = avcodec_find_decoder(id) else {
      let name = String(cString: avcodec_get_name(id))
      throw PictureError(path, "needs the decoder \(name), which this FFmpeg was built without.")
    }
    guard let raw = avcodec_alloc_context3(codec) else { throw .outOfMemory(path) }
    let decoder = Decoder(adopting: raw)
    if let parameters, avcodec_parameters_to_context(raw, parameters) < 0 {
      throw .outOfMemory(path)
    }
    raw.pointee.thread_count = 1
    // A second line of defence. Decoders count rows as wide as their alignment makes them.
    raw.pointee.max_pixels = Int64(PictureLimits.pixels) * 5 / 4
    if isStrict {
      raw.pointee.err_recognition =
        AV_EF_CRCCHECK | AV_EF_BITSTREAM | AV_EF_BUFFER | AV_EF_EXPLODE
    }
    guard avcodec_open2(raw, codec, nil) >= 0 else {
      throw PictureError(path, "has pictures that the decoder does not take.")
    }
    return decoder
  }

  deinit {
    var doomed: UnsafeMutablePointer<AVCodecContext>? = raw
    avcodec_free_context(&doomed)
  }

  /// Sends a packet; returns FFmpeg's code.
  func send(_ packet: borrowing Packet) -> CInt { avcodec_send_packet(raw, packet.raw) }

  /// Says that no packets follow; returns FFmpeg's code.
  func end() -> CInt { avcodec_send_packet(raw, nil) }

  /// Receives a frame; returns FFmpeg's code.
  func receive(_ frame: borrowing Frame) -> CInt { avcodec_receive_frame(raw, frame.raw) }

  /// Forgets what was sent, after the demuxer went to another place.
  func flush() { avcodec_flush_buffers(raw) }
}

/// An `AVPacket`, freed when its owner is released.
struct Packet: ~Copyable {
  let raw: UnsafeMutablePointer<AVPacket>

  private init(adopting raw: UnsafeMutablePointer<AVPacket>) { self.raw = raw }

  static func allocated(for path: String) throws(PictureError) -> Packet {
    guard let raw = av_packet_alloc() else { throw .outOfMemory(path) }
    return Packet(adopting: raw)
  }

  /// Returns a packet of the bytes of all pieces.
  static func holding(
    _ pieces: [ArraySlice<UInt8>], for path: String
  ) throws(PictureError) -> Packet {
    let packet = try allocated(for: path)
    // FFmpeg adds the zeros that decoders may read after the data.
    guard let count = CInt(exactly: pieces.reduce(0) { $0 + $1.count }),
      av_new_packet(packet.raw, count) >= 0
    else { throw .outOfMemory(path) }
    let target = UnsafeMutableRawBufferPointer(
      start: packet.raw.pointee.data, count: Int(count))
    var place = 0
    for piece in pieces {
      piece.withUnsafeBytes {
        UnsafeMutableRawBufferPointer(rebasing: target[place..<place + $0.count])
          .copyMemory(from: $0)
      }
      place += piece.count
    }
    return packet
  }

  deinit {
    var doomed: UnsafeMutablePointer<AVPacket>? = raw
    av_packet_free(&doomed)
  }
}

/// An `AVFrame`, freed when its owner is released.
struct Frame: ~Copyable {
  let raw: UnsafeMutablePointer<AVFrame>

  private init(adopting raw: UnsafeMutablePointer<AVFrame>) { self.raw = raw }

  static func allocated(for path: String) throws(PictureError) -> Frame {
    guard let raw = av_frame_alloc() else { throw .outOfMemory(path) }
    return Frame(adopting: raw)
  }

  /// Takes the picture of `other`, which is empty afterwards.
  func take(_ other: borrowing Frame) {
    av_frame_unref(raw)
    av_frame_move_ref(raw, other.raw)
  }

  /// True if there is a picture.
  var isFilled: Bool { raw.pointee.buf.0 != nil }

  deinit {
    var doomed: UnsafeMutablePointer<AVFrame>? = raw
    av_frame_free(&doomed)
  }
}
