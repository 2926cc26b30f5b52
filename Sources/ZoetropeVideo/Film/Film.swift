internal import CFFmpeg
internal import ZoetropeFrame

/// The resources for writing a film: encoder, file, and one frame and packet that are reused.
struct Film: ~Copyable {
  private let encoder: FilmEncoder
  private let muxer: FilmMuxer
  private let descriptor: FileDescriptor
  private let frame: FrameBuffer
  private let packet: Packet
  private let name: String
  private var framesIn = 0
  /// The number of frames that the encoder has returned and that were written to the file.
  private(set) var packetsOut = 0
  /// The index in display order of the last frame that the encoder has returned; -1 before the
  /// first.
  private var lastShown = -1

  static func open(
    path: String, called name: String, settings: FilmSettings
  ) throws(VideoError) -> Film {
    let encoder = try FilmEncoder.open(settings)
    let frame = try FrameBuffer.allocate(settings.size, settings.format.pixels.raw)
    let packet = try Packet.allocate()
    let muxer = try FilmMuxer.open(path: path, called: name, settings: settings, encoder: encoder)
    let descriptor = try FileDescriptor(existing: path, called: name)
    return Film(
      encoder: encoder, muxer: muxer, descriptor: descriptor, frame: frame, packet: packet,
      name: name)
  }

  /// Copies some rows into the next frame.
  func load(_ strip: some FramePlanes) throws(VideoError) {
    try frame.makeWritable()
    frame.load(strip.planes)
  }

  /// Encodes the frame whose rows were loaded.
  mutating func encodeLoaded() throws(VideoError) {
    try encoder.send(frame, index: framesIn)
    framesIn += 1
    try drain()
  }

  /// Flushes the encoder and completes the file.
  ///
  /// `isStopped` is called after each frame. Once it has returned true, the encoder has the time
  /// `patience` to return more frames, or up to `most` while a frame before the last one is
  /// missing. Later frames are left out.
  ///
  /// - Returns: the number of frames in the file; 0 if the file has none and was not completed.
  mutating func finish(
    patience: Duration, atMost most: Duration, unless isStopped: () -> Bool
  ) throws(VideoError) -> Int {
    guard framesIn > 0 else {
      throw VideoError(code: .encoding, step: "finish \(name)", reason: "it has no frames")
    }
    try encoder.flush()
    var stopped: ContinuousClock.Instant?
    while try encoder.receive(packet) == .packet {
      try write()
      guard isStopped() else { continue }
      let now = ContinuousClock.now
      let waited = (stopped ?? now).duration(to: now)
      stopped = stopped ?? now
      let isComplete = lastShown + 1 == packetsOut
      if waited >= patience, isComplete || waited >= most { break }
    }
    guard packetsOut == framesIn || stopped != nil else {
      throw VideoError(
        code: .encoding, step: "finish \(name)",
        reason: "the encoder took \(framesIn) frames and gave back \(packetsOut)")
    }
    guard packetsOut > 0 else { return 0 }
    try muxer.finish(descriptor, called: name)
    try descriptor.sync(name)
    return packetsOut
  }

  private mutating func drain() throws(VideoError) {
    while try encoder.receive(packet) == .packet { try write() }
  }

  private mutating func write() throws(VideoError) {
    // Packets come in decoding order: a frame shown between others comes after them.
    lastShown = max(lastShown, Int(packet.raw.pointee.pts))
    try muxer.write(packet)
    packetsOut += 1
  }
}
