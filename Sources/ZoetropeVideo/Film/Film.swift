internal import CFFmpeg
internal import ZoetropeFrame

/// All that a film needs while it is written: encoder, file, and one frame and packet that serve again.
struct Film: ~Copyable {
  private let encoder: FilmEncoder
  private let muxer: FilmMuxer
  private let descriptor: FileDescriptor
  private let frame: FrameBuffer
  private let packet: Packet
  private let name: String
  private var framesIn = 0
  /// The number of frames that came out of the encoder into the file.
  private(set) var packetsOut = 0
  /// The last frame, in the order in which they are shown, that came out of the encoder.
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

  /// Copies some rows of the next frame in.
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

  /// Takes what is still in the encoder out, and ends the file. Once it `isStopped`, what the encoder
  /// has not given back within `patience` is left out, from the next frame on before which none is
  /// missing; after `most`, from any frame on.
  ///
  /// - Returns: how many frames the file holds; 0 when it is not worth keeping.
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
    // Packets come in the order in which they are decoded: of frames between others later.
    lastShown = max(lastShown, Int(packet.raw.pointee.pts))
    try muxer.write(packet)
    packetsOut += 1
  }
}
